using System.Runtime.CompilerServices;

namespace Assistant.Core.Knowledge;

/// <summary>
/// Remembers what was found for the last questions: a conversation that goes on searches for the question before once more, and many
/// shoppers ask in the same words, those of the suggestions above all.
/// </summary>
/// <remarks>
/// What is found depends on the release and the words alone, so that nothing of one shopper reaches another. A search that failed is made
/// again. What was found in a release is forgotten with it.
/// </remarks>
public sealed class RememberedSearches(IPassageIndex index) : IPassageIndex
{
    private const int Remembered = 512;

    /// <summary>Characters. A longer question is a story of its own, which nobody tells twice in the same words.</summary>
    private const int LongestRemembered = 200;

    private readonly ConditionalWeakTable<Release, RecentlyUsed<string, Search>> _releases = [];

    public Task BuildAsync(Release release, CancellationToken cancellationToken) => index.BuildAsync(release, cancellationToken);

    public async Task<IReadOnlyList<PassageHit>> SearchAsync(Release release, string query, int top, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query.Length > LongestRemembered)
            return await index.SearchAsync(release, query, top, cancellationToken);

        var search = _releases.GetValue(release, _ => new(Remembered, _ => new Search())).Get(query);
        if (search.Found is not { } found || found.Top < top)
            search.Found = found = new(top, await index.SearchAsync(release, query, top, cancellationToken));
        return found.Hits.Count <= top ? found.Hits : [.. found.Hits.Take(top)];
    }

    private sealed class Search
    {
        public Found? Found { get; set; }
    }

    /// <param name="Top">How many were looked for; fewer of the same are the first of them.</param>
    private sealed record Found(int Top, IReadOnlyList<PassageHit> Hits);
}
