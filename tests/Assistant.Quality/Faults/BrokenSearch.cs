using Assistant.Core.Knowledge;

namespace Assistant.Quality.Faults;

/// <summary>A search over the pages that does one thing wrong.</summary>
internal sealed class BrokenSearch(IPassageIndex index) : IPassageIndex
{
    public bool SwapsPages { get; init; }

    public bool Reverses { get; init; }

    public bool AnswersEverything { get; init; }

    public bool AnswersNothing { get; init; }

    public Task BuildAsync(Release release, CancellationToken cancellationToken) => index.BuildAsync(release, cancellationToken);

    public async Task<IReadOnlyList<PassageHit>> SearchAsync(Release release, string query, int top, CancellationToken cancellationToken)
    {
        var hits = await index.SearchAsync(release, query, top, cancellationToken);
        return
        [
            .. (Reverses ? hits.Reverse() : hits).Select(hit => hit with
            {
                Answers = (hit.Answers || AnswersEverything) && !AnswersNothing,
                Passage = SwapsPages ? hit.Passage with { Page = Next(release, hit.Passage.Page) } : hit.Passage,
            }),
        ];
    }

    private static PageId Next(Release release, PageId page)
    {
        var pages = release.Pages.Select(other => other.Id).ToList();
        return pages[(pages.IndexOf(page) + 1) % pages.Count];
    }
}
