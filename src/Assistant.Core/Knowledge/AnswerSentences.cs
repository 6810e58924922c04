using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Assistant.Core.Text;

namespace Assistant.Core.Knowledge;

/// <summary>
/// Finds the sentences of a passage that answer a question; whole, with their conditions, verbatim but for table rows, whose cells
/// are put into a sentence.
/// </summary>
/// <remarks>A question is read once, for all the passages that are asked.</remarks>
public sealed class AnswerSentences(string question)
{
    private const int MostSentences = 3;
    private const int MostRows = 12;

    /// <summary>A further sentence is worth showing when it says at least this much of what the best one says.</summary>
    private const double WorthAdding = 0.4;

    /// <summary>The same of a sentence without what was asked for: who asks "how long" wants no sentence without a time.</summary>
    private const double WorthAddingAside = 0.75;

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

    private static readonly QuestionConcepts Related = new(new TermTies(), RelatedWords.Ties);

    private readonly AnswerKinds _kinds = AnswerShape.AskedFor(question);
    private readonly ImmutableArray<Concept> _concepts = Related.Of(question);
    private readonly HashSet<string> _asked = SearchTerms.OfQuestion(question).ToHashSet(StringComparer.Ordinal);

    /// <summary>As <see cref="Select(Passage)"/>, for a single passage.</summary>
    public static ImmutableArray<string> Select(Passage passage, string question) => new AnswerSentences(question).Select(passage);

    /// <summary>
    /// One to three sentences (or list items, or table rows) in page order. A sentence never comes without the next one where that
    /// one limits it, and a list item never without the list's introduction.
    /// </summary>
    public ImmutableArray<string> Select(Passage passage)
    {
        var read = ReadPassages.GetValue(passage, passage => new(passage, Read(passage.Text)));
        var sentences = read.Sentences;
        if (sentences.Length <= 1)
            return [.. sentences.Select(sentence => sentence.Shown)];

        if (IsAbout(read, share: 1) && WholeTable(sentences) is { IsEmpty: false } table)
            return table;

        var scores = Scores(read);
        var most = scores.Max();
        var chosen = new SortedSet<int>();
        if (!TableSentence.IsRow(sentences[0].Text) && sentences[0].Holds(_kinds) && IsAbout(read, AnswersAsAWhole))
        {
            // The words that were asked stand above the text; what it says about them begins with its first sentence.
            chosen.UnionWith(WithNeighbours(sentences, 0));
        }

        foreach (var best in Enumerable.Range(0, sentences.Length).OrderByDescending(i => scores[i]).ThenBy(i => i))
        {
            var group = WithNeighbours(sentences, best);
            if (chosen.Count > 0 && (most <= 0 || scores[best] < (sentences[best].Holds(_kinds) ? WorthAdding : WorthAddingAside) * most || chosen.Union(group).Count() > MostSentences))
                break;
            chosen.UnionWith(group);
        }

        return [.. chosen.Select(i => sentences[i].Shown)];
    }

    /// <summary>All sentences of a passage, list items and table rows included, as <see cref="Select"/> shows them.</summary>
    public static List<string> All(string text) => [.. Read(text).Select(sentence => sentence.Shown)];

    /// <summary>The same as they stand in the passage.</summary>
    internal static IEnumerable<string> Split(string text) => text.Split('\n')
        .SelectMany(line => IsListItem(line) || TableSentence.IsRow(line) ? [line.TrimEnd()] : Sentences.Split(line));

    /// <summary>
    /// All rows of the table that a passage begins with, as a list: "which payment methods do you take?" is answered by no single one.
    /// Empty where the question names a row, or asks for what the rows do not hold.
    /// </summary>
    private ImmutableArray<string> WholeTable(ImmutableArray<Line> sentences)
    {
        var rows = sentences.TakeWhile(sentence => TableSentence.IsRow(sentence.Text)).ToList();
        var fits = rows.Count is > 1 and <= MostRows
            && rows.Exists(row => row.Holds(_kinds))
            && !rows.Exists(row => _asked.Overlaps(SearchTerms.OfQuestion(TableSentence.KeyOf(row.Text))));
        return fits ? [.. rows.Select(row => $"- {row.Shown}")] : [];
    }

    /// <summary>Whether the heading, or a question that the editor named, has at least this share of the asked words.</summary>
    private bool IsAbout(ReadPassage passage, double share) =>
        _asked.Count > 0 && passage.Names.Any(name => name.Count(_asked.Contains) >= share * _asked.Count);

    /// <summary>
    /// What is rare in the passage counts more; a sentence is not better for being long. Where nothing matches, the first sentence
    /// speaks for the passage.
    /// </summary>
    private double[] Scores(ReadPassage passage)
    {
        var sentences = passage.Sentences;
        var scores = new double[sentences.Length];
        foreach (var concept in _concepts)
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
            if (_kinds is not AnswerKinds.None && sentences[i].Holds(_kinds))
                scores[i] *= RightShape;
        }

        return scores;
    }

    /// <summary>How near a sentence comes to saying a concept, 0 to 1.</summary>
    /// <param name="meant">The word of the passage that a mistyped one is near to.</param>
    private static double Said(Line sentence, Concept concept, string? meant)
    {
        if (sentence.SaysAll(concept.Asked) || (concept.Asked.Length == 1 && meant is not null && sentence.Stems.Contains(meant)))
            return 1;

        var said = 0.0;
        foreach (var way in concept.Others)
        {
            if (way.Share > said && sentence.SaysAll(way.Stems))
                said = way.Share;
        }

        return said;
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

        /// <summary>The words of each of the editor's questions and of the headings, each word once.</summary>
        public ImmutableArray<ImmutableArray<string>> Names { get; } =
            [.. passage.Asks.Append(string.Join(' ', passage.HeadingPath)).Select(name => SearchTerms.OfQuestion(name).Distinct().ToImmutableArray())];

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

        public bool SaysAll(ImmutableArray<string> stems)
        {
            foreach (var stem in stems)
            {
                if (!Stems.Contains(stem))
                    return false;
            }

            return true;
        }

        /// <summary>Whether it holds all kinds of answer that are asked for.</summary>
        public bool Holds(AnswerKinds kinds) => (_held & kinds) == kinds;

        public bool SameBlock(Line other) => Number == other.Number;
    }
}
