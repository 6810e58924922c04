using System.Collections.Immutable;
using Assistant.Core.Text;

namespace Assistant.Core.Knowledge;

/// <summary>Reads a question in the light of a release: what its words can find there, and how much each of them tells.</summary>
internal sealed class QuestionReader(QuestionConcepts concepts, ReleaseTerms terms)
{
    /// <summary>A way that shares at least this much with the shopper's term names the same idea.</summary>
    private const double NamesFrom = 0.5;

    /// <summary>For which country an answer is wanted tells rows and sentences apart; nearly every section that names countries is about something else.</summary>
    private const double Place = 0.4;

    /// <summary>Shorter words are parts of too many others.</summary>
    private const int ShortestPart = 4;

    private readonly Spelling _spelling = new(terms.Stems.Concat(RelatedWords.All).Distinct().Order(StringComparer.Ordinal));

    public WeighedConcepts Read(string question)
    {
        var words = Joined(QuestionConcepts.Read(question)).SelectMany(Meant).ToList();
        var small = words.Select(SearchTerms.Stem).Distinct().Where(StopWords.ContainsStem);
        return new(
            [.. concepts.Of(words).Where(IsTelling).Select(Weigh)],
            [.. small.Select(stem => new WeighedConcept([new([stem], ReleaseTerms.SmallWord)], ReleaseTerms.SmallWord))]);
    }

    /// <summary>The words, and behind two that the pages write as one, such as "back up", that one.</summary>
    private IEnumerable<string> Joined(IReadOnlyList<string> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            yield return words[i];
            if (i + 1 < words.Count && words[i].Length >= ShortestPart && $"{words[i]}{words[i + 1]}" is var compound && terms.Knows(SearchTerms.Stem(compound)))
                yield return compound;
        }
    }

    /// <summary>
    /// A word that neither the pages nor the language of shops know may be two that were written as one, or a slip of the keyboard.
    /// </summary>
    private IEnumerable<string> Meant(string word)
    {
        var stem = SearchTerms.Stem(word);
        if (terms.Knows(stem) || StopWords.ContainsStem(stem) || LightWords.ContainsStem(stem) || RelatedWords.Knows(word))
            return [word];

        return Parts(word) ?? [_spelling.Nearest(word) ?? _spelling.Nearest(stem) ?? word];
    }

    /// <summary>The two known words that a compound such as "parcellocker" consists of; null where it does not.</summary>
    private string[]? Parts(string word)
    {
        for (var at = ShortestPart; at <= word.Length - ShortestPart; at++)
        {
            if (terms.Knows(SearchTerms.Stem(word[..at])) && terms.Knows(SearchTerms.Stem(word[at..])))
                return [word[..at], word[at..]];
        }

        return null;
    }

    /// <summary>A part of a known phrase, or a word that says little, means nothing where no passage holds it.</summary>
    private bool IsTelling(Concept concept) =>
        concept.Weight >= 1 || !concept.Others.IsEmpty || concept.Asked.All(terms.Knows);

    private WeighedConcept Weigh(Concept concept)
    {
        var weight = concept.Weight * (Countries.AreNamedBy(concept) ? Place : 1);
        var asked = StopWords.Telling(concept.Asked);
        var isKnown = asked.All(terms.Knows);
        // However rare a related word is, it says no more than the shopper's own.
        var rarity = isKnown ? terms.Rarity(asked) : double.MaxValue;
        var others = concept.Others.Select(way => way with { Stems = StopWords.Telling(way.Stems) }).Where(way => way.Stems.All(terms.Knows)).ToList();
        var isNamed = isKnown || others.Exists(way => way.Share >= NamesFrom);
        var ways = others.Select(way => way with { Share = weight * way.Share * Math.Min(rarity, terms.Rarity(way.Stems)) });
        if (isKnown)
            ways = ways.Prepend(new(asked, weight * rarity));

        var all = ways.ToImmutableArray();
        var unnamed = weight * terms.Rarest;
        return new(all, all.IsEmpty ? unnamed : all.Max(way => way.Share), isNamed ? 0 : unnamed);
    }
}
