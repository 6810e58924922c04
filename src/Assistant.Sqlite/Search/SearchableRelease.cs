using System.Buffers;
using System.Collections.Immutable;
using Assistant.Core.Knowledge;

namespace Assistant.Sqlite.Search;

internal sealed record IndexedPassage(PassageTerms Terms, PassageVectors Vectors);

/// <param name="Fingerprint">Changes with anything that the index of the page depends on.</param>
internal sealed record IndexedPage(string Fingerprint, ImmutableArray<IndexedPassage> Passages);

/// <summary>A release with all that searching it needs in memory.</summary>
internal sealed class SearchableRelease
{
    private const int Shortlisted = 100;
    private const int Nearest = 40;

    private readonly ImmutableArray<IndexedPassage> _passages;

    /// <summary>The vectors of the passages in one row, so that comparing all of them reads memory in order.</summary>
    private readonly ImmutableArray<ReadOnlyMemory<float>> _bodies;
    private readonly Dictionary<PassageTerms, int> _places = new(ReferenceEqualityComparer.Instance);
    private readonly PassageRanker _ranker;

    public SearchableRelease(Release release, ImmutableArray<IndexedPage> pages)
    {
        (Release, Pages) = (release, pages);
        _passages = [.. pages.SelectMany(page => page.Passages)];
        _bodies = [.. _passages.Select(passage => passage.Vectors.Body)];
        foreach (var (place, passage) in _passages.Index())
            _places.Add(passage.Terms, place);
        _ranker = new(release, [.. _passages.Select(passage => passage.Terms)]);
    }

    public Release Release { get; }

    public ImmutableArray<IndexedPage> Pages { get; }

    /// <param name="question">The query's vector, of length 1.</param>
    public IReadOnlyList<PassageHit> Search(string query, float[] question, int top)
    {
        using var asked = _ranker.Read(query);
        return _ranker.Rank(asked, Candidates(asked, question), top);
    }

    /// <summary>
    /// What may answer: the sections whose words come nearest, and the passages whose vectors do, for those that share no word.
    /// </summary>
    private List<PassageCandidate> Candidates(AskedQuestion asked, float[] question)
    {
        var cosines = ArrayPool<double>.Shared.Rent(_bodies.Length);
        for (var place = 0; place < _bodies.Length; place++)
            cosines[place] = PassageVectors.Cosine(_bodies[place].Span, question);
        List<PassageCandidate> candidates =
        [
            .. _ranker.Shortlist(asked, Shortlisted)
                .Select(terms => _places[terms])
                .Union(Largest.Of(cosines.AsSpan(0, _bodies.Length), Nearest))
                .Select(place => new PassageCandidate(_passages[place].Terms, cosines[place], () => _passages[place].Vectors.AskCosine(question))),
        ];
        ArrayPool<double>.Shared.Return(cosines);
        return candidates;
    }
}
