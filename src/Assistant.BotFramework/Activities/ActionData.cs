using System.Collections.Immutable;

namespace Assistant.BotFramework.Activities;

/// <summary>
/// An intended write as <c>channelData.action</c> tells it, on its card and on every later change of its state. Part of the face: extended,
/// never renamed. Amounts are integer minor units; what is null is absent.
/// </summary>
internal sealed record ActionData
{
    public required string Id { get; init; }

    /// <summary>The name of the tool, such as <c>create_return</c>.</summary>
    public required string Kind { get; init; }

    public required string State { get; init; }

    public string? Order { get; init; }

    public required ImmutableArray<ActionDataLine> Lines { get; init; }

    /// <summary>What goes back, or what the shopper pays where <see cref="RefundTo"/> is absent.</summary>
    public long? Amount { get; init; }

    /// <summary>Of all amounts here.</summary>
    public string? Currency { get; init; }

    public string? RefundTo { get; init; }

    public required string ExpiresAt { get; init; }

    /// <summary>What the shopper may type instead of clicking; only while it waits for them.</summary>
    public string? Code { get; init; }

    public IReadOnlyList<ActionDataFact>? Facts { get; init; }
}

/// <param name="Note">Such as <c>becomes 43, black</c>.</param>
internal sealed record ActionDataLine(string Id, string Title, int Quantity, long? Amount, string? Note);

internal sealed record ActionDataFact(string Label, string Value);
