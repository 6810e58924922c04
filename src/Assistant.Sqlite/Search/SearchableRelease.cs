using System.Collections.Frozen;
using System.Collections.Immutable;
using Assistant.Core.Knowledge;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Assistant.Sqlite.Search;

/// <param name="Id">Row of the passage in the index.</param>
internal sealed record IndexedPassage(long Id, PassageTerms Terms, PassageVectors Vectors);

/// <param name="Fingerprint">Changes with anything that the index of the page depends on.</param>
internal sealed record IndexedPage(string Fingerprint, ImmutableArray<IndexedPassage> Passages);

/// <summary>A release with all that searching it needs in memory.</summary>
internal sealed class SearchableRelease(Release release, ImmutableArray<IndexedPage> pages)
{
    private readonly FrozenDictionary<long, IndexedPassage> _passages =
        pages.SelectMany(page => page.Passages).ToFrozenDictionary(passage => passage.Id);

    public Release Release { get; } = release;

    public ImmutableArray<IndexedPage> Pages { get; } = pages;

    public PassageRanker Ranker { get; } = new(release, [.. pages.SelectMany(page => page.Passages).Select(passage => passage.Terms)]);

    public PassageCandidate Candidate(long id, float[] question)
    {
        var (body, ask) = _passages[id].Vectors.Cosine(question);
        return new(_passages[id].Terms, body, ask);
    }

    /// <summary>Rows of this release that match; a few more are asked for, because other releases share the index.</summary>
    public List<long> Find(SqliteConnection connection, string match, int limit) =>
    [
        .. connection.Query<long>(
                "SELECT rowid FROM passage_fts WHERE passage_fts MATCH @match ORDER BY bm25(passage_fts, 1.5, 3.0, 1.0, 2.0), rowid LIMIT @limit",
                new { match, limit = 2 * limit })
            .Where(_passages.ContainsKey)
            .Take(limit),
    ];

    public IEnumerable<long> Nearest(float[] question, int limit)
    {
        var nearest = new PriorityQueue<long, (double Likeness, long Id)>(limit + 1);
        foreach (var passage in _passages.Values)
        {
            var (body, ask) = passage.Vectors.Cosine(question);
            nearest.Enqueue(passage.Id, (body + ask, -passage.Id));
            if (nearest.Count > limit)
                nearest.Dequeue();
        }

        return nearest.UnorderedItems.Select(passage => passage.Element);
    }
}
