using Assistant.Testing;
using Microsoft.Extensions.AI;

namespace Assistant.Crash.Host;

/// <summary>What shoppers of these tests say, and a brain that takes each for the call of one tool.</summary>
public static class Wishes
{
    public const string Look = "please look at W1002";
    public const string Policy = "please tell me how long I can return things";
    public const string Person = "I want to talk to a person";

    public static string Return(string line) => $"please return line {line} of W1002";

    public static string Phone(string number) => $"please change my phone to {number}";

    public static ScriptedModel Brain() => new(ScriptedModel.Does(request => Answer(request, Calls)));

    /// <summary>A brain that calls what <paramref name="calls"/> makes of the shopper's last words, and says something harmless otherwise.</summary>
    public static ChatMessage Answer(ScriptedModel.Request request, Func<string, (string Tool, object Arguments)?> calls)
    {
        var last = request.Messages[^1];
        var words = last.Role == ChatRole.User ? last.Text : "";
        return calls(words) is (var tool, var arguments) && request.Tools.Contains(tool)
            ? new ChatMessage(ChatRole.Assistant, [new FunctionCallContent("call-1", tool, ScriptedModel.AsArguments(arguments))])
            : new ChatMessage(ChatRole.Assistant, "All right.");
    }

    private static (string Tool, object Arguments)? Calls(string words) =>
        words.Contains(Look, StringComparison.Ordinal) ? ("find_order", new { order = "W1002" })
        : words.Contains(Policy, StringComparison.Ordinal) ? ("search_policy", new { query = "How long can I return things?" })
        : After(words, "return line ") is { } line ? ("create_return", new { order = "W1002", items = new[] { new { line = line[..1] } } })
        : After(words, "my phone to ") is { } phone ? ("update_profile", new { phone })
        : null;

    private static string? After(string words, string lead) =>
        words.IndexOf(lead, StringComparison.Ordinal) is var at and >= 0 ? words[(at + lead.Length)..].Trim() : null;
}
