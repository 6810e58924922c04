using System.Collections.Immutable;

namespace Assistant.Core.Knowledge;

/// <summary>How well one passage fits a question, seen from several sides; each between 0 and 1.</summary>
/// <param name="Words">Saturated word matches over all fields (BM25F), as a share of the best possible.</param>
/// <param name="Coverage">Share of the question's weight that the passage mentions at all.</param>
/// <param name="Ask">Likeness to the most similar of the editor's questions.</param>
/// <param name="Parts">Likeness by word parts, which forgives typos and endings.</param>
internal readonly record struct PassageSignals(double Words, double Coverage, double Ask, double Parts)
{
    private const double TitleWeight = 1.2;
    private const double HeadingWeight = 1.5;
    private const double AskWeight = 1.0;
    private const double Saturation = 0.6;
    private const double LengthPenalty = 0.1;

    private const double AnswersFrom = 0.5;

    /// <param name="bestOfPage">The best <see cref="Words"/> of any passage of the same page: a page about the subject lends weight.</param>
    public double Score(double bestOfPage) => Math.Round((0.7 * Words) + (0.08 * Ask) + (0.14 * Parts) + (0.08 * bestOfPage), 6);

    /// <summary>
    /// A passage answers when it mentions at least half of what the question is about, rare words weighing more. Measured on the
    /// demo shop's questions (<c>Assistant.Quality -- policy</c>), coverage separates near misses better than any other signal.
    /// </summary>
    public bool Answers => Coverage >= AnswersFrom;

    public static PassageSignals Of(PassageCandidate candidate, IReadOnlyList<WeighedConcept> asked, double averageBody)
    {
        var terms = candidate.Terms;
        var length = 1 - LengthPenalty + (LengthPenalty * terms.Body.Length / averageBody);
        var (words, covered, weight) = (0.0, 0.0, 0.0);
        var asks = new double[terms.Asks.Length];
        foreach (var concept in asked)
        {
            var found = 0.0;
            foreach (var (term, share) in concept.Ways)
                found = Math.Max(found, share * Frequency(terms, term, length));
            for (var i = 0; i < asks.Length; i++)
                asks[i] += concept.Weight * BestShare(concept, terms.Asks[i]);

            words += concept.Weight * found / (found + Saturation);
            covered += found > 0 ? concept.Weight : 0;
            weight += concept.Weight;
        }

        if (weight <= 0)
            return default;

        var ask = asks.Length == 0 ? 0 : (asks.Max() / weight + Math.Max(0, candidate.AskCosine)) / 2;
        return new(words / weight, covered / weight, ask, Math.Max(0, candidate.BodyCosine));
    }

    private static double BestShare(WeighedConcept concept, FieldTerms field)
    {
        var best = 0.0;
        foreach (var (term, share) in concept.Ways)
        {
            if (share > best && field.Count(term) > 0)
                best = share;
        }

        return best;
    }

    private static double Frequency(PassageTerms terms, ImmutableArray<string> term, double length)
    {
        var inAsks = 0;
        foreach (var ask in terms.Asks)
            inAsks |= ask.Count(term) > 0 ? 1 : 0;

        return (TitleWeight * Math.Min(1, terms.Title.Count(term)))
            + (HeadingWeight * Math.Min(1, terms.Headings.Count(term)))
            + (AskWeight * inAsks)
            + (terms.Body.Count(term) / length);
    }
}
