using System.Collections.Immutable;
using System.Text.Json;
using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.Turns;
using Assistant.Brains.Understanding.Slots;

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
    /// <param name="country">The shopper's, as ISO 3166-1 code.</param>
    public ImmutableSortedDictionary<string, JsonElement> Arguments(string? country)
    {
        var arguments = ImmutableSortedDictionary.Create<string, JsonElement>(StringComparer.Ordinal).Add(Slots.Query, Slots.ToJson(Slots.Query, Words));
        return ForCountry(Before is null ? arguments : arguments.Add(Slots.Before, Slots.ToJson(Slots.Before, Before)), country);
    }

    /// <summary>With the shopper's country, where it is known: what the pages say of others is nothing to them.</summary>
    public static ImmutableSortedDictionary<string, JsonElement> ForCountry(ImmutableSortedDictionary<string, JsonElement> arguments, string? country) =>
        country is not null && CountryNames.Of(country) is [var name, ..] ? arguments.SetItem(Slots.Country, Slots.ToJson(Slots.Country, name)) : arguments;

    /// <summary>The passages that answer, best first.</summary>
    public async Task<ImmutableArray<PassageFacts>> AnsweringAsync(Session session) =>
        [.. PassageFacts.Answering(await session.Tools.CallAsync(ToolNames.SearchPolicy, Arguments(session.State.Focus.Country)))];
}
