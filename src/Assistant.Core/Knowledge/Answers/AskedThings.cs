using System.Collections.Frozen;
using System.Collections.Immutable;
using Assistant.Core.Text;

namespace Assistant.Core.Knowledge;

/// <summary>The things that a question asks of, weighed by what the sentences of a passage say of each.</summary>
/// <remarks>For one thread: what a passage says is found once, and asked for many times.</remarks>
internal sealed class AskedThings
{
    /// <summary>The first sentence of a section states its rule; exceptions and details come after it.</summary>
    private const double FirstSentence = 1.25;

    private const double InHeading = 0.4;

    /// <summary>What the question before was about, beside what is asked now.</summary>
    private const double AskedBefore = 0.12;

    private const double SameCountry = 0.6;

    /// <summary>A sentence that lacks only the small words of a phrase.</summary>
    private const double NearlySaid = 0.8;

    /// <summary>A sentence with an amount answers "how much" better than one without.</summary>
    private const double RightShape = 1.4;

    /// <summary>From this share on another word says the same.</summary>
    private const double SameThing = 0.6;

    /// <summary>From this share on a word belongs to the matter.</summary>
    private const double HasToDoWith = 0.3;

    /// <summary>What a rule for everything says of something that is not named.</summary>
    private const double Unnamed = 0.5;

    /// <summary>A table row that is about what was named.</summary>
    private const double NamedRow = 1.5;

    /// <summary>A word that only says which kind of answer is wanted, where it stands beside the thing itself.</summary>
    private const double OnlyKind = 0.3;

    /// <summary>What a sentence says is worth less where it holds nothing of the kind that is asked for.</summary>
    private const double WithoutKind = 0.6;

    /// <summary>Less than one and a half words are said by many sentences.</summary>
    private const double SomeWords = 1.5;

    /// <summary>A sentence that says what holds in the very case that is told of.</summary>
    private const double VeryCase = 1.5;

    private const double MostOfCase = 0.6;
    private const int FewestWordsOfCase = 2;

    /// <summary>From so many rows on that name countries a table is one by countries.</summary>
    private const int MostlyRows = 2;

    internal static readonly FrozenSet<string> KindWords =
        "amount sum price cost fee charge pay money number period date deadline maximum minimum".Split(' ').Select(SearchTerms.Stem).ToFrozenSet(StringComparer.Ordinal);

    private readonly ImmutableArray<Concept> _concepts;
    private readonly Dictionary<(PassageSentences Passage, Concept Concept), double[]> _said = [];

    /// <summary>How many of the things were spoken of; those after them are the country that nobody named.</summary>
    private readonly int _spoken;

    private readonly ImmutableArray<string> _without;

    /// <summary>Of <see cref="Kinds"/> what the question itself asks for.</summary>
    private readonly AnswerKinds _kindsNow;

    /// <param name="question">What is asked.</param>
    /// <param name="before">The question that it goes on with; what that one asked counts less.</param>
    /// <param name="home">The country that the answer is wanted for where neither of them names one nor asks of countries at all.</param>
    public AskedThings(string question, string? before, string? home = null)
    {
        var now = QuestionConcepts.OfShops.Of(question);
        var spoken = Spoken(now, before);
        _concepts = [.. spoken, .. Home(question, spoken, home)];
        (Own, _spoken) = (now.Length, spoken.Length);
        _without = [.. LackedThings.In(question)];
        _kindsNow = AnswerShape.AskedFor(question);
        Leans = before is not null && new OngoingQuestion(question, before).Leans;
        Kinds = _kindsNow is AnswerKinds.None && Leans ? AnswerShape.AskedFor(before!) : _kindsNow;
    }

    /// <summary>Whether the question says too little without the one before.</summary>
    public bool Leans { get; }

    /// <summary>"And to Sweden?" asks for what the question before asked for; "and how long does that take?" for something else.</summary>
    public AnswerKinds Kinds { get; }

    /// <summary>Whether the answer is wanted for the shopper's own country, because neither question names one.</summary>
    public bool IsForHome => _concepts.Length > _spoken;

    /// <summary>Whether a country is named now.</summary>
    public bool AsksOfPlace => _concepts.Take(Own).Any(IsPlace);

    /// <summary>Whether a sentence says something of a country that is named now, if only with others.</summary>
    public bool IsForPlace(PassageSentence sentence) => _concepts.Take(Own)
        .Any(concept => IsPlace(concept) && IsFor(concept, sentence));

    /// <summary>Whether a sentence tells for which countries one of the other things holds.</summary>
    public bool SaysWhere(PassageSentence sentence) => sentence.NamesCountries
        && _concepts.Take(Own).Any(concept => concept.Weight >= 1 && !IsPlace(concept) && sentence.SaysAll(concept.Asked));

    /// <summary>How many of the things, from the first on, are asked now.</summary>
    public int Own { get; }

    /// <summary>
    /// Whether a table row is about something that is asked now, in the shopper's word or another one for it; of words that lean on the
    /// question before and name no row, whether it is about something of that one.
    /// </summary>
    public bool IsNamed(PassageSentence sentence, PassageSentences passage) => sentence.IsRow
        && (IsNamed(sentence, passage, _concepts.Take(Own)) || (Leans && !AsksOfOther(passage) && !passage.Sentences.Any(row => IsNamed(row, passage, _concepts.Take(Own))) && IsNamed(sentence, passage, _concepts.Skip(Own))));

    /// <summary>Whether a thing is named now that no sentence names, and a row holds for all others.</summary>
    public bool AsksOfOther(PassageSentences passage) => !IsByCountries(passage) && passage.Sentences.Any(sentence => sentence is { IsRow: true, IsGeneral: true })
        && _concepts.Take(Own).Any(concept => IsThing(concept) && Said(passage, concept).All(share => share < SameThing));

    /// <summary>Goods are named by words for goods, or by words that nothing else is tied to; what is done with them is known by other words too.</summary>
    private bool IsThing(Concept concept) => !SaysOnlyKind(concept) && (concept.Others.IsEmpty || concept.Asked.All(LightWords.ContainsStem));

    /// <summary>Whether another row is about all that this one is named for, and more: the row for zips of jackets, beside the one for jackets.</summary>
    public bool IsLessNamed(PassageSentence row, PassageSentences passage)
    {
        var named = NamedFor(row, passage);
        return named.Count > 0 && passage.Sentences.Any(other => other != row && other.IsRow && NamedFor(other, passage) is var more && more.Count > named.Count && named.IsSubsetOf(more));
    }

    private HashSet<int> NamedFor(PassageSentence row, PassageSentences passage) =>
        [.. (Leans && !passage.Sentences.Any(other => IsNamed(other, passage, _concepts.Take(Own))) ? Enumerable.Range(Own, _concepts.Length - Own) : Enumerable.Range(0, Own))
            .Where(number => IsNamed(row, passage, [_concepts[number]]))];

    /// <summary>Whether a sentence says one of the things that are asked now and do not stand in the heading.</summary>
    public bool IsSaid(PassageSentence sentence, PassageSentences passage) => _concepts.Take(Own).Any(concept =>
        concept.Weight >= 1 && !SaysOnlyKind(concept) && !concept.Asked.All(passage.Subject.Contains)
        && Said(passage, concept)[sentence.Index] >= SameThing);

    /// <summary>Whether a country is named now and nothing else but what the page or the heading is named for: "do you deliver to Denmark?"</summary>
    public bool AsksOnlyWhere(PassageSentences passage) => _concepts.Take(Own).Any(IsPlace) && _concepts.Take(Own)
        .Where(concept => concept.Weight >= 1 && !IsPlace(concept) && !SaysOnlyKind(concept))
        .All(concept => concept.Asked.All(passage.Title.Contains) || concept.Others.Any(way => way.Share >= HasToDoWith && way.Stems.All(passage.Title.Contains)));

    /// <summary>
    /// How much of what is asked now a single sentence says, or the heading above it, 0 to 1; less where it holds nothing of the kind that is
    /// asked for.
    /// </summary>
    public double Covered(PassageSentences passage)
    {
        var own = _concepts.Take(Own).Where(concept => !SaysOnlyKind(concept)).ToList();
        var asked = Math.Max(SomeWords, own.Sum(concept => concept.Weight));
        return passage.Sentences.Select(sentence => Covering(sentence, passage, own) / asked).DefaultIfEmpty().Max();
    }

    private double Covering(PassageSentence sentence, PassageSentences passage, List<Concept> own) =>
        own.Sum(concept => concept.Weight * Math.Max(Said(passage, concept)[sentence.Index], concept.Asked.All(passage.Subject.Contains) ? 1 : 0))
            * (sentence.Holds(_kindsNow) ? 1 : WithoutKind);

    /// <summary>Whether another sentence says something that is asked now, beside the heading, and the first has nothing to do with it.</summary>
    public bool IsSaidAfterTheFirst(PassageSentences passage) => _concepts.Take(Own).Any(concept =>
        !SaysOnlyKind(concept) && concept.Weight >= HasToDoWith && !concept.Asked.All(passage.Subject.Contains)
        && Said(passage, concept) is [< HasToDoWith, .. var others] && others.Contains(1));

    /// <summary>
    /// The rows of a table by countries that hold for the country which is meant: those that name it, else those for its side of the EU's
    /// border, else those for all others. Empty where no country is meant or the rows tell none apart.
    /// </summary>
    public ImmutableArray<int> RowsOfPlace(PassageSentences passage)
    {
        var rows = passage.Sentences.Where(sentence => sentence.IsRow).ToList();
        if (Places is [] || !IsByCountries(passage))
            return [];

        return [.. Places.SelectMany(Nearest).Distinct().Order()];

        List<int> Nearest(Concept place)
        {
            Func<PassageSentence, bool>[] nearness =
            [
                row => Names(place).Any(row.SaysAll),
                row => Applies(place, row) is true,
                row => row is { IsGeneral: true, Union: Countries.Union.None },
            ];
            return nearness.Select(isMeant => rows.Where(isMeant).Select(row => row.Index).ToList()).FirstOrDefault(found => found.Count > 0) ?? [];
        }
    }

    private static bool IsByCountries(PassageSentences passage) =>
        passage.Sentences.Count(row => row.IsRow && (row.NamesCountries || row.Union is not Countries.Union.None)) >= MostlyRows;

    /// <summary>Whether a sentence tells of other countries than the one that is meant.</summary>
    public bool IsElsewhere(PassageSentence sentence) =>
        Places is not [] && (sentence.NamesCountries || sentence.Union is not Countries.Union.None) && !IsOfPlace(sentence);

    /// <summary>Whether a sentence tells of the country that is meant, if only with others.</summary>
    public bool IsOfPlace(PassageSentence sentence) => Places.Any(place => IsFor(place, sentence));

    /// <summary>Whether the country that is meant stands in a sentence itself.</summary>
    public bool NamesPlace(PassageSentence sentence) => Places.Any(place => Names(place).Any(sentence.SaysAll));

    /// <summary>Whether a heading is about something that is asked now and that the other passage does not say: bear spray, beside delivery.</summary>
    public bool IsNarrower(PassageSentences passage, PassageSentences other) => _concepts.Take(Own).Any(concept =>
        !IsPlace(concept) && !SaysOnlyKind(concept) && concept.Asked.All(passage.Subject.Contains)
        && !concept.Asked.All(other.Title.Contains) && Said(other, concept).All(share => share < SameThing));

    private static bool IsFor(Concept place, PassageSentence sentence) => Names(place).Any(sentence.SaysAll) || Applies(place, sentence) is true;

    /// <summary>What the answer is wanted for: the countries that are named now or, where none is, in the question before.</summary>
    private ImmutableArray<Concept> Places => field.IsDefault ? field = NamedPlaces() : field;

    private ImmutableArray<Concept> NamedPlaces()
    {
        // A part of a name, such as that of Northern Ireland, is another country.
        ImmutableArray<Concept> now = [.. _concepts.Take(Own).Where(concept => concept.Weight >= 1 && IsPlace(concept))];
        return now.IsEmpty ? [.. _concepts.Skip(Own).Where(IsPlace)] : now;
    }

    private static bool IsPlace(Concept concept) => Countries.AreNamedBy(concept);

    private static IEnumerable<ImmutableArray<string>> Names(Concept concept) => Countries.NamesOf(concept);

    private static bool IsNamed(PassageSentence row, PassageSentences passage, IEnumerable<Concept> concepts) => row.IsRow && concepts.Any(concept =>
        !concept.Asked.All(passage.Subject.Contains)
        && (row.IsAbout(Beside(concept.Asked, passage)) || concept.Others.Any(way => way.Share >= SameThing && !way.Stems.All(passage.Subject.Contains) && row.IsAbout(way.Stems))));

    /// <summary>Whether a passage says something of what is asked now that does not stand in its heading already.</summary>
    public bool SaysMoreThanItsHeading(PassageSentences passage) => _concepts.Take(Own)
        .Where(concept => concept.Weight >= Math.Min(1, _concepts.Take(Own).Max(own => own.Weight)) && !concept.Asked.All(passage.Subject.Contains))
        .Any(concept => Said(passage, concept).Any(said => said >= SameThing));

    /// <summary>
    /// What is rare in the passages counts more; a sentence is not better for being long. Where nothing matches, the first sentence
    /// speaks for them.
    /// </summary>
    public WeighedSentences Weigh(PassageSentences[] passages)
    {
        var sentences = passages.SelectMany(passage => passage.Sentences).ToList();
        var values = new double[_concepts.Length + _without.Length][];
        var isByCountries = passages.Any(IsByCountries);
        var isRowNamed = passages.Any(passage => passage.Sentences.Any(sentence => IsNamed(sentence, passage, _concepts.Take(Own))));
        foreach (var (number, concept) in _concepts.Index())
        {
            // What stands in the heading all of its sentences are about; the other words tell which of them is asked for.
            var weight = concept.Weight * (concept.Asked.All(passages[0].Subject.Contains) ? InHeading : 1) * (SaysOnlyKind(concept) ? OnlyKind : 1);
            double[] said = [.. passages.SelectMany(passage => Said(passage, concept))];
            if (number >= _spoken)
                said = [.. passages.SelectMany(OfPlace)];
            else if (IsPlace(concept))
                said = [.. said.Zip(sentences, (share, sentence) => Applies(concept, sentence) is { } applies ? (applies ? Math.Max(share, SameThing) : 0) : share)];
            if (number < Own && !isRowNamed && !isByCountries && IsThing(concept) && sentences.Exists(sentence => sentence is { IsRow: true, IsGeneral: true }) && said.All(share => share < SameThing))
                said = [.. said.Zip(sentences, OfOthers)];
            else if (number < Own && !SaysOnlyKind(concept) && (concept.Weight >= 1 || Leans) && said.All(share => share < HasToDoWith))
                said = [.. said.Zip(sentences, (share, sentence) => sentence.IsRow && (!IsThing(concept) || isByCountries) && !IsPlace(concept) ? share : Math.Max(share, Instead(concept, sentence)))];
            var rarity = Math.Log(1 + ((double)sentences.Count / Math.Max(1, said.Count(share => share > 0))));
            values[number] = [.. said.Select(share => weight * rarity * share)];
        }

        foreach (var (number, lacking) in _without.Index())
        {
            double[] said = [.. sentences.Select(sentence => sentence.Without.Contains(lacking) ? 1.0 : 0)];
            values[_concepts.Length + number] = [.. said.Select(share => Math.Log(1 + ((double)sentences.Count / Math.Max(1, said.Sum()))) * share)];
        }

        var asksKind = _kindsNow is not AnswerKinds.None;
        var named = passages.SelectMany(passage => passage.Sentences.Select(sentence => IsNamed(sentence, passage, _concepts.Take(Own)))).ToList();
        var isCase = passages.SelectMany(passage => passage.Sentences.Select(sentence => IsCase(sentence, passage))).ToList();
        return new(values, [.. sentences.Select((sentence, i) =>
            (i == 0 && (!Leans || asksKind) ? FirstSentence : 1) * (1 + ((RightShape - 1) * sentence.Share(Kinds))) * (named[i] ? NamedRow : 1) * (isCase[i] ? VeryCase : 1) / Math.Sqrt(8 + sentence.Stems.Count))]);
    }

    /// <summary>Whether a sentence begins with the case that the words tell of, beside what the whole section is about.</summary>
    private bool IsCase(PassageSentence sentence, PassageSentences passage) =>
        sentence.Case.Where(stem => !passage.Title.Contains(stem)).ToList() is { Count: >= FewestWordsOfCase } told && told.Count(IsTold) >= MostOfCase * told.Count;

    private bool IsTold(string stem) => _concepts.Take(Own).Any(concept =>
        concept.Asked.Contains(stem) || concept.Others.Any(way => way.Share >= SameThing && way.Stems.Contains(stem)));

    /// <summary>A country that nobody named chooses between the rows of a table, and makes no other sentence more of an answer.</summary>
    private IEnumerable<double> OfPlace(PassageSentences passage)
    {
        var rows = RowsOfPlace(passage);
        return passage.Sentences.Select(sentence => rows.Contains(sentence.Index) ? 1.0 : 0);
    }

    /// <summary>"From what amount is it free?": the amount itself is wanted, and not a sentence that speaks of amounts.</summary>
    private bool SaysOnlyKind(Concept concept) => Kinds is not AnswerKinds.None && _concepts.Length > 1 && concept.Asked is [var word] && KindWords.Contains(word);

    /// <summary>A table that has a row for all others says more of a jacket there than in the row for backpacks.</summary>
    private static double OfOthers(double share, PassageSentence sentence) => sentence.IsGeneral ? Math.Max(share, Unnamed) : sentence.IsRow ? 0 : share * Unnamed;

    /// <summary>
    /// What a sentence says of something that the passage does not name: that a rule holds for all others, or, of a country, for which
    /// countries it holds.
    /// </summary>
    private static double Instead(Concept concept, PassageSentence sentence) =>
        (IsPlace(concept) && sentence.NamesCountries) || sentence.IsGeneral ? Unnamed : 0;

    /// <summary>
    /// What is said of the EU holds for its members and what is said of other countries than those for all others, whom "in the EU only"
    /// tells something as well; null where the country itself is named or nothing is said of the union.
    /// </summary>
    private static bool? Applies(Concept country, PassageSentence sentence) =>
        sentence.Union is Countries.Union.None || Names(country).Any(sentence.SaysAll) ? null
        : sentence.IsRestricted || Names(country).Any(Countries.AreInUnion) == sentence.Union is Countries.Union.Inside;

    /// <summary>How near each sentence comes to saying a concept, 0 to 1.</summary>
    private double[] Said(PassageSentences passage, Concept concept)
    {
        if (!_said.TryGetValue((passage, concept), out var said))
            _said.Add((passage, concept), said = Compare(passage, concept));
        return said;
    }

    private static bool IsCommon(string stem) => KindWords.Contains(stem) || LightWords.ContainsStem(stem);

    private static double[] Compare(PassageSentences passage, Concept concept)
    {
        // The word of the passage that a mistyped one is near to.
        var meant = concept.Asked.Length == 1 ? passage.Spelling.Nearest(concept.Asked[0]) : null;
        var telling = StopWords.Telling(concept.Asked);
        var tells = !telling.All(IsCommon);
        var beside = Beside(concept.Asked, passage);

        // Most of the dozens of ways to say it stand nowhere in the passage, and so in none of its sentences.
        var ways = concept.Others.Where(way => way.Stems.All(passage.Stems.Contains)).OrderByDescending(way => way.Share).ToList();
        return [.. passage.Sentences.Select(Near)];

        double Near(PassageSentence sentence)
        {
            if (sentence.SaysAll(concept.Asked) || (meant is not null && sentence.Stems.Contains(meant)))
                return 1;

            // "You and I cannot agree", and a sentence says "if you do not agree".
            var nearly = tells && (sentence.SaysAll(telling) || (sentence.IsRow && !beside.IsEmpty && sentence.SaysAll(beside))) ? NearlySaid : 0;
            return Math.Max(nearly, ways.Find(way => sentence.SaysAll(way.Stems)).Share);
        }
    }

    /// <summary>What a phrase says beside the heading: below "Delivery methods" a row for the evening is one for evening delivery.</summary>
    private static ImmutableArray<string> Beside(ImmutableArray<string> stems, PassageSentences passage) =>
        stems.Any(passage.Subject.Contains) ? [.. stems.Where(stem => !passage.Subject.Contains(stem))] : stems;

    private static IEnumerable<Concept> Home(string question, ImmutableArray<Concept> spoken, string? home) =>
        home is null || spoken.Any(IsPlace) || Countries.AreAskedOf(question)
            ? []
            : QuestionConcepts.OfShops.Of(home).Where(concept => Countries.IsNamedBy(concept.Asked)).Select(concept => concept with { Weight = SameCountry });

    private static ImmutableArray<Concept> Spoken(ImmutableArray<Concept> now, string? before)
    {
        if (before is null)
            return now;

        // The country stays what it was until another one is named.
        var said = now.SelectMany(concept => concept.Asked).ToHashSet(StringComparer.Ordinal);
        var sameCountry = !now.Any(IsPlace);
        return
        [
            .. now,
            .. QuestionConcepts.OfShops.Of(before).Where(concept => !concept.Asked.All(said.Contains) && (sameCountry || !IsPlace(concept)))
                .Select(concept => concept with { Weight = (IsPlace(concept) ? SameCountry : AskedBefore) * concept.Weight }),
        ];
    }
}
