using Assistant.Core.Knowledge;

namespace Assistant.Core.Tests.Knowledge;

/// <summary>Finds nothing: for tests of what is live.</summary>
internal sealed class NoIndex : IPassageIndex
{
    public Task BuildAsync(Release release, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<IReadOnlyList<PassageHit>> SearchAsync(Release release, string query, int top, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<PassageHit>>([]);
}
