using System.Collections.Concurrent;
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

    /// <summary>
    /// How far the rarity of a word goes towards that of the most frequent word for the same idea: a section that uses the usual word for
    /// it says nearly as much as one that happens to use the shopper's.
    /// </summary>
    private const double OfTheIdea = 0.4;

    /// <summary>"How often" asks for a number of times; a page that says "often" does not answer it.</summary>
    private const double PhraseOfLightWords = 0.4;

    /// <summary>Of what the strongest way says; weaker ones are not looked for.</summary>
    private const double LeastShare = 0.05;

    /// <summary>Shorter words are parts of too many others.</summary>
    private const int ShortestPart = 4;

    private readonly Spelling _spelling = new(terms.Stems.Concat(RelatedWords.All).Distinct().Order(StringComparer.Ordinal));

    /// <summary>As many as the lists have; a question brings no ways of its own.</summary>
    private readonly ConcurrentDictionary<ImmutableArray<string>, Telling> _found = [];

    public WeighedConcepts Read(string question)
    {
        var read = QuestionConcepts.Read(question);
        var words = Joined(read).SelectMany(Meant).ToList();
        var small = words.Select(SearchTerms.Stem).Distinct().Where(StopWords.ContainsStem);
        return new(
            [.. concepts.Of(words).Where(IsTelling).Select(Weigh)],
            [.. small.Select(stem => new WeighedConcept([stem], [new([stem], ReleaseTerms.SmallWord)], ReleaseTerms.SmallWord))],
            terms.Rarest,
            IsMisspelt: read.Count(IsUnknown) > read.Count(word => !IsUnknown(word) && !StopWords.Contains(word)));
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
        return IsUnknown(word) ? Parts(word) ?? [_spelling.Nearest(word) ?? _spelling.Nearest(SearchTerms.Stem(word)) ?? word] : [word];
    }

    private bool IsUnknown(string word)
    {
        var stem = SearchTerms.Stem(word);
        return !terms.Knows(stem) && !StopWords.ContainsStem(stem) && !LightWords.ContainsStem(stem) && !RelatedWords.Knows(word);
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
        var others = concept.Others.Select(way => (Way: way, Telling: Found(way.Stems))).Where(other => other.Telling.IsKnown).ToList();
        var usual = others.Where(other => other.Way.Share >= NamesFrom).Select(other => other.Telling.Rarity).DefaultIfEmpty(double.MaxValue).Min();
        // However rare a related word is, it says no more than the shopper's own.
        var own = isKnown ? terms.Rarity(asked) : double.MaxValue;
        var rarity = isKnown && !terms.HasHints && usual < own ? own + (OfTheIdea * (usual - own)) : own;
        var isNamed = isKnown || usual < double.MaxValue;
        var ways = others.Select(other => new Way(other.Telling.Stems, weight * other.Way.Share * Math.Min(rarity, other.Telling.Rarity)));
        if (isKnown)
            ways = ways.Prepend(new(asked, weight * rarity * (!terms.HasHints && IsPhraseOfLightWords(concept.Asked) ? PhraseOfLightWords : 1)));

        var all = Needed(ways);
        var unnamed = weight * terms.Rarest;
        return new(concept.Asked, all, all.IsEmpty ? unnamed : all.Max(way => way.Share), isNamed ? 0 : unnamed);
    }

    /// <summary>What the pages say of a way to say something. Questions share most of their ways: each is looked up once.</summary>
    private Telling Found(ImmutableArray<string> way) => _found.GetOrAdd(way, stems =>
    {
        var telling = StopWords.Telling(stems);
        return new(telling, telling.All(terms.Knows), terms.Rarity(telling));
    });

    /// <summary>
    /// Without the ways that no text needs: whatever says "data protection" says "protection" as well, and what says next to nothing of the
    /// concept costs more time than it tells. Strongest first.
    /// </summary>
    private static ImmutableArray<Way> Needed(IEnumerable<Way> ways)
    {
        var needed = ImmutableArray.CreateBuilder<Way>();
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var way in ways.OrderByDescending(way => way.Share).ThenBy(way => way.Stems.Length))
        {
            if (needed.Count > 0 && way.Share < LeastShare * needed[0].Share)
                break;
            if (way.Stems.Any(words.Contains))
                continue;
            if (way.Stems is [var word])
                words.Add(word);
            needed.Add(way);
        }

        return needed.DrainToImmutable();
    }

    private static bool IsPhraseOfLightWords(ImmutableArray<string> stems) =>
        stems.Length > 1 && stems.All(stem => StopWords.ContainsStem(stem) || LightWords.ContainsStem(stem));

    /// <param name="Stems">Those that say what it is about.</param>
    /// <param name="IsKnown">Whether the pages hold them all.</param>
    private readonly record struct Telling(ImmutableArray<string> Stems, bool IsKnown, double Rarity);
}
