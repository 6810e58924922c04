using System.Collections.Immutable;

namespace Assistant.Core.Knowledge;

/// <summary>A concept of a question as ranking uses it.</summary>
/// <param name="Ways">The stems to look for, and what finding them counts beside the shopper's own word.</param>
/// <param name="Weight">Inverse document frequency, less for a part of a phrase.</param>
internal sealed record WeighedConcept(ImmutableArray<(ImmutableArray<string> Term, double Share)> Ways, double Weight)
{
    private const double SynonymShare = 0.95;

    /// <param name="rarity">Inverse document frequency.</param>
    public static WeighedConcept Of(Concept concept, double rarity) =>
        new([(concept.Asked, 1), .. concept.Others.Select(term => (term, SynonymShare))], rarity * concept.Weight);
}
