using System.Collections.Immutable;
using System.Numerics;
using System.Text.RegularExpressions;
using Assistant.Core.Text;

namespace Assistant.Core.Knowledge;

/// <summary>A sentence, a list item or a table row of a passage.</summary>
/// <param name="Number">The line of the passage that the sentence stands on.</param>
/// <param name="Introduction">Index of the sentence that introduces the list it belongs to.</param>
internal sealed partial record PassageSentence(int Index, int Number, string Text, int? Introduction)
{
    /// <summary>Openings of a sentence that limits the one before it, or says nothing without it.</summary>
    private static readonly string[] Conditions =
    [
        "unless", "except", "only if", "only when", "however", "but", "otherwise", "provided", "exceptions", "this", "that does not",
        "please note", "note that", "in that case", "if not", "instead", "it", "they", "these",
    ];

    private static readonly string[] General = ["all", "any", "every", "other", "most", "in other", "in all other", "everything"];

    private readonly AnswerKinds _held = AnswerShape.HeldBy(Text);

    public HashSet<string> Stems { get; } = SearchTerms.Of(Text).ToHashSet(StringComparer.Ordinal);

    /// <summary>The things without which it tells that something is so.</summary>
    public HashSet<string> Without { get; } = LackedThings.In(Text).ToHashSet(StringComparer.Ordinal);

    public bool IsRow { get; } = TableSentence.IsRow(Text);

    public string Shown => ShownAs(Text);

    /// <summary>What a table row is about: the words of its first cell; none of prose.</summary>
    private readonly IReadOnlyList<string> _key = TableSentence.IsRow(Text) ? SearchTerms.OfQuestion(TableSentence.KeyOf(Text)) : [];

    /// <summary>"All other countries", "Other repairs": it holds for what is not named.</summary>
    public bool IsGeneral { get; } = General.Any(word => (TableSentence.IsRow(Text) ? TableSentence.KeyOf(Text) : Text).StartsWith($"{word} ", StringComparison.OrdinalIgnoreCase));

    public bool NamesCountries { get; } = Countries.AreIn(SearchTerms.Of(Said(Text)).ToHashSet(StringComparer.Ordinal));

    /// <summary>"A parcel to any other country": it holds where no sentence beside it names the country.</summary>
    public bool IsForOtherCountries { get; } = Countries.AreOthers(Text);

    /// <summary>For which side of the EU's border it holds.</summary>
    public Countries.Union Union { get; } = Countries.UnionOf(Said(Text));

    /// <summary>"To addresses in the EU only."</summary>
    public bool IsRestricted { get; } = Words.Of(Text).Contains("only", StringComparer.OrdinalIgnoreCase);

    /// <summary>An item of a numbered list.</summary>
    public bool IsStep { get; } = Text.IndexOf(". ", StringComparison.Ordinal) is 1 or 2 && char.IsAsciiDigit(Text[0]);

    public bool IsIntroduction => Text.EndsWith(':');

    public bool IsCondition { get; } = Conditions.Any(word => Text.StartsWith(word, StringComparison.OrdinalIgnoreCase) && !char.IsLetter(Text.ElementAtOrDefault(word.Length)));

    /// <summary>The case that it begins with, "if a carrier asks you for duties": the words of it that carry meaning; none elsewhere.</summary>
    public IReadOnlyList<string> Case { get; } = NamedCase.Match(Text) is { Success: true } named ? SearchTerms.OfQuestion(named.Groups["case"].Value) : [];

    [GeneratedRegex("^(If|When|Once) (?<case>[^,]+),")]
    private static partial Regex NamedCase { get; }

    /// <summary>As a sentence that stands in a passage is told.</summary>
    public static string ShownAs(string text) => TableSentence.IsRow(text) ? TableSentence.Of(text) : text;

    /// <summary>Whether it is a table row about this.</summary>
    public bool IsAbout(ImmutableArray<string> stems) => _key.Count > 0 && stems.All(_key.Contains);

    public bool SaysAll(ImmutableArray<string> stems)
    {
        foreach (var stem in stems)
        {
            if (!Stems.Contains(stem))
                return false;
        }

        return true;
    }

    /// <summary>Whether another sentence says all that stands in the cells of this row.</summary>
    public bool IsSaidBy(PassageSentence prose) => IsRow && SearchTerms.OfQuestion(TableSentence.ValuesOf(Text)).All(prose.Stems.Contains);

    /// <summary>"We are closed on the days in the table": it says what the rows of one mean.</summary>
    public bool IsOfTable { get; } = !TableSentence.IsRow(Text) && TableSentence.IsSpokenOf(Text);

    /// <summary>Whether it holds all kinds of answer that are asked for.</summary>
    public bool Holds(AnswerKinds kinds) => (_held & kinds) == kinds;

    /// <summary>The share of the kinds of answer that are asked for which it holds; 0 where none is.</summary>
    public double Share(AnswerKinds kinds) =>
        kinds is AnswerKinds.None ? 0 : (double)BitOperations.PopCount((uint)(_held & kinds)) / BitOperations.PopCount((uint)kinds);

    /// <summary>What stands in the cells of a row: "UK" above a column of shoe sizes tells of no country.</summary>
    private static string Said(string text) => TableSentence.IsRow(text) ? $"{TableSentence.KeyOf(text)} {TableSentence.ValuesOf(text)}" : text;

    public bool SameBlock(PassageSentence other) => Number == other.Number;
}
