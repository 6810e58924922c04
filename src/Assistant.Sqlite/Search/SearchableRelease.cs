using System.Buffers;
using System.Collections.Immutable;
using Assistant.Core.Knowledge;

namespace Assistant.Sqlite.Search;

internal sealed record IndexedPassage(PassageTerms Terms, PassageVectors Vectors);

/// <param name="Fingerprint">Changes with anything that the index of the page depends on.</param>
internal sealed record IndexedPage(string Fingerprint, ImmutableArray<IndexedPassage> Passages)
{
    public static IndexedPage Of(PolicyPage page, PageVectors vectors) =>
        new(vectors.Fingerprint, [.. page.Passages.Zip(vectors.Passages, (passage, vector) => new IndexedPassage(new(passage), vector))]);
}

/// <summary>A release with all that searching it needs in memory.</summary>
internal sealed class SearchableRelease
{
    private const int Shortlisted = 100;
    private const int Nearest = 40;

    private readonly ImmutableArray<IndexedPassage> _passages;

    /// <summary>The vectors of the passages in one row, so that comparing all of them reads memory in order.</summary>
    private readonly ImmutableArray<ReadOnlyMemory<float>> _bodies;
    private readonly ImmutableArray<PassageVectors> _meanings;
    private readonly Dictionary<PassageTerms, int> _places = new(ReferenceEqualityComparer.Instance);
    private readonly PassageRanker _ranker;

    /// <param name="meanings">Of the same pages, by the model that knows what texts mean; null where that is not known.</param>
    public SearchableRelease(Release release, ImmutableArray<IndexedPage> pages, ImmutableArray<PageVectors>? meanings)
    {
        (Release, Pages) = (release, pages);
        _meanings = meanings is { } known ? [.. known.SelectMany(page => page.Passages)] : default;
        Fingerprints = [.. pages.Select(page => page.Fingerprint), .. meanings?.Select(page => page.Fingerprint) ?? []];
        _passages = [.. pages.SelectMany(page => page.Passages)];
        _bodies = [.. _passages.Select(passage => passage.Vectors.Body)];
        foreach (var (place, passage) in _passages.Index())
            _places.Add(passage.Terms, place);
        _ranker = new(release, [.. _passages.Select(passage => passage.Terms)]);
    }

    public Release Release { get; }

    public ImmutableArray<IndexedPage> Pages { get; }

    /// <summary>Of all that is kept for it.</summary>
    public ImmutableArray<string> Fingerprints { get; }

    public bool KnowsMeanings => !_meanings.IsDefault;

    /// <param name="question">The query's vector, of length 1.</param>
    /// <param name="meaning">That of the model that knows what texts mean; null where it did not say.</param>
    public IReadOnlyList<PassageHit> Search(string query, float[] question, float[]? meaning, int top)
    {
        using var asked = _ranker.Read(query);
        return _ranker.Rank(asked, Candidates(asked, question, meaning is null ? null : new Meanings(_meanings, meaning)), top);
    }

    /// <summary>
    /// What may answer: the sections whose words come nearest, and the passages whose vectors do, for those that share no word.
    /// </summary>
    private List<PassageCandidate> Candidates(AskedQuestion asked, float[] question, Meanings? meanings)
    {
        var cosines = ArrayPool<double>.Shared.Rent(_bodies.Length);
        for (var place = 0; place < _bodies.Length; place++)
            cosines[place] = PassageVectors.Cosine(_bodies[place].Span, question);
        List<PassageCandidate> candidates =
        [
            .. _ranker.Shortlist(asked, Shortlisted)
                .Select(terms => _places[terms])
                .Union(Largest.Of(cosines.AsSpan(0, _bodies.Length), Nearest))
                .Union(meanings?.Nearest(Nearest) ?? [])
                .Select(place => new PassageCandidate(_passages[place].Terms, cosines[place], () => _passages[place].Vectors.AskCosine(question))
                {
                    Meaning = meanings is null ? null : () => meanings.Of(place),
                }),
        ];
        ArrayPool<double>.Shared.Return(cosines);
        return candidates;
    }
}
