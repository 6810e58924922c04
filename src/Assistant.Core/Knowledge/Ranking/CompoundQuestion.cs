using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Assistant.Core.Text;

namespace Assistant.Core.Knowledge;

/// <summary>
/// Several questions in one message: "what does it cost to Belgium, how long does it take and until when must I order?" Each is searched
/// for, because a section that says a little of all of them answers none; the later ones go on with the first, which says what they are about.
/// </summary>
internal static partial class CompoundQuestion
{
    /// <summary>More questions than this are a story, better read as a whole.</summary>
    private const int MostQuestions = 4;

    private const int MostSentences = 6;

    private const int FewestWords = 3;

    /// <summary>Well enough to be told beside another answer.</summary>
    private const double WellAnswered = 0.25;

    /// <summary>The same of a section whose answer alone would be doubted.</summary>
    private const double SurelyAnswered = 0.45;

    [GeneratedRegex(@"(?<end>[,;.!?]+)\s+((and|but|also|plus|so|then|oh)\s+)*|\s+(and|but|plus|also|&)\s+(also\s+)?", RegexOptions.IgnoreCase)]
    private static partial Regex Joint { get; }

    [GeneratedRegex(
        @"^(((until|till|til|by|from|since|at|for|to|on|in|with) )?(how|what|what'?s|when|when'?s|where|where'?s|which|who|who'?s|whose|why)\b|(can|could|do|does|did|is|are|am|was|were|will|would|may|must|should|have|has) (i|we|you|it|they|he|she|that|this|there|the|my|your|our|somebody|someone|anybody|anyone)\b)")]
    private static partial Regex Asks { get; }

    /// <summary>The questions in order, each with what is told before it; empty where there are not several.</summary>
    public static ImmutableArray<string> Split(string query)
    {
        var questions = new List<string>();
        var (from, start) = (0, 0);
        foreach (var end in Joint.Matches(query).Select(joint => (joint.Index, Next: joint.Index + joint.Length)).Append((Index: query.Length, Next: query.Length)))
        {
            // A piece that asks nothing is told of the question that it stands before or behind.
            if (!IsQuestion(query[start..end.Index]))
            {
                start = end.Next;
                continue;
            }

            questions.Add(query[from..end.Index].Trim());
            (from, start) = (end.Next, end.Next);
        }

        if (questions.Count > 0 && query[from..].Trim() is { Length: > 0 } rest)
            questions[^1] = $"{questions[^1]}, {rest}";
        return questions.Count is > 1 and <= MostQuestions ? [.. questions] : [];
    }

    /// <summary>
    /// The sections that answer the questions, each once, with the words that it answers: the one that fits all of them best, then those that
    /// answer one of them well. A section that does not fit the whole at all was found for words that mean something else there.
    /// </summary>
    /// <param name="whole">What was found for all of them together, best first.</param>
    public static async Task<ImmutableArray<(PassageHit Hit, string Words)>> SearchAsync(
        IPassageIndex index, Release release, ImmutableArray<string> questions, string? before, IReadOnlyList<PassageHit> whole, CancellationToken cancellationToken)
    {
        var found = whole.Select(hit => (Hit: hit, Words: new List<string>())).ToList();
        foreach (var (number, question) in questions.Index())
        {
            var subject = number == 0 ? before : questions[0];
            var hits = subject is null
                ? await index.SearchAsync(release, question, top: 1, cancellationToken)
                : await new OngoingQuestion(question, subject).SearchAsync(index, release, top: 1, cancellationToken);
            if (hits is not [{ Answers: true, Score: >= WellAnswered } or { Score: >= SurelyAnswered }])
                continue;

            var best = hits[0];
            var at = found.FindIndex(one => one.Hit.Passage.Page == best.Passage.Page && one.Hit.Passage.Anchor == best.Passage.Anchor);
            if (at < 0 && number == 0 && subject is not null && new OngoingQuestion(question, subject).Leans)
            {
                // "How long does it take, and until when must I order?" after the postage: the whole speaks of the second alone.
                found.Insert(at = 0, (best, []));
            }

            if (at >= 0)
            {
                found[at].Words.Add(question);
                found[at] = (found[at].Hit with { Answers = true }, found[at].Words);
            }
        }

        return [.. found.Where((one, at) => one.Words.Count > 0 || (at == 0 && one.Hit.Answers)).Select(one => (one.Hit, string.Join(", ", one.Words)))];
    }

    /// <summary>
    /// A long message says so much besides its question that it is like none. A section that fits all of it best, and answers one of its
    /// sentences alone, answers it, and as well as it answers that one.
    /// </summary>
    public static async Task<IReadOnlyList<PassageHit>> ConfirmAsync(
        IPassageIndex index, Release release, string query, IReadOnlyList<PassageHit> hits, CancellationToken cancellationToken)
    {
        if (hits is not [var best, ..] || Sentences(query) is not { Count: > 1 and <= MostSentences } sentences)
            return hits;

        foreach (var sentence in sentences)
        {
            if (await index.SearchAsync(release, sentence, top: 1, cancellationToken) is [{ Answers: true, Score: >= WellAnswered } alone]
                && alone.Passage.Page == best.Passage.Page && alone.Passage.Anchor == best.Passage.Anchor)
                best = best with { Answers = true, Score = Math.Max(best.Score, alone.Score) };
        }

        return [best, .. hits.Skip(1)];
    }

    private static List<string> Sentences(string query) =>
        [.. query.Split(['.', '!', '?', ';', ',', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(piece => Words.Of(piece).Count >= FewestWords)];

    private static bool IsQuestion(string piece)
    {
        var folded = TextFolding.Fold(piece).Trim();
        return Words.Of(folded).Count >= FewestWords && Asks.IsMatch(folded);
    }
}
