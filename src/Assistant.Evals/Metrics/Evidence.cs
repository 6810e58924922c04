using System.Collections.Immutable;
using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using Assistant.Core.Text;
using Assistant.Evals.Playing;

namespace Assistant.Evals.Metrics;

internal enum Support
{
    Supported,
    Unsupported,

    /// <summary>A tool was asked whose answer nobody kept: the claim may rest on it.</summary>
    Unknown,
}

/// <summary>
/// What the claims of an answer may rest on: the passages that it cites, the cards beside it, also that of a change, and what tools and the
/// shop's receipts told in its turn.
/// </summary>
/// <remarks>
/// A claim is supported when each of its values stands in the evidence and, for a claim about policy, when half of its meaningful words
/// stand in one cited passage (or, where tools told its values, without that). A duration or share may also rest on the bare number that
/// a tool gave. Lexical on purpose: it needs no model and never changes its mind. It cannot see a sentence that turns a passage round
/// ("you can't" for "you can"); the sentences of the built-in brain are verbatim.
/// </remarks>
internal sealed class Evidence
{
    private const double WordsThatMustStand = 0.5;

    private readonly HashSet<Value> _cited;
    private readonly HashSet<Value> _facts;
    private readonly List<HashSet<string>> _passages;
    private readonly bool _hidden;

    /// <param name="facts">What tools told; null where nobody kept it.</param>
    /// <param name="tools">The tools that found something in the turn; null where that cannot be seen.</param>
    public Evidence(OutgoingMessage answer, ImmutableArray<ToolFact>? facts, IEnumerable<string>? tools)
    {
        _cited = [.. answer.Citations.SelectMany(citation => Values.In(Text(citation)))];
        _facts = [.. answer.Cards.SelectMany(Texts).Concat(Texts(answer.Action)).SelectMany(Values.In), .. (facts ?? []).SelectMany(fact => fact.Values)];
        _passages = [.. answer.Citations.Select(citation => SearchTerms.Of(Text(citation)).ToHashSet(StringComparer.Ordinal))];
        _hidden = facts is null && (answer.Action is not null || (tools?.Any(tool => tool is not "search_policy") ?? true));
    }

    public Support Of(Claim claim)
    {
        var fromTools = claim.Values.All(value => _facts.Contains(value) || HoldsNumberOf(value));
        var fromAnywhere = claim.Values.All(value => _cited.Contains(value) || _facts.Contains(value) || HoldsNumberOf(value));
        var supported = claim switch
        {
            { IsPolicy: false } => fromAnywhere,
            { Values.IsEmpty: true } => IsSaidByAPassage(claim),
            _ => fromAnywhere && (IsSaidByAPassage(claim) || fromTools),
        };
        return supported ? Support.Supported
            : _hidden && !claim.IsPolicy ? Support.Unknown
            : Support.Unsupported;
    }

    private bool IsSaidByAPassage(Claim claim)
    {
        var meant = SearchTerms.OfQuestion(claim.Sentence).ToHashSet(StringComparer.Ordinal);
        return _passages.Exists(passage => meant.Count(passage.Contains) >= WordsThatMustStand * meant.Count);
    }

    private bool HoldsNumberOf(Value value) =>
        value.Kind is ValueKind.Duration or ValueKind.Share && _facts.Contains(new Value(ValueKind.Number, value.Text.Split(' ')[0]));

    private static string Text(Citation citation) => $"{citation.Title}\n{citation.Heading}\n{citation.Text}";

    private static IEnumerable<string> Texts(ActionNote? told) => told is null ? [] : [ActionWords.Title(told), .. ActionWords.Lines(told)];

    private static IEnumerable<string> Texts(Card card) => card switch
    {
        Card.OrderCard order =>
        [
            order.Order.Value, order.Title, order.Total.ToString(),
            .. order.Facts.SelectMany(fact => new[] { fact.Label, fact.Value }),
            .. order.Items.SelectMany(item => new[] { item.Title, item.Subtitle, item.Amount, FormattableString.Invariant($"{item.Quantity}") }),
        ],
        Card.ProductCard product => [product.Title, product.Price, product.Details],
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
