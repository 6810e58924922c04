using System.Collections.Immutable;
using Assistant.Core.Knowledge;
using Microsoft.Extensions.AI;

namespace Assistant.Sqlite.Search;

/// <summary>
/// Searches the passages of a release in memory. <see cref="PassageRanker"/> scores from the release alone: an answer never depends on
/// what was indexed before.
/// </summary>
/// <remarks>Several releases can be searched at once, because a turn keeps the release it began with.</remarks>
public sealed class PassageIndex : IPassageIndex, IDisposable
{
    /// <summary>Releases kept searchable: the live one and those that running turns may still hold.</summary>
    private const int KeptReleases = 4;

    private readonly VectorStore _store;
    private readonly IEmbeddingGenerator<string, Embedding<float>> _embeddings;
    private readonly MeaningModel? _meaning;
    private readonly SemaphoreSlim _oneBuild = new(1, 1);
    private readonly CancellationTokenSource _closing = new();
    private ImmutableList<SearchableRelease> _releases = [];
    private Task _completion = Task.CompletedTask;
    private int _isCompleting;

    /// <param name="path">The index's own file; null keeps it in memory.</param>
    /// <param name="embeddings">Makes vectors in this process, which bring word parts together.</param>
    /// <param name="meaning">Knows in addition what texts mean; null where none is configured. Not disposed here.</param>
    public PassageIndex(string? path, IEmbeddingGenerator<string, Embedding<float>> embeddings, MeaningModel? meaning = null)
    {
        _store = new(path);
        (_embeddings, _meaning) = (embeddings, meaning);
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Where the model of meanings cannot be reached the release is searched without it until it can: a search then has the vectors made
    /// that are missing, and does not wait for them.
    /// </remarks>
    public async Task BuildAsync(Release release, CancellationToken cancellationToken)
    {
        await _oneBuild.WaitAsync(cancellationToken);
        try
        {
            if (Find(release) is not null)
                return;

            var known = _releases.SelectMany(kept => kept.Pages).DistinctBy(page => page.Fingerprint).ToDictionary(page => page.Fingerprint);
            var pages = ImmutableArray.CreateBuilder<IndexedPage>(release.Pages.Length);
            foreach (var page in release.Pages.Where(page => page.IsForShoppers))
                pages.Add(known.GetValueOrDefault(VectorStore.Fingerprint(page, _embeddings)) ?? IndexedPage.Of(page, await _store.GetAsync(page, _embeddings, cancellationToken)));

            var indexed = pages.DrainToImmutable();
            var releases = _releases.Insert(0, new(release, indexed, await MeaningsAsync(release, cancellationToken)));
            _releases = releases.Count > KeptReleases ? releases.RemoveRange(KeptReleases, releases.Count - KeptReleases) : releases;
            await _store.KeepOnlyAsync(_releases.SelectMany(kept => kept.Fingerprints).ToHashSet(), cancellationToken);
        }
        finally
        {
            _oneBuild.Release();
        }
    }

    public async Task<IReadOnlyList<PassageHit>> SearchAsync(Release release, string query, int top, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(top);
        if (Find(release) is null)
            await BuildAsync(release, cancellationToken);
        if (Find(release) is not { } searchable || string.IsNullOrWhiteSpace(query))
            return [];

        var question = PassageVectors.Unit((await _embeddings.GenerateAsync([query], cancellationToken: cancellationToken))[0]);
        return searchable.Search(query, question, await MeaningAsync(searchable, query, cancellationToken), top);
    }

    public void Dispose()
    {
        _closing.Cancel();
        // At once where nothing is being completed; else whoever does is told to end, and closes behind itself.
        _completion.ContinueWith(_ => Close(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

        void Close()
        {
            _closing.Dispose();
            _store.Dispose();
            _oneBuild.Dispose();
        }
    }

    private SearchableRelease? Find(Release release) => _releases.Find(kept => kept.Release.Id == release.Id);

    /// <summary>What the question means; null where that is not known in time, or the pages' meanings are not.</summary>
    private async Task<float[]?> MeaningAsync(SearchableRelease searchable, string query, CancellationToken cancellationToken)
    {
        if (_meaning is null)
            return null;
        if (searchable.KnowsMeanings)
            return await _meaning.OfAsync(query, cancellationToken) is { } embedding ? PassageVectors.Unit(embedding) : null;

        Complete(searchable.Release);
        return null;
    }

    /// <summary>The vectors of every page, or none: pages with and without could not be compared.</summary>
    private async Task<ImmutableArray<PageVectors>?> MeaningsAsync(Release release, CancellationToken cancellationToken)
    {
        if (_meaning is null)
            return null;

        var meanings = ImmutableArray.CreateBuilder<PageVectors>(release.Pages.Length);
        foreach (var page in release.Pages.Where(page => page.IsForShoppers))
        {
            if (await _meaning.TryAsync((embeddings, token) => _store.GetAsync(page, embeddings, token), cancellationToken) is not { } vectors)
                return null;

            meanings.Add(vectors);
        }

        return meanings.DrainToImmutable();
    }

    /// <summary>Has the meanings made that a release lacks, once at a time and unless the model was found out of reach a moment ago.</summary>
    private void Complete(Release release)
    {
        if (!_meaning!.IsResting && Interlocked.Exchange(ref _isCompleting, 1) is 0)
            _completion = Task.Run(() => CompleteAsync(release, _closing.Token));
    }

    private async Task CompleteAsync(Release release, CancellationToken cancellationToken)
    {
        try
        {
            await _oneBuild.WaitAsync(cancellationToken);
            try
            {
                if (Find(release) is { KnowsMeanings: false } lacking && await MeaningsAsync(release, cancellationToken) is { } meanings)
                    _releases = _releases.Replace(lacking, new(release, lacking.Pages, meanings));
            }
            finally
            {
                _oneBuild.Release();
            }
        }
        catch (OperationCanceledException)
        {
            // The index is closing.
        }
        catch (Microsoft.Data.Sqlite.SqliteException)
        {
            // The file is locked or full. Searching goes on by words, and a later search tries again.
        }
        finally
        {
            Volatile.Write(ref _isCompleting, 0);
        }
    }
}
