using System.Collections.Immutable;
using Assistant.Core.Text;

namespace Assistant.Core.Knowledge;

/// <summary>Reads a question in the light of a release: what its words can find there, and how much each of them tells.</summary>
internal sealed class QuestionReader(QuestionConcepts concepts, ReleaseTerms terms)
{
    /// <summary>What a word counts that was probably meant by a mistyped one.</summary>
    private const double Meant = 0.9;

    private readonly Spelling _spelling = new(terms.Stems.Order(StringComparer.Ordinal));

    public WeighedConcepts Read(string question) => new([.. Understood(question).Select(Weigh)]);

    /// <summary>
    /// A word that no passage holds may be a slip of the keyboard; a part of a known phrase, or a word that says little, means nothing
    /// where no passage holds it.
    /// </summary>
    private IEnumerable<Concept> Understood(string question) =>
        from concept in concepts.Of(question)
        let known = concept.Asked is not [var stem] || terms.Knows(stem)
        where known || concept.Weight >= 1 || !concept.Others.IsEmpty
        select !known && concept.Others.IsEmpty && _spelling.Nearest(concept.Asked[0]) is { } meant
            ? concept with { Others = [new([meant], Meant)] }
            : concept;

    private WeighedConcept Weigh(Concept concept)
    {
        var asked = Telling(concept.Asked);
        var isKnown = !asked.IsEmpty && asked.All(terms.Knows);
        // However rare a related word is, it says no more than the shopper's own.
        var rarity = isKnown ? terms.Rarity(asked) : double.MaxValue;
        var ways = concept.Others
            .Select(way => way with { Stems = Telling(way.Stems) })
            .Where(way => !way.Stems.IsEmpty && way.Stems.All(terms.Knows))
            .Select(way => way with { Share = concept.Weight * way.Share * Math.Min(rarity, terms.Rarity(way.Stems)) });
        if (isKnown)
            ways = ways.Prepend(new(asked, concept.Weight * rarity));

        var all = ways.ToImmutableArray();
        return new(all, all.IsEmpty ? concept.Weight * terms.Rarest : all.Max(way => way.Share));
    }

    /// <summary>The stems that tell texts apart; a phrase of nothing but small words is known by its relations alone.</summary>
    private static ImmutableArray<string> Telling(ImmutableArray<string> stems) =>
        stems.Length == 1 ? stems : stems.RemoveAll(StopWords.ContainsStem);
}
