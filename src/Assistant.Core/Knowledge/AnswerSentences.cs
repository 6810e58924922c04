using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Assistant.Core.Text;

namespace Assistant.Core.Knowledge;

/// <summary>
/// Finds the sentences of a passage that answer a question; whole, with their conditions, verbatim but for table rows, whose cells
/// are put into a sentence.
/// </summary>
public static class AnswerSentences
{
    private const int MostSentences = 3;
    private const int MostRows = 12;

    /// <summary>A further sentence is worth showing when it says at least this much of what the best one says.</summary>
    private const double WorthAdding = 0.75;

    /// <summary>A section whose heading, or a question that its editor named, has this share of the asked words answers as a whole.</summary>
    private const double AnswersAsAWhole = 0.6;

    /// <summary>The first sentence of a section states its rule; exceptions and details come after it.</summary>
    private const double FirstSentence = 1.25;

    private const double InHeading = 0.4;

    /// <summary>A sentence with an amount answers "how much" better than one without.</summary>
    private const double RightShape = 1.4;

    /// <summary>Openings of a sentence that limits the one before it, or says nothing without it.</summary>
    private static readonly string[] Conditions =
    [
        "unless", "except", "only if", "only when", "however", "but", "otherwise", "provided", "exceptions", "this", "that does not",
        "please note", "note that", "in that case", "if not", "instead", "it", "they", "these",
    ];

    /// <summary>Passages are asked again and again; each is cut into sentences once, and forgotten with its release.</summary>
    private static readonly ConditionalWeakTable<Passage, ReadPassage> ReadPassages = [];

    private static readonly QuestionConcepts Concepts = new(new TermTies(), RelatedWords.Ties);

    /// <summary>
    /// One to three sentences (or list items, or table rows) in page order. A sentence never comes without the next one where that
    /// one limits it, and a list item never without the list's introduction.
    /// </summary>
    public static ImmutableArray<string> Select(Passage passage, string query)
    {
        var read = ReadPassages.GetValue(passage, passage => new(passage, Read(passage.Text)));
        var sentences = read.Sentences;
        if (sentences.Length <= 1)
            return [.. sentences.Select(sentence => sentence.Shown)];

        var kinds = AnswerShape.AskedFor(query);
        if (IsAbout(passage, query, share: 1) && WholeTable(sentences, query, kinds) is { IsEmpty: false } table)
            return table;

        var scores = Scores(read, query, kinds);
        var most = scores.Max();
        var chosen = new SortedSet<int>();
        if (!TableSentence.IsRow(sentences[0].Text) && sentences[0].Holds(kinds) && IsAbout(passage, query, AnswersAsAWhole))
        {
            // The words that were asked stand above the text; what it says about them begins with its first sentence.
            chosen.UnionWith(WithNeighbours(sentences, 0));
        }

        foreach (var best in Enumerable.Range(0, sentences.Length).OrderByDescending(i => scores[i]).ThenBy(i => i))
        {
            var group = WithNeighbours(sentences, best);
            if (chosen.Count > 0 && (most <= 0 || scores[best] < WorthAdding * most || chosen.Union(group).Count() > MostSentences))
                break;
            chosen.UnionWith(group);
        }

        return [.. chosen.Select(i => sentences[i].Shown)];
    }

    /// <summary>All sentences of a passage, list items and table rows included, as <see cref="Select"/> shows them.</summary>
    public static List<string> All(string text) => [.. Read(text).Select(sentence => sentence.Shown)];

    /// <summary>
    /// All rows of the table that a passage begins with, as a list: "which payment methods do you take?" is answered by no single one.
    /// Empty where the question names a row, or asks for what the rows do not hold.
    /// </summary>
    private static ImmutableArray<string> WholeTable(ImmutableArray<Line> sentences, string query, AnswerKinds kinds)
    {
        var rows = sentences.TakeWhile(sentence => TableSentence.IsRow(sentence.Text)).ToList();
        var asked = SearchTerms.OfQuestion(query);
        var fits = rows.Count is > 1 and <= MostRows
            && rows.Exists(row => row.Holds(kinds))
            && !rows.Exists(row => SearchTerms.OfQuestion(TableSentence.KeyOf(row.Text)).Intersect(asked).Any());
        return fits ? [.. rows.Select(row => $"- {row.Shown}")] : [];
    }

    /// <summary>Whether the heading, or a question that the editor named, has at least this share of the asked words.</summary>
    private static bool IsAbout(Passage passage, string query, double share)
    {
        var asked = SearchTerms.OfQuestion(query).ToHashSet(StringComparer.Ordinal);
        return asked.Count > 0
            && passage.Asks.Append(string.Join(' ', passage.HeadingPath)).Any(name => asked.Intersect(SearchTerms.OfQuestion(name)).Count() >= share * asked.Count);
    }

    /// <summary>
    /// What is rare in the passage counts more; a sentence is not better for being long. Where nothing matches, the first sentence
    /// speaks for the passage.
    /// </summary>
    private static double[] Scores(ReadPassage passage, string query, AnswerKinds kinds)
    {
        var sentences = passage.Sentences;
        var scores = new double[sentences.Length];
        foreach (var concept in Concepts.Of(query))
        {
            // What stands in the heading all of its sentences are about; the other words tell which of them is asked for.
            var weight = concept.Weight * (concept.Asked.All(passage.Subject.Contains) ? InHeading : 1);
            var meant = passage.Spelling.Nearest(concept.Asked[0]);
            var said = sentences.Select(sentence => Said(sentence, concept, meant)).ToList();
            var rarity = Math.Log(1 + ((double)sentences.Length / Math.Max(1, said.Count(share => share > 0))));
            for (var i = 0; i < scores.Length; i++)
                scores[i] += weight * rarity * said[i];
        }

        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] *= (i == 0 ? FirstSentence : 1) / Math.Sqrt(8 + sentences[i].Stems.Count);
            if (kinds is not AnswerKinds.None && sentences[i].Holds(kinds))
                scores[i] *= RightShape;
        }

        return scores;
    }

    /// <summary>How near a sentence comes to saying a concept, 0 to 1.</summary>
    /// <param name="meant">The word of the passage that a mistyped one is near to.</param>
    private static double Said(Line sentence, Concept concept, string? meant)
    {
        if (concept.Asked.All(sentence.Stems.Contains) || (concept.Asked.Length == 1 && meant is not null && sentence.Stems.Contains(meant)))
            return 1;

        return concept.Others.Where(way => way.Stems.All(sentence.Stems.Contains)).Select(way => way.Share).DefaultIfEmpty().Max();
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
            if (!isItem && !TableSentence.IsRow(line))
                introduction = null;

            foreach (var sentence in isItem || TableSentence.IsRow(line) ? [line.TrimEnd()] : Sentences.Split(line))
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

    private sealed class ReadPassage(Passage passage, ImmutableArray<Line> sentences)
    {
        public HashSet<string> Subject { get; } = passage.HeadingPath.SelectMany(SearchTerms.Of).ToHashSet(StringComparer.Ordinal);

        public ImmutableArray<Line> Sentences => sentences;

        public Spelling Spelling { get; } = new(sentences.SelectMany(sentence => sentence.Stems).Distinct().Order(StringComparer.Ordinal));
    }

    /// <param name="Number">The line of the passage that the sentence stands on.</param>
    /// <param name="Introduction">Index of the sentence that introduces the list it belongs to.</param>
    private sealed record Line(int Index, int Number, string Text, int? Introduction)
    {
        private readonly AnswerKinds _held = AnswerShape.HeldBy(Text);

        public HashSet<string> Stems { get; } = SearchTerms.Of(Text).ToHashSet(StringComparer.Ordinal);

        public string Shown => TableSentence.IsRow(Text) ? TableSentence.Of(Text) : Text;

        public bool IsIntroduction => Text.EndsWith(':');

        public bool IsCondition { get; } = Conditions.Any(word => Text.StartsWith(word, StringComparison.OrdinalIgnoreCase) && !char.IsLetter(Text.ElementAtOrDefault(word.Length)));

        /// <summary>Whether it holds all kinds of answer that are asked for.</summary>
        public bool Holds(AnswerKinds kinds) => (_held & kinds) == kinds;

        public bool SameBlock(Line other) => Number == other.Number;
    }
}
