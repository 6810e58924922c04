using System.Collections.Immutable;
using System.Text.Json;
using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.Turns;

namespace Assistant.Brains.BuiltIn.Policy;

/// <summary>What the pages are asked.</summary>
/// <param name="Words">A question in the shopper's words, or one that a flow has written.</param>
/// <param name="Before">The question that it may go on with.</param>
internal sealed record PageQuestion(string Words, string? Before)
{
    /// <summary>What a flow asks with these values; null where it has nothing to ask.</summary>
    public static PageQuestion? Of(OpenFlow open) =>
        open.Slots.TryGetValue(Slots.Question, out var question) ? new(question, open.Slots.GetValueOrDefault(Slots.Before)) : null;

    /// <summary>The arguments of <c>search_policy</c>; equal questions of a turn are one call, whoever asks.</summary>
    public ImmutableSortedDictionary<string, JsonElement> Arguments(Focus focus)
    {
        var arguments = ImmutableSortedDictionary.Create<string, JsonElement>(StringComparer.Ordinal).Add(Slots.Query, Slots.ToJson(Slots.Query, Words));
        return Placed(Before is null ? arguments : arguments.Add(Slots.Before, Slots.ToJson(Slots.Before, Before)), focus);
    }

    /// <summary>The same arguments for the shopper's country, where it is known.</summary>
    public static ImmutableSortedDictionary<string, JsonElement> Placed(ImmutableSortedDictionary<string, JsonElement> arguments, Focus focus) =>
        focus.Country is { } country ? arguments.SetItem(Slots.Country, Slots.ToJson(Slots.Country, country)) : arguments;

    /// <summary>The passages that answer, best first.</summary>
    public async Task<ImmutableArray<PassageFacts>> AnsweringAsync(Session session) =>
        [.. PassageFacts.Answering(await session.Tools.CallAsync(ToolNames.SearchPolicy, Arguments(session.State.Focus)))];
}
