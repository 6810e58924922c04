using System.Text.Json;
using Assistant.Testing;

namespace Assistant.Core.Tests.Guardrails.Sensitive;

/// <summary>Messages on sensitive topics, plain and oblique, and harmless ones that look like them.</summary>
/// <remarks>
/// Written before the patterns, but for those on bereavement and fraud, which came with theirs. The seen half was read while the patterns were made; of the unseen half only figures were.
/// </remarks>
internal static class SensitiveMessages
{
    public static IReadOnlyList<SensitiveMessage> Seen { get; } = Read("seen");

    public static IReadOnlyList<SensitiveMessage> Unseen { get; } = Read("unseen");

    public static IReadOnlyList<SensitiveMessage> All { get; } = [.. Seen, .. Unseen];

    /// <summary>Three further sets, each measured before it was looked at and learnt from after.</summary>
    public static IReadOnlyList<SensitiveMessage> Later { get; } = [.. Read("later"), .. Read("last"), .. Read("newest")];

    private static List<SensitiveMessage> Read(string half) =>
    [
        .. File.ReadLines(Path.Combine(Repository.Root, "tests", "Assistant.Core.Tests", "Guardrails", "Sensitive", $"messages-{half}.jsonl"))
            .Select(line => JsonSerializer.Deserialize<SensitiveMessage>(line, JsonSerializerOptions.Web)!),
    ];
}

/// <param name="Topic">What it is about, or looks as if it were.</param>
/// <param name="Stops">Whether a person must take it up.</param>
internal sealed record SensitiveMessage(string Text, string Topic, bool Stops);
