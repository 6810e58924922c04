using System.Collections.Immutable;
using Assistant.Core.Knowledge;
using Assistant.Core.Policy.Prose;

namespace Assistant.Core.Policy.Compiling;

/// <summary>A sentence, list item or table row of a page.</summary>
/// <param name="Text">As it stands in the passage.</param>
/// <param name="Rules">Ids of the rules whose values markers put here.</param>
internal sealed record PageSentence(Passage Passage, string Text, ImmutableArray<string> Rules)
{
    private ImmutableArray<Figure> _figures;
    private ImmutableArray<Figure> _periods;

    /// <summary>As an answer shows it.</summary>
    public string Shown => TableSentence.IsRow(Text) ? TableSentence.Of(Text) : Text;

    /// <summary>Read once: pages outlive the releases that they are compiled into.</summary>
    public ImmutableArray<Figure> Figures => _figures.IsDefault ? _figures = FigureReader.Read(Text) : _figures;

    /// <summary>Those that tell how long something may be given back, exchanged or claimed.</summary>
    public ImmutableArray<Figure> Periods => _periods.IsDefault ? _periods = Figures.Any(IsDuration) ? PeriodPhrases.In(Text) : [] : _periods;

    private static bool IsDuration(Figure figure) =>
        figure.Unit is FigureUnit.Days or FigureUnit.WorkingDays or FigureUnit.Weeks or FigureUnit.Months or FigureUnit.Years;

    /// <summary>All sentences, list items and table rows of a passage.</summary>
    public static IEnumerable<PageSentence> Of(Passage passage, MarkedText marked)
    {
        var from = 0;
        foreach (var text in AnswerSentences.Split(marked.Text))
        {
            var at = marked.Text.IndexOf(text, from, StringComparison.Ordinal);
            from = at + text.Length;
            yield return new(passage, text, [.. marked.Places.Where(place => place.At >= at && place.At <= from).Select(place => place.Rule).Distinct()]);
        }
    }
}
