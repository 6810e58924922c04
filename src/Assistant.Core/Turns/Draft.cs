using System.Collections.Immutable;
using Assistant.Core.Actions;
using Assistant.Core.Conversations;

namespace Assistant.Core.Turns;

/// <summary>An answer before the guardrails have seen it.</summary>
/// <param name="Text">May carry markers of this turn's sources, such as <c>[S1]</c>.</param>
public sealed record Draft(string Text)
{
    /// <summary>What the markers point to, numbered in order of appearance, once they are resolved.</summary>
    public ImmutableArray<Citation> Citations { get; init; } = [];

    public ImmutableArray<Card> Cards { get; init; } = [];

    public ImmutableArray<string> Suggestions { get; init; } = [];

    /// <summary>The intended write that it shows or tells of; set by code alone.</summary>
    public ActionNote? Action { get; init; }

    /// <summary>The cited passages as <c>page#anchor@version</c>, for records.</summary>
    public ImmutableArray<string> Sources => [.. Citations.Select(citation => $"{citation.Page}#{citation.Anchor}@{citation.Version}")];

    public OutgoingMessage AsMessage() =>
        new(Speaker.Assistant, Text) { Citations = Citations, Cards = Cards, Suggestions = Suggestions, Action = Action };
}
