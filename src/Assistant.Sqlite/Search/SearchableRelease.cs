using System.Collections.Frozen;
using System.Collections.Immutable;
using Assistant.Core.Knowledge;

namespace Assistant.Sqlite.Search;

internal sealed record IndexedPassage(PassageTerms Terms, PassageVectors Vectors);

/// <param name="Fingerprint">Changes with anything that the index of the page depends on.</param>
internal sealed record IndexedPage(string Fingerprint, ImmutableArray<IndexedPassage> Passages);

/// <summary>A release with all that searching it needs in memory.</summary>
internal sealed class SearchableRelease(Release release, ImmutableArray<IndexedPage> pages)
{
    private const int Shortlisted = 100;
    private const int Nearest = 40;

    private readonly FrozenDictionary<PassageTerms, IndexedPassage> _passages =
        pages.SelectMany(page => page.Passages).ToFrozenDictionary(passage => passage.Terms);

    public Release Release { get; } = release;

    public ImmutableArray<IndexedPage> Pages { get; } = pages;

    public PassageRanker Ranker { get; } = new(release, [.. pages.SelectMany(page => page.Passages).Select(passage => passage.Terms)]);

    /// <summary>
    /// What may answer: the sections whose words come nearest, and the passages whose vectors do, for those that share no word.
    /// </summary>
    public IEnumerable<PassageCandidate> Candidates(string query, float[] question)
    {
        var nearest = _passages.Values
            .OrderByDescending(passage => passage.Vectors.BodyCosine(question))
            .ThenBy(passage => passage.Terms.Passage.Key, StringComparer.Ordinal)
            .Take(Nearest);
        return Ranker.Shortlist(query, Shortlisted)
            .Select(terms => _passages[terms])
            .Union(nearest)
            .Select(passage => new PassageCandidate(passage.Terms, passage.Vectors.BodyCosine(question), passage.Vectors.AskCosine(question)));
    }
}
