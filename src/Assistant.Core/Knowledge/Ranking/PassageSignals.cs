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

    /// <summary>What a synonym counts beside the word itself.</summary>
    private const double SynonymShare = 0.95;

    /// <param name="bestOfPage">The best <see cref="Words"/> of any passage of the same page: a page about the subject lends weight.</param>
    public double Score(double bestOfPage) => Math.Round((0.7 * Words) + (0.08 * Ask) + (0.14 * Parts) + (0.08 * bestOfPage), 6);

    public bool Answers => Math.Max(Coverage, Ask) >= 0.5;

    public static PassageSignals Of(PassageCandidate candidate, IReadOnlyList<WeighedConcept> asked, double averageBody)
    {
        var terms = candidate.Terms;
        var length = 1 - LengthPenalty + (LengthPenalty * terms.Body.Length / averageBody);
        var (words, covered, weight) = (0.0, 0.0, 0.0);
        var asks = new double[terms.Asks.Length];
        foreach (var concept in asked)
        {
            var found = 0.0;
            foreach (var (term, share) in Ways(concept.Concept))
                found = Math.Max(found, share * Frequency(terms, term, length));
            for (var i = 0; i < asks.Length; i++)
                asks[i] += concept.Weight * Ways(concept.Concept).Max(way => terms.Asks[i].Count(way.Term) > 0 ? way.Share : 0);

            words += concept.Weight * found / (found + Saturation);
            covered += found > 0 ? concept.Weight : 0;
            weight += concept.Weight;
        }

        if (weight <= 0)
            return default;

        var ask = asks.Length == 0 ? 0 : (asks.Max() / weight + Math.Max(0, candidate.AskCosine)) / 2;
        return new(words / weight, covered / weight, ask, Math.Max(0, candidate.BodyCosine));
    }

    private static IEnumerable<(ImmutableArray<string> Term, double Share)> Ways(Concept concept) =>
        concept.Others.Select(term => (term, SynonymShare)).Prepend((concept.Asked, 1.0));

    private static double Frequency(PassageTerms terms, ImmutableArray<string> term, double length) =>
        (TitleWeight * Math.Min(1, terms.Title.Count(term)))
        + (HeadingWeight * Math.Min(1, terms.Headings.Count(term)))
        + (AskWeight * (terms.Asks.Any(ask => ask.Count(term) > 0) ? 1 : 0))
        + (terms.Body.Count(term) / length);
}
