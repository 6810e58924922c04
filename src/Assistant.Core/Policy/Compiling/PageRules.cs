using System.Collections.Immutable;
using Assistant.Core.Knowledge;
using Assistant.Core.Policy.Prose;
using Assistant.Core.Policy.Rules;

namespace Assistant.Core.Policy.Compiling;

/// <summary>What a page contributes to the rules of a release.</summary>
/// <param name="Drafts">Its own rules.</param>
/// <param name="Sentences">Its sentences in page order, with the rules whose values markers put into them.</param>
internal sealed record PageRules(ImmutableArray<RuleDraft> Drafts, ImmutableArray<PageSentence> Sentences)
{
    public static PageRules None { get; } = new([], []);
}

/// <param name="Text">As it stands in the passage.</param>
/// <param name="Rules">Ids of the rules whose values markers put here.</param>
internal sealed record PageSentence(Passage Passage, string Text, ImmutableArray<string> Rules)
{
    /// <summary>As an answer shows it.</summary>
    public string Shown => TableSentence.IsRow(Text) ? TableSentence.Of(Text) : Text;

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
