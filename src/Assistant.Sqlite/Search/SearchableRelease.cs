using System.Collections.Immutable;
using Assistant.Core.Knowledge;

namespace Assistant.Sqlite.Search;

internal sealed record IndexedPassage(PassageTerms Terms, PassageVectors Vectors);

/// <param name="Fingerprint">Changes with anything that the index of the page depends on.</param>
internal sealed record IndexedPage(string Fingerprint, ImmutableArray<IndexedPassage> Passages);

/// <summary>A release with all that searching it needs in memory.</summary>
internal sealed class SearchableRelease(Release release, ImmutableArray<IndexedPage> pages)
{
    public Release Release { get; } = release;

    public ImmutableArray<IndexedPage> Pages { get; } = pages;

    public PassageRanker Ranker { get; } = new(release, [.. pages.SelectMany(page => page.Passages).Select(passage => passage.Terms)]);

    /// <summary>All passages: a page of few words may answer where no word is the same.</summary>
    public IEnumerable<PassageCandidate> Candidates(float[] question)
    {
        foreach (var passage in Pages.SelectMany(page => page.Passages))
        {
            var (body, ask) = passage.Vectors.Cosine(question);
            yield return new(passage.Terms, body, ask);
        }
    }
}
