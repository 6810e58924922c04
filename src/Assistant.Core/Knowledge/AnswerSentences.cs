using System.Collections.Immutable;
using Assistant.Core.Text;

namespace Assistant.Core.Knowledge;

/// <summary>
/// Finds the sentences of a passage that answer a question; whole, with their conditions, verbatim but for table rows, whose cells
/// are put into a sentence.
/// </summary>
/// <remarks>A question is read once, for all the passages that are asked, by one thread.</remarks>
/// <param name="question">What is asked.</param>
/// <param name="before">The question that it goes on with; what that one asked is less what is asked for now.</param>
/// <param name="home">The shopper's own country, by its English name: the answer is wanted for it where no question names one.</param>
public sealed class AnswerSentences(string question, string? before = null, string? home = null)
{
    private const int MostSentences = 3;
    private const int MostRows = 12;

    /// <summary>Characters.</summary>
    private const int ShortText = 400;

    /// <summary>A further sentence is worth showing when it says at least this much of what the best one says.</summary>
    private const double WorthAdding = 0.3;

    /// <summary>The same of a second sentence: who stands at the first one alone seldom knows when it does not hold.</summary>
    private const double WorthASecond = 0.15;

    /// <summary>The same of a sentence without what was asked for: who asks "how long" wants no sentence without a time.</summary>
    private const double WorthAddingAside = 0.45;

    /// <summary>A section whose heading, or a question that its editor named, has this share of the asked words answers as a whole.</summary>
    private const double AnswersAsAWhole = 0.6;

    /// <summary>The same share where all that is asked is what the section is named for, whatever else its sentences say.</summary>
    private const double NearlyAll = 0.75;

    /// <summary>By so much another passage of the section must say more than the one that was found.</summary>
    private const double MuchMore = 1.3;

    /// <summary>What a passage says is worth less where it holds nothing of the kind that is asked for, such as a time, or nothing for the country.</summary>
    private const double WithoutKind = 0.6;

    /// <summary>The same of a further question, which repeats little else than the kind.</summary>
    private const double WithoutKindAskedNow = 0.4;

    /// <summary>A sentence of the kind that is asked for goes before another one that says more, from this share of it on.</summary>
    private const double OfTheKind = 0.4;

    private const int MostRowsOfPlace = 4;

    private const int MostSteps = 6;

    /// <summary>More rows than these are a list.</summary>
    private const int MostRowsInLine = 2;

    /// <summary>A table of so many rows is told as a whole rather than in part.</summary>
    private const int MostRowsUnnamed = 6;

    private readonly AnswerKinds _asksNow = AnswerShape.AskedFor(question);
    private readonly AskedThings _things = new(question, before, home);
    private readonly HashSet<string> _before = SearchTerms.OfQuestion(before ?? "").ToHashSet(StringComparer.Ordinal);
    private readonly HashSet<string> _asked = SearchTerms.OfQuestion(question).ToHashSet(StringComparer.Ordinal);
    private readonly Dictionary<PassageSentences, WeighedSentences> _weighed = [];
    private readonly Dictionary<PassageSentences, HashSet<int>> _outOfPlace = [];

    /// <summary>As <see cref="Select(Passage)"/>, for a single passage.</summary>
    public static ImmutableArray<string> Select(Passage passage, string question) => new AnswerSentences(question).Select(passage);

    /// <summary>
    /// One to three sentences (or list items, or table rows) in page order. A sentence never comes without the next one where that
    /// one limits it, and a list item never without the list's introduction.
    /// </summary>
    public ImmutableArray<string> Select(Passage passage)
    {
        var read = PassageSentences.Of(passage);
        var sentences = read.Sentences;
        if (sentences.Length <= 1)
            return [.. sentences.Select(sentence => sentence.Shown)];

        var placed = _things.RowsOfPlace(read);
        if (placed.IsEmpty && IsAbout(read, _things.Leans ? AnswersAsAWhole / 2 : 1) && WholeTable(read) is { IsEmpty: false } table)
            return table;

        if (AnswerShape.AsksTheWay(question) && IsAbout(read, AnswersAsAWhole) && Steps(read) is { IsEmpty: false } steps)
            return steps;

        var (weighed, barred) = (Weigh(read), OutOfPlace(read));
        var alone = weighed.Scores();
        var most = alone.Max();
        if (_things.Kinds is AnswerKinds.None or AnswerKinds.Otherwise && IsShort(sentences) && alone.All(score => score > 0))
            return [.. sentences.Where(sentence => !barred.Contains(sentence.Index)).Select(sentence => sentence.Shown)];

        var chosen = new SortedSet<int>();
        if (!sentences[0].IsRow && sentences[0].Holds(_things.Kinds) && (_things.Leans ? IsTheVeryQuestion(read) : IsAbout(read, AnswersAsAWhole) && (IsAbout(read, NearlyAll) || !_things.IsSaidAfterTheFirst(read))))
        {
            // The words that were asked stand above the text; what it says about them begins with its first sentence.
            chosen.UnionWith(WithNeighbours(sentences, 0));
        }

        while (true)
        {
            // What was said already is worth less a second time: a question with two sides gets a sentence for each.
            var scores = weighed.Scores(chosen);
            var best = Best(scores, Enumerable.Range(0, sentences.Length).Where(i => !chosen.Contains(i) && !barred.Contains(i)), read);
            if (best < 0)
                break;

            var group = placed.Contains(best) ? OfPlace(best, placed, read) : WithNeighbours(sentences, best);
            var worth = chosen.Count == 1 && !_things.Leans ? WorthASecond : sentences[best].Holds(_things.Kinds) ? WorthAdding : WorthAddingAside;
            if (chosen.Count > 0 && (most <= 0 || scores[best] < worth * most || chosen.Union(group).Count() > MostSentences))
                break;
            chosen.UnionWith(group);
        }

        chosen.UnionWith(Lacking(sentences, chosen, barred, weighed.Scores(chosen)));
        chosen = RowsTold(chosen, placed, read);
        var isList = chosen.Count(i => sentences[i].IsRow) > MostRowsInLine;
        return [.. chosen.Select(i => isList && sentences[i].IsRow ? $"- {sentences[i].Shown}" : sentences[i].Shown)];
    }

    /// <summary>
    /// Rows as a person would tell them: what a sentence beside the table says in full is told by that sentence; of rows that nobody named
    /// either all are told or none is left out by chance; and what is said of the table as a whole comes with each of its rows.
    /// </summary>
    private SortedSet<int> RowsTold(SortedSet<int> chosen, ImmutableArray<int> placed, PassageSentences passage)
    {
        var sentences = passage.Sentences;
        var rows = chosen.Where(i => sentences[i].IsRow).ToList();
        if (rows.Count == 0)
            return chosen;

        var table = sentences.Where(sentence => sentence.IsRow).Select(sentence => sentence.Index).ToList();
        if (rows.Count > 1 && table.Count <= MostRowsUnnamed && placed.IsEmpty && !rows.Exists(i => sentences[i].IsGeneral || _things.IsNamed(sentences[i], passage) || _things.IsSaid(sentences[i], passage)))
            chosen.UnionWith(table);

        var prose = sentences.Where(sentence => !sentence.IsRow).ToList();
        foreach (var row in chosen.Where(i => sentences[i].IsRow).ToList())
        {
            if (prose.Find(sentence => sentences[row].IsSaidBy(sentence)) is { } said)
            {
                chosen.Remove(row);
                chosen.Add(said.Index);
            }
        }

        if (chosen.Any(i => sentences[i].IsRow))
            chosen.UnionWith(prose.Where(sentence => sentence.IsOfTable).Select(sentence => sentence.Index));
        return chosen;
    }

    /// <summary>"Does it expire?" after a question about gift cards, where the editor named "do gift cards expire?".</summary>
    private bool IsTheVeryQuestion(PassageSentences passage) =>
        passage.Names.Any(name => name.Length > 0 && _asked.All(name.Contains) && name.All(word => _asked.Contains(word) || _before.Contains(word)));

    private WeighedSentences Weigh(PassageSentences passage)
    {
        if (!_weighed.TryGetValue(passage, out var weighed))
            _weighed.Add(passage, weighed = _things.Weigh([passage]));
        return weighed;
    }

    /// <summary>
    /// What is no answer whatever it says: who names a row of a table wants that one and no other, and what holds in Canada is nothing to
    /// the United Kingdom where something is said of that.
    /// </summary>
    private HashSet<int> OutOfPlace(PassageSentences passage)
    {
        if (_outOfPlace.TryGetValue(passage, out var known))
            return known;

        var placed = _things.RowsOfPlace(passage);
        var isPlaceTold = passage.Sentences.Any(sentence => _things.IsOfPlace(sentence) || sentence is { IsRow: false, IsForOtherCountries: true });
        var ofOthers = _things.AsksOfOther(passage) && !passage.Sentences.Any(row => _things.IsNamed(row, passage))
            ? passage.Sentences.Where(row => row is { IsRow: true, IsGeneral: false } && !_things.IsSaid(row, passage)).ToList()
            : [];
        known =
        [
            .. passage.Sentences
                .Where(sentence => IsBesideNamed(sentence, passage)
                    || ofOthers.Exists(row => row == sentence || row.IsSaidBy(sentence))
                    || (sentence.IsRow && !placed.IsEmpty && !placed.Contains(sentence.Index))
                    || (isPlaceTold && _things.IsElsewhere(sentence)))
                .Select(sentence => sentence.Index),
        ];
        _outOfPlace.Add(passage, known);
        return known;
    }

    /// <summary>
    /// "What does it cost, and how long am I without it?" is answered by half where the sentences that say most hold no time: the best one
    /// that does is told as well.
    /// </summary>
    private IEnumerable<int> Lacking(ImmutableArray<PassageSentence> sentences, SortedSet<int> chosen, HashSet<int> barred, double[] scores)
    {
        foreach (var kind in Enum.GetValues<AnswerKinds>().Where(kind => kind is not AnswerKinds.None && _things.Kinds.HasFlag(kind) && !chosen.Any(i => sentences[i].Holds(kind))).ToList())
        {
            var holding = Enumerable.Range(0, sentences.Length).Where(i => sentences[i].Holds(kind) && scores[i] > 0 && !sentences[i].IsRow && !barred.Contains(i)).ToList();
            if (holding.Count > 0)
                yield return holding.MaxBy(i => scores[i]);
        }
    }

    /// <summary>The passage of a section to answer from: the one that was found, unless another one has a sentence that says much more of what is asked; the first where all that is asked is what the heading says.</summary>
    public Passage Speaker(Passage found, IReadOnlyList<Passage> section)
    {
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(section);
        if (section.Count <= 1)
            return found;

        PassageSentences[] read = [.. section.Select(PassageSentences.Of)];
        if (AnswerShape.AsksTheWay(question) && Array.FindIndex(read, passage => IsAbout(passage, AnswersAsAWhole) && !Steps(passage).IsEmpty) is >= 0 and var way)
            return section[way];

        if (!(_things.Leans && LacksKind(read[0])) && !read.Any(_things.SaysMoreThanItsHeading))
            return section[0];

        var scores = _things.Weigh(read).Scores();
        var isPlaceTold = section.Any(TellsOfPlace);
        var (speaker, most, at) = (found, 0.0, 0);
        foreach (var (number, passage) in section.Index())
        {
            var from = at;
            var best = Meant(read[number]).Select(i => scores[from + i]).DefaultIfEmpty().Max() * (passage == found ? MuchMore : 1) * Fitting(passage, read[number], isPlaceTold);
            (speaker, most, at) = best > most ? (passage, best, at + read[number].Sentences.Length) : (speaker, most, at + read[number].Sentences.Length);
        }

        return speaker;
    }

    /// <summary>
    /// The place of the best score; -1 where there is none. Who asks "how much?" now is answered by an amount, if one stands there that has
    /// to do with it, whatever else says more; and who asks it for a country, by the row for that country.
    /// </summary>
    private int Best(double[] scores, IEnumerable<int> among, PassageSentences passage)
    {
        var ordered = among.OrderByDescending(i => scores[i]).ThenBy(i => i).ToList();
        var best = ordered.FirstOrDefault(-1);
        if (best < 0 || _things.Kinds is AnswerKinds.None)
            return best;

        var sentence = passage.Sentences[best];
        if (!(sentence.Holds(_things.Kinds) && _things.IsOfPlace(sentence)) && _things.RowsOfPlace(passage) is { IsEmpty: false } placed && !placed.Contains(best)
            && ordered.FindIndex(i => placed.Contains(i) && passage.Sentences[i].Holds(_things.Kinds)) is >= 0 and var at)
            return ordered[at];

        return !_things.Leans || _asksNow is AnswerKinds.None
            ? best
            : ordered.Where(i => passage.Sentences[i].Holds(_asksNow) && scores[i] >= OfTheKind * scores[best]).FirstOrDefault(best);
    }

    /// <summary>All rows of a country, "standard" and "express", or the one of them that is named.</summary>
    private ImmutableArray<int> OfPlace(int best, ImmutableArray<int> placed, PassageSentences passage) =>
        placed.Length > MostRowsOfPlace || _things.IsNamed(passage.Sentences[best], passage) ? [best] : placed;

    /// <summary>How much what a passage says is worth by the kind of answer that it holds, and holds for the country that is meant where another passage does.</summary>
    private double Fitting(Passage passage, PassageSentences read, bool isPlaceTold) =>
        isPlaceTold && !TellsOfPlace(passage) ? WithoutKindAskedNow
        : !LacksKind(read) ? 1
        : _things.Leans && _asksNow is not AnswerKinds.None ? WithoutKindAskedNow
        : WithoutKind;

    private bool LacksKind(PassageSentences passage) =>
        (_things.Kinds is not AnswerKinds.None && !passage.Sentences.Any(sentence => sentence.Share(_things.Kinds) > 0 && !_things.IsElsewhere(sentence) && !IsBesideNamed(sentence, passage)))
            || (_things.AsksOfPlace && !passage.Sentences.Any(_things.IsForPlace));

    /// <summary>The one sentence that says most of what is asked now, as <see cref="Select(Passage)"/> shows it; null where none says anything of it and no amount or time is asked for.</summary>
    public string? Best(Passage passage)
    {
        var read = PassageSentences.Of(passage);
        var weighed = Weigh(read);
        var own = new WeighedSentences(weighed.Values[.._things.Own], weighed.Factors).Scores();
        var scores = weighed.Scores();
        if (_things.Leans && !read.Sentences.IsEmpty && !read.Sentences[0].IsRow && read.Sentences[0].Holds(_things.Kinds) && IsTheVeryQuestion(read))
            return read.Sentences[0].Shown;

        return scores.Length is 0 || (own.All(score => score <= 0) && _asksNow is AnswerKinds.None) ? null : read.Sentences[Best(scores, Meant(read), read)].Shown;
    }

    /// <summary>
    /// Whether little else than a country is named now, of which a section says nothing while <paramref name="other"/> does, with what is
    /// asked for: "and to Austria?" after the delivery in the Netherlands. The same where none is named and the section tells of other
    /// countries than the shopper's own, or where it names others and only that one has the country in a table: "how many days to Vienna?"
    /// </summary>
    public bool IsBetterPlaced(IReadOnlyList<Passage> section, IReadOnlyList<Passage> other) =>
        !IsSpokenOfAlready(section) && ((_things is { Leans: true, AsksOfPlace: true } && !section.Any(IsForPlace) && other.Any(IsForPlace))
            || (_things.IsForHome && section.Any(IsOfOtherPlaces) && !section.Any(TellsOfPlace) && other.Any(TellsOfPlace))
            || (_things.AsksOfPlace && !section.Any(NamesPlace) && (section.Any(ListsPlace) ? !_things.Leans && IsListedByName(other) : section.Any(IsOfOtherPlaces))
                && other.Any(passage => ListsPlace(passage) && TellsOfPlace(passage) && !IsNarrower(section, passage))));

    /// <summary>
    /// Whether only <paramref name="other"/> has a table by countries with the one that is named, and nothing else is asked but what it is named
    /// for: "do you deliver to Denmark?", of which other sections say that some things are not sent there. Words that go on with a question before
    /// ask the same of that country, and the section that names it stays; so does one that names it with the amount or time that is asked for, where
    /// the table has only a row for all others: "free shipping from how much in Belgium?"
    /// </summary>
    public bool IsListedIn(IReadOnlyList<Passage> section, IReadOnlyList<Passage> other) =>
        !section.Any(ListsPlace) && !IsSpokenOfAlready(section) && (!IsToldByName(section) || IsListedByName(other)) && other.Any(passage => ListsPlace(passage) && _things.AsksOnlyWhere(PassageSentences.Of(passage)));

    /// <summary>Whether a table by countries has a row for the country itself and not only one for all others.</summary>
    public bool IsListedByName(IReadOnlyList<Passage> section) =>
        section.Select(PassageSentences.Of).Any(read => _things.RowsOfPlace(read).Any(row => !read.Sentences[row].IsGeneral));

    /// <summary>
    /// Whether words that go on with a question before, and ask for nothing that stands in a table of prices and times, found a section that
    /// names their country: "and if it goes to Japan?" after the customs duties.
    /// </summary>
    private bool IsSpokenOfAlready(IReadOnlyList<Passage> section) =>
        before is not null && (_things.Kinds & (AnswerKinds.Money | AnswerKinds.Time | AnswerKinds.Moment | AnswerKinds.Number)) is AnswerKinds.None
            && section.Any(passage => PassageSentences.Of(passage).Sentences.Any(_things.NamesPlace));

    private bool IsToldByName(IReadOnlyList<Passage> section) => _things.Kinds is not AnswerKinds.None && section.Any(NamesPlace);

    private bool NamesPlace(Passage passage) => PassageSentences.Of(passage).Sentences.Any(sentence => _things.NamesPlace(sentence) && sentence.Share(_things.Kinds) > 0);

    private bool IsNarrower(IReadOnlyList<Passage> section, Passage other) =>
        section.Any(passage => _things.IsNarrower(PassageSentences.Of(passage), PassageSentences.Of(other)));

    private bool ListsPlace(Passage passage) => !_things.RowsOfPlace(PassageSentences.Of(passage)).IsEmpty;

    private bool TellsOfPlace(Passage passage) => PassageSentences.Of(passage).Sentences.Any(sentence => _things.IsOfPlace(sentence) && sentence.Share(_things.Kinds) > 0);

    private bool IsForPlace(Passage passage) => PassageSentences.Of(passage) is var read
        && (read.Sentences.Any(sentence => _things.IsForPlace(sentence) && sentence.Share(_things.Kinds) > 0) || !_things.RowsOfPlace(read).IsEmpty);

    /// <summary>Whether a passage names countries and none of them is one that the answer is wanted for.</summary>
    public bool IsOfOtherPlaces(Passage passage) => PassageSentences.Of(passage).Sentences is var sentences && sentences.Any(_things.IsElsewhere) && !sentences.Any(_things.IsOfPlace);

    /// <summary>
    /// Whether what is told holds a kind of answer that is asked for, and says who pays where that is asked; always where no kind is.
    /// </summary>
    /// <param name="told">The sentences that are told.</param>
    public bool Fits(ImmutableArray<string> told) => (_things.Kinds is AnswerKinds.None || told.Any(sentence => (AnswerShape.HeldBy(sentence) & _things.Kinds) is not AnswerKinds.None))
        && (!AnswerShape.AsksWhoPays(question) || told.Any(AnswerShape.NamesPayer));

    internal double Covered(Passage passage) => _things.Covered(PassageSentences.Of(passage));

    private IEnumerable<int> Meant(PassageSentences passage)
    {
        var barred = OutOfPlace(passage);
        return Enumerable.Range(0, passage.Sentences.Length).Where(i => barred.Count == passage.Sentences.Length || !barred.Contains(i));
    }

    /// <summary>
    /// Whether the sentence of <paramref name="other"/> that says most holds a kind of answer that is asked for and no sentence of
    /// <paramref name="first"/> holds: "what does a new zip cost, and how long does it take?"
    /// </summary>
    public bool Adds(Passage first, Passage other)
    {
        var lacking = Enum.GetValues<AnswerKinds>().Where(kind => kind is not (AnswerKinds.None or AnswerKinds.Reason or AnswerKinds.Otherwise) && _things.Kinds.HasFlag(kind) && !PassageSentences.Of(first).Sentences.Any(sentence => sentence.Holds(kind)));
        return Best(other) is { } best && lacking.Any(kind => AnswerShape.HeldBy(best).HasFlag(kind) || Select(other).Any(sentence => AnswerShape.HeldBy(sentence).HasFlag(kind)));
    }

    /// <summary>
    /// Whether <paramref name="other"/> names the countries for which something holds that is asked for one, and <paramref name="first"/>
    /// names none: "can I pay with Klarna in France?"
    /// </summary>
    public bool SaysWhere(Passage first, Passage other) =>
        _things.AsksOfPlace
            && !PassageSentences.Of(first).Sentences.Any(sentence => sentence.NamesCountries || sentence.Union is not Countries.Union.None)
            && PassageSentences.Of(other).Sentences.Any(_things.SaysWhere);

    /// <summary>All sentences of a passage, list items and table rows included, as <see cref="Select"/> shows them.</summary>
    public static List<string> All(string text) => [.. Split(text).Select(PassageSentence.ShownAs)];

    /// <summary>The same as they stand in the passage.</summary>
    internal static IEnumerable<string> Split(string text) => text.Split('\n')
        .SelectMany(line => PassageSentences.IsListItem(line) || TableSentence.IsRow(line) ? [line.TrimEnd()] : Sentences.Split(line));

    /// <summary>
    /// All rows of the table that a passage begins with, as a list: "which payment methods do you take?" is answered by no single one.
    /// Empty where the question names a row, asks for what the rows do not hold, or is answered by a sentence beside them.
    /// </summary>
    private ImmutableArray<string> WholeTable(PassageSentences passage)
    {
        var rows = passage.Sentences.TakeWhile(sentence => sentence.IsRow).ToList();
        var fits = rows.Count is > 1 and <= MostRows
            && rows.Exists(row => row.Holds(_things.Kinds))
            && !_things.SaysMoreThanItsHeading(passage)
            && !rows.Exists(row => _things.IsNamed(row, passage))
            && !_things.AsksOfOther(passage);
        return fits ? [.. rows.Select(row => $"- {row.Shown}")] : [];
    }

    /// <summary>The steps that a passage numbers, if there are a few: who asks for the way wants all of it.</summary>
    private static ImmutableArray<string> Steps(PassageSentences passage) =>
        passage.Sentences.Where(sentence => sentence.IsStep).ToList() is { Count: > 1 and <= MostSteps } steps ? [.. steps.Select(step => step.Shown)] : [];

    /// <summary>A row of another thing than the one whose row is asked for.</summary>
    private bool IsBesideNamed(PassageSentence sentence, PassageSentences passage) =>
        (IsOtherRow(sentence, passage) && passage.Sentences.Any(row => _things.IsNamed(row, passage))) || (sentence.IsRow && _things.IsLessNamed(sentence, passage));

    private bool IsOtherRow(PassageSentence sentence, PassageSentences passage) => sentence.IsRow && !_things.IsNamed(sentence, passage);

    /// <summary>Whether the heading, or a question that the editor named, has at least this share of the asked words.</summary>
    private bool IsAbout(PassageSentences passage, double share) =>
        _asked.Count > 0 && passage.Names.Any(name => name.Count(_asked.Contains) >= share * _asked.Count);

    /// <summary>Prose of a few sentences is no longer than a choice of them, and says when its rule does not hold.</summary>
    private bool IsShort(ImmutableArray<PassageSentence> sentences) =>
        sentences.Length <= (_things.Leans ? MostSentences - 1 : MostSentences) && sentences.All(sentence => sentence.Number == 0 && !sentence.IsRow) && sentences.Sum(sentence => sentence.Text.Length) <= ShortText;

    private static IEnumerable<int> WithNeighbours(ImmutableArray<PassageSentence> sentences, int at)
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
}
