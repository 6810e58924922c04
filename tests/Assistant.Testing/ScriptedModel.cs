using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Assistant.Testing;

/// <summary>A model that says what a test tells it to, step by step, and keeps what it was shown.</summary>
public sealed class ScriptedModel(params IReadOnlyList<ScriptedModel.Step> script) : IChatClient
{
    private readonly Lock _lock = new();
    private readonly List<Request> _requests = [];
    private int _next;

    /// <summary>Every request so far, oldest first.</summary>
    public IReadOnlyList<Request> Requests
    {
        get
        {
            lock (_lock)
            {
                return [.. _requests];
            }
        }
    }

    public static Step Says(string text) => new Step.Text(text);

    public static Step Calls(string tool, object? arguments = null) => new Step.Call(tool, arguments);

    public static Step Fails(Exception fault) => new Step.Fault(fault);

    /// <summary>Answers by a function of what it is shown, for as long as it is asked.</summary>
    public static Step Does(Func<Request, ChatMessage> reply) => new Step.Reply(reply);

    /// <summary>Goes on with another step once <paramref name="opened"/> is done.</summary>
    public static Step After(Task opened, Step then) => new Step.Wait(opened, then);

    /// <summary>Never answers, and stops when it is told to.</summary>
    public static Step Hangs() => new Step.Silence(Listens: true);

    /// <summary>Never answers, and does not hear that it should stop.</summary>
    public static Step HangsDeaf() => new Step.Silence(Listens: false);

    public void AssertConsumed()
    {
        if (_next < script.Count)
        {
            throw new InvalidOperationException($"The model was asked {_next} times, the script has {script.Count} steps.");
        }
    }

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var request = new Request([.. messages], [.. (options?.Tools ?? []).Select(tool => tool.Name)]);
        Step step;
        string call;
        lock (_lock)
        {
            _requests.Add(request);
            step = NextStep();
            call = $"call-{_requests.Count}";
        }

        while (step is Step.Wait(var opened, var then))
        {
            await opened.WaitAsync(cancellationToken);
            step = then;
        }

        return new ChatResponse(step switch
        {
            Step.Text(var text) => new ChatMessage(ChatRole.Assistant, text),
            Step.Call(var tool, var arguments) => new ChatMessage(
                ChatRole.Assistant, [new FunctionCallContent(call, tool, AsArguments(arguments))]),
            Step.Reply(var reply) => reply(request),
            Step.Silence(var listens) => await SilenceAsync(listens ? cancellationToken : CancellationToken.None),
            Step.Fault(var fault) => throw fault,
            _ => throw new InvalidOperationException("An unknown step."),
        });
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates())
        {
            yield return update;
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata("scripted") : null;

    public void Dispose()
    {
    }

    private Step NextStep() => script.Count > 0 && script[^1] is Step.Reply && _next >= script.Count - 1
        ? script[^1]
        : _next < script.Count
            ? script[_next++]
            : throw new InvalidOperationException($"The script has {script.Count} steps, and the model was asked once more.");

    private static async Task<ChatMessage> SilenceAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        throw new InvalidOperationException("Silence does not end.");
    }

    public static Dictionary<string, object?> AsArguments(object? arguments) => arguments is null
        ? []
        : arguments.GetType().GetProperties().ToDictionary(property => property.Name, property => property.GetValue(arguments));

    public sealed record Request(IReadOnlyList<ChatMessage> Messages, IReadOnlyList<string> Tools);

    public abstract record Step
    {
        private Step()
        {
        }

        internal sealed record Text(string Value) : Step;

        internal sealed record Call(string Tool, object? Arguments) : Step;

        internal sealed record Reply(Func<Request, ChatMessage> Make) : Step;

        internal sealed record Fault(Exception Exception) : Step;

        internal sealed record Wait(Task Opened, Step Then) : Step;

        internal sealed record Silence(bool Listens) : Step;
    }
}
