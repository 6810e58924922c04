using System.Collections.Immutable;
using Assistant.Core.Text;

namespace Assistant.Core.Knowledge;

/// <summary>Finds the sentences of a passage that answer a question; whole, verbatim, with their conditions.</summary>
public static class AnswerSentences
{
    private const int MostSentences = 3;

    /// <summary>A further sentence is worth showing when it says at least this much of what the best one says.</summary>
    private const double WorthAdding = 0.6;

    /// <summary>A section whose heading, or a question that its editor named, has this share of the asked words answers as a whole.</summary>
    private const double AnswersAsAWhole = 0.6;

    /// <summary>Openings of a sentence that limits the one before it.</summary>
    private static readonly string[] Conditions =
    [
        "unless", "except", "only if", "only when", "however", "but", "otherwise", "provided", "exceptions", "this does not", "this only",
        "that does not", "please note", "note that", "in that case", "if not", "instead",
    ];

    /// <summary>
    /// One to three sentences (or list items, or table rows) in page order. A sentence never comes without the next one where that
    /// one limits it, and a list item never without the list's introduction.
    /// </summary>
    public static ImmutableArray<string> Select(Passage passage, string query)
    {
        var sentences = Read(passage.Text);
        if (sentences.Length <= 1)
            return [.. sentences.Select(sentence => sentence.Text)];

        var asked = SearchTerms.OfQuestion(query).ToHashSet(StringComparer.Ordinal);
        var scores = Scores(sentences, asked);
        var chosen = new SortedSet<int>();
        if (IsAbout(passage, asked))
        {
            // The words that were asked stand above the text; what it says about them begins with its first sentence.
            chosen.UnionWith(WithNeighbours(sentences, 0));
        }

        foreach (var best in Enumerable.Range(0, sentences.Length).OrderByDescending(i => scores[i]).ThenBy(i => i))
        {
            var group = WithNeighbours(sentences, best);
            var worth = chosen.Count == 0 || scores[best] >= WorthAdding * scores.Max();
            if (!worth || (chosen.Count > 0 && chosen.Union(group).Count() > MostSentences))
                break;
            chosen.UnionWith(group);
        }

        return [.. chosen.Select(i => sentences[i].Text)];
    }

    private static bool IsAbout(Passage passage, HashSet<string> asked) => asked.Count > 0
        && passage.Asks.Append(string.Join(' ', passage.HeadingPath)).Any(title =>
            asked.Intersect(SearchTerms.OfQuestion(title)).Count() >= AnswersAsAWhole * asked.Count);

    /// <summary>
    /// Rare words of the passage count more; a sentence in the middle of nowhere is not better for being long. Where nothing
    /// matches, the first sentence speaks for the passage.
    /// </summary>
    private static double[] Scores(ImmutableArray<Line> sentences, HashSet<string> asked)
    {
        var holding = sentences
            .SelectMany(sentence => sentence.Stems)
            .Where(asked.Contains)
            .CountBy(stem => stem, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);
        return
        [
            .. sentences.Select((sentence, i) =>
                sentence.Stems.Where(asked.Contains).Sum(stem => Math.Log(1 + ((double)sentences.Length / holding[stem])))
                / Math.Sqrt(8 + sentence.Stems.Count)
                + (i == 0 ? 0.02 : 0)),
        ];
    }

    private static IEnumerable<int> WithNeighbours(ImmutableArray<Line> sentences, int at)
    {
        // A condition is no answer without the sentence that it limits, nor that sentence without its conditions.
        var first = at;
        while (first > 0 && sentences[first].IsCondition && sentences[first - 1].SameBlock(sentences[first]))
            first--;
        var last = at;
        while (last + 1 < sentences.Length && sentences[last + 1].IsCondition && sentences[last].SameBlock(sentences[last + 1]))
            last++;

        // An introduction is no answer without the list that it introduces.
        if (sentences[last].IsIntroduction)
        {
            while (last + 1 < sentences.Length && sentences[last + 1].Introduction == sentences[at].Index)
                last++;
        }

        var indexes = Enumerable.Range(first, last - first + 1);
        return sentences[first].Introduction is { } introduction ? indexes.Prepend(introduction) : indexes;
    }

    private static ImmutableArray<Line> Read(string text)
    {
        var sentences = ImmutableArray.CreateBuilder<Line>();
        int? introduction = null;
        foreach (var (number, line) in text.Split('\n').Index())
        {
            var isItem = IsListItem(line);
            if (!isItem && !IsTableRow(line))
                introduction = null;

            foreach (var sentence in isItem ? [line.TrimEnd()] : Sentences.Split(line))
                sentences.Add(new(sentences.Count, number, sentence, introduction));
            if (introduction is null && sentences is [.., { Text: [.., ':'] }])
                introduction = sentences.Count - 1;
        }

        return sentences.ToImmutable();
    }

    private static bool IsListItem(string line)
    {
        var item = line.AsSpan().TrimStart();
        return item.StartsWith("- ") || (item.IndexOf(". ") is > 0 and <= 3 && char.IsAsciiDigit(item[0]));
    }

    private static bool IsTableRow(string line) => line.Contains("; ", StringComparison.Ordinal) && line.IndexOf(": ", StringComparison.Ordinal) > 0;

    /// <param name="Number">The line of the passage that the sentence stands on.</param>
    /// <param name="Introduction">Index of the sentence that introduces the list it belongs to.</param>
    private sealed record Line(int Index, int Number, string Text, int? Introduction)
    {
        public HashSet<string> Stems { get; } = SearchTerms.Of(Text).ToHashSet(StringComparer.Ordinal);

        public bool IsIntroduction => Text.EndsWith(':');

        public bool IsCondition => Conditions.Any(word => Text.StartsWith(word, StringComparison.OrdinalIgnoreCase) && !char.IsLetter(Text.ElementAtOrDefault(word.Length)));

        public bool SameBlock(Line other) => Number == other.Number;
    }
}
