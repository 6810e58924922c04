using System.Text.RegularExpressions;
using Assistant.Core.Text;

namespace Assistant.Core.Knowledge;

/// <summary>
/// A question that may go on with what was asked before: "and to Sweden?" after the postage, "would they take it in?" after the delivery
/// of an axe. Whether it does is not decided beforehand: it is searched for alone and together with the earlier question, and the
/// sections that fit both ways come first. Where it says too little alone, the earlier question says more of what is meant.
/// </summary>
/// <remarks>
/// The weights were found on 298 pairs of questions of which the second mostly went on with the first, and 545 of which it had nothing to
/// do with it: with them nearly nine in ten of the first kind find their page, and of the second kind seven in ten, where alone nearly eight do.
/// </remarks>
/// <param name="Words">What is asked now.</param>
/// <param name="Before">The question before, as a full one.</param>
public sealed partial record OngoingQuestion(string Words, string Before)
{
    /// <summary>The question before; of several that it goes on with itself, the one that named what is named now in its place.</summary>
    public string Before { get; } = PutInPlace.Of(Words, Before.Split(Joint, StringSplitOptions.RemoveEmptyEntries)) ?? Before;

    /// <summary>Questions with fewer words that carry meaning say too little to find anything by.</summary>
    private const int WordsOfItsOwn = 3;

    /// <summary>So many stand on their own even behind an "and".</summary>
    private const int WordsThatStand = 5;

    /// <summary>Sections are looked for among so many of each search.</summary>
    private const int Considered = 8;

    private static readonly Weights Leaning = new(Together: 6, SamePage: 0.3, Covered: 0.2);

    private static readonly Weights Joining = new(Together: 2, SamePage: 0.2, Covered: 0.2);

    /// <summary>By how many words of its own a question has that leans on none, the fewest first: the more it says, the less the one before tells what it is about.</summary>
    private static readonly (int MostWords, Weights Weights)[] Standing =
    [
        (2, new(Together: 2, SamePage: 0.25, Covered: 0.3)),
        (3, new(Together: 0.5, SamePage: 0.12, Covered: 0.3)),
        (5, new(Together: 0.5, SamePage: 0.06, Covered: 0.2)),
        (int.MaxValue, new(Together: 0.25, SamePage: 0, Covered: 0.1)),
    ];

    /// <summary>A section of the page that answered before which fits the new question alone so well fits both: "do I have to send it back?"</summary>
    private const double FitsAlone = 0.37;

    /// <summary>What speaks for the section that answered before where nothing but a kind of answer is asked of what was told: "what's the maximum for that?"</summary>
    private const double SameSection = 1;

    /// <summary>Hardly any other section may fit it better.</summary>
    private const double NearlyBest = 0.9;

    /// <summary>From this score on a section says enough of the new question alone.</summary>
    private const double SaysSomething = 0.2;

    [GeneratedRegex(@"^((ok(ay)?|fine|oh|ah|hm+|well|right)[,.]? )*(and|but|or|so|then|also|what about|how about|what if|same)\b")]
    private static partial Regex Joins { get; }

    [GeneratedRegex(@"\b(it|its|that|this|they|them|those|these|he|she|him|her|his|one|there|then)\b")]
    private static partial Regex Points { get; }

    [GeneratedRegex(@"\b(it|this|that|they|them|those|these|ones?)\b")]
    private static partial Regex PointsToThing { get; }

    // "That mail", "those zips": something that was spoken of.
    [GeneratedRegex(@"\b(that|this|those|these) \p{L}+")]
    private static partial Regex PointsAt { get; }

    // "Does it also go to France?", but not "is it too late?"
    [GeneratedRegex(@"\b(also|as well|either)\b.*\b(it|that|this|they|them|those|these)\b|\b(it|that|this|they|them|those|these)\b.*\b(also|as well|either|too([?.!,]|$))")]
    private static partial Regex PointsToo { get; }

    [GeneratedRegex(
        @"\b(is|are|was|were|am|can|could|do|does|did|have|has|had|will|would|should|may|must|shall|need|want|takes?|costs?)\b|^(a|the|i|you|we|my|if|what'?s|where'?s|when'?s|who'?s|how'?s)\b")]
    private static partial Regex IsSentence { get; }

    // "Do I get a label from there?", but not "is there a label?"
    [GeneratedRegex(@"\b(from|to|in|over|out|down|up|back|ship|send|sent|deliver|delivery|express|living|live) there\b|\w there\W*$")]
    private static partial Regex PointsToPlace { get; }

    /// <summary>Whether it says enough of its own but for the country, which the question before named.</summary>
    public bool KeepsPlace { get; } = PointsToPlace.IsMatch(TextFolding.Fold(Words)) && Countries.AreIn(SearchTerms.Of(Before).ToHashSet(StringComparer.Ordinal));

    /// <summary>Whether it points to a thing which it does not name: "do I have to send it back?"</summary>
    public bool PointsBack => PointsToThing.IsMatch(TextFolding.Fold(Words));

    /// <summary>
    /// What a further question may go on with where this one points back: this one, and the first of those that it goes on with, which named
    /// the thing.
    /// </summary>
    public string WithSubject => $"{Words.TrimEnd('?', '.', '!', ' ')}{Joint}{Before[(Before.LastIndexOf(Joint, StringComparison.Ordinal) is >= 0 and var at ? at + Joint.Length : 0)..]}";

    private const string Joint = " - ";

    /// <summary>Both questions as one text to search by, the new one first.</summary>
    public string Together => $"{Words.TrimEnd('?', '.', '!', ' ')}{Joint}{Before}";

    /// <summary>Whether the words say too little without the question before.</summary>
    public bool Leans => SaysLittle || IsJoined;

    private bool SaysLittle { get; } = Own(Words) < WordsOfItsOwn && IsFragment(TextFolding.Fold(Words).Trim());

    /// <summary>"And gift paper around it?": it says something and yet goes on.</summary>
    private bool IsJoined { get; } = (Own(Words) < WordsThatStand && Joins.IsMatch(TextFolding.Fold(Words).Trim())) || (Own(Words) <= WordsOfItsOwn && PointsAt.IsMatch(TextFolding.Fold(Words)))
        || (Own(Words) <= WordsThatStand && PointsToo.IsMatch(TextFolding.Fold(Words)))
        || (Own(Words) <= WordsThatStand && PointsAtSaid(TextFolding.Fold(Words), Before));

    /// <summary>As <see cref="IPassageIndex.SearchAsync"/>: best first, equal ones in the order in which they were found.</summary>
    public async Task<IReadOnlyList<PassageHit>> SearchAsync(IPassageIndex index, Release release, int top, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(release);
        var alone = await index.SearchAsync(release, Words, Considered, cancellationToken);
        var both = await index.SearchAsync(release, Together, Considered, cancellationToken);
        var before = await index.SearchAsync(release, Before, top: 1, cancellationToken);
        var weights = SaysLittle ? Leaning : IsJoined ? Joining : Standing.First(standing => Own(Words) <= standing.MostWords).Weights;
        var sentences = new AnswerSentences(Words);
        return
        [
            .. alone.Concat(both).GroupBy(hit => (hit.Passage.Page, hit.Passage.Anchor)).Select(Joined).OrderByDescending(hit => hit.Score).Take(top),
        ];

        PassageHit Joined(IGrouping<(PageId Page, string Anchor), PassageHit> section)
        {
            var own = Hit(alone, section.Key);
            var isSamePage = before is [var answered, ..] && answered.Passage.Page == section.Key.Page;
            var together = isSamePage && own is { Score: >= FitsAlone } && own.Score >= NearlyBest * alone[0].Score && Own(Words) > 1 ? Math.Max(own.Score, Score(Hit(both, section.Key))) : Score(Hit(both, section.Key));
            var covered = release.Section(section.First().Passage).Max(sentences.Covered);
            var sum = Score(own) + (weights.Together * together) + (weights.Covered * covered);
            var page = (isSamePage ? weights.SamePage : 0) + (AsksOnlyKind && isSamePage && before[0].Passage.Anchor == section.Key.Anchor ? SameSection : 0);

            // Who asks something new after an answer is not answered by the subject of before alone.
            var answers = section.Any(hit => hit.Answers) && (Leans || own is { Answers: true } or { Score: >= SaysSomething });
            return new(section.First().Passage, Math.Min(1, (sum + page) / (1 + weights.Together + weights.Covered)), answers);
        }
    }

    /// <summary>Whether it points back and names nothing but the kind of answer that is wanted.</summary>
    private bool AsksOnlyKind { get; } = PointsToThing.IsMatch(TextFolding.Fold(Words))
        && Text.Words.Of(Words).Where(word => !StopWords.Contains(word)).Select(SearchTerms.Stem).All(AskedThings.KindWords.Contains);

    /// <summary>Whether its last sentence says too little alone: "I'd take a voucher. Same price?"</summary>
    public bool EndsOpen => Words.TrimEnd().EndsWith('?') && Words.TrimEnd('?', '.', '!', ' ') is var words && words.LastIndexOfAny(['.', '!', '?', ';']) is > 0 and var end
        && words[(end + 1)..].Trim() is { Length: > 0 } last && new OngoingQuestion(last, Before).Leans;

    /// <summary>"How long does that mail take?" after a question about a mail.</summary>
    private static bool PointsAtSaid(string folded, string before)
    {
        var said = SearchTerms.OfQuestion(before).ToHashSet(StringComparer.Ordinal);
        return PointsAt.Matches(folded).Any(match => SearchTerms.OfQuestion(match.Value).Any(said.Contains));
    }

    /// <summary>How many different words say something; "and what do I get then?" has hardly one.</summary>
    private static int Own(string words) => Text.Words.Of(words).Where(word => !StopWords.Contains(word)).Select(SearchTerms.Stem).Distinct().Count();

    private static bool IsFragment(string folded) => Joins.IsMatch(folded) || Points.IsMatch(folded) || !IsSentence.IsMatch(folded);

    private static PassageHit? Hit(IReadOnlyList<PassageHit> hits, (PageId Page, string Anchor) section) =>
        hits.FirstOrDefault(hit => hit.Passage.Page == section.Page && hit.Passage.Anchor == section.Anchor);

    private static double Score(PassageHit? hit) => hit?.Score ?? 0;

    /// <summary>What speaks for a section beside what finds the new question alone, which counts 1.</summary>
    /// <param name="Together">Finding both questions together.</param>
    /// <param name="SamePage">That its page answered before.</param>
    /// <param name="Covered">How much of the new question one of its sentences says.</param>
    private readonly record struct Weights(double Together, double SamePage, double Covered);
}
