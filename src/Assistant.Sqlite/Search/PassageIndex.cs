using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Assistant.Core.Knowledge;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.AI;

namespace Assistant.Sqlite.Search;

/// <summary>
/// Searches the passages of a release in memory and keeps their vectors in SQLite, so that neither a restart nor another page costs
/// embedding them again. <see cref="PassageRanker"/> scores from the release alone: an answer never depends on what was indexed before.
/// </summary>
/// <remarks>Several releases can be searched at once, because a turn keeps the release it began with.</remarks>
public sealed class PassageIndex : IPassageIndex, IDisposable
{
    private const int Layout = 2;

    /// <summary>Releases kept searchable: the live one and those that running turns may still hold.</summary>
    private const int KeptReleases = 4;

    private const string Schema = """
        CREATE TABLE page (id INTEGER PRIMARY KEY, fingerprint TEXT NOT NULL UNIQUE);
        CREATE TABLE passage (id INTEGER PRIMARY KEY, page INTEGER NOT NULL REFERENCES page (id), ordinal INTEGER NOT NULL, vectors BLOB NOT NULL);
        CREATE INDEX passage_page ON passage (page)
        """;

    private readonly IndexDatabase _database;
    private readonly IEmbeddingGenerator<string, Embedding<float>> _embeddings;
    private readonly SemaphoreSlim _oneBuild = new(1, 1);
    private ImmutableList<SearchableRelease> _releases = [];

    /// <param name="path">The index's own file; null keeps it in memory.</param>
    public PassageIndex(string? path, IEmbeddingGenerator<string, Embedding<float>> embeddings)
    {
        _database = IndexDatabase.Open(path, Layout, Schema);
        _embeddings = embeddings;
    }

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
            {
                var fingerprint = Fingerprint(page);
                pages.Add(known.GetValueOrDefault(fingerprint) ?? await LoadAsync(page, fingerprint, cancellationToken) ?? await AddAsync(page, fingerprint, cancellationToken));
            }

            var releases = _releases.Insert(0, new(release, pages.DrainToImmutable()));
            _releases = releases.Count > KeptReleases ? releases.RemoveRange(KeptReleases, releases.Count - KeptReleases) : releases;
            await ForgetAsync(_releases.SelectMany(kept => kept.Pages).Select(page => page.Fingerprint).ToHashSet(), cancellationToken);
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
        return searchable.Search(query, question, top);
    }

    public void Dispose()
    {
        _database.Dispose();
        _oneBuild.Dispose();
    }

    private SearchableRelease? Find(Release release) => _releases.Find(kept => kept.Release.Id == release.Id);

    /// <summary>What the index of a page depends on: the pieces themselves, and the model that made the vectors.</summary>
    private string Fingerprint(PolicyPage page)
    {
        var model = (_embeddings.GetService(typeof(EmbeddingGeneratorMetadata)) as EmbeddingGeneratorMetadata)?.DefaultModelId;
        var content = new StringBuilder($"{model}\u001F{page.Id}\u001F{page.Version}\u001F{page.Title}");
        foreach (var passage in page.Passages)
            content.Append('\u001E').AppendJoin('\u001F', [passage.Anchor, .. passage.HeadingPath, passage.Text, .. passage.Asks]);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content.ToString())));
    }

    private Task<IndexedPage?> LoadAsync(PolicyPage page, string fingerprint, CancellationToken cancellationToken) =>
        _database.ReadAsync(
            connection =>
            {
                var rows = connection.Query<byte[]>(
                    "SELECT vectors FROM passage JOIN page ON page.id = passage.page WHERE fingerprint = @fingerprint ORDER BY ordinal",
                    new { fingerprint }).AsList();
                return rows.Count == 0 || rows.Count != page.Passages.Length
                    ? null
                    : new IndexedPage(
                        fingerprint,
                        [.. page.Passages.Zip(PassageVectors.FromBytes(rows, page), (passage, vectors) => new IndexedPassage(new(passage), vectors))]);
            },
            cancellationToken);

    private async Task<IndexedPage> AddAsync(PolicyPage page, string fingerprint, CancellationToken cancellationToken)
    {
        // Embedding may ask another machine; nobody waits for it inside the transaction.
        var vectors = await PassageVectors.EmbedAsync(_embeddings, page, cancellationToken);
        var passages = ImmutableArray.CreateBuilder<IndexedPassage>(page.Passages.Length);
        await _database.WriteAsync(
            (connection, transaction) =>
            {
                Remove(connection, transaction, fingerprint);
                var owner = connection.ExecuteScalar<long>("INSERT INTO page (fingerprint) VALUES (@fingerprint) RETURNING id", new { fingerprint }, transaction);
                foreach (var (passage, vector) in page.Passages.Zip(vectors))
                {
                    connection.Execute(
                        "INSERT INTO passage (page, ordinal, vectors) VALUES (@owner, @Ordinal, @vectors)",
                        new { owner, passage.Ordinal, vectors = vector.ToBytes() },
                        transaction);
                    passages.Add(new(new(passage), vector));
                }
            },
            cancellationToken);
        return new(fingerprint, passages.MoveToImmutable());
    }

    private async Task ForgetAsync(HashSet<string> kept, CancellationToken cancellationToken)
    {
        var stored = await _database.ReadAsync(connection => connection.Query<string>("SELECT fingerprint FROM page").AsList(), cancellationToken);
        var stale = stored.Where(fingerprint => !kept.Contains(fingerprint)).ToList();
        if (stale.Count > 0)
            await _database.WriteAsync((connection, transaction) => stale.ForEach(fingerprint => Remove(connection, transaction, fingerprint)), cancellationToken);
    }

    private static void Remove(SqliteConnection connection, SqliteTransaction transaction, string fingerprint) =>
        connection.Execute(
            """
            DELETE FROM passage WHERE page IN (SELECT id FROM page WHERE fingerprint = @fingerprint);
            DELETE FROM page WHERE fingerprint = @fingerprint;
            """,
            new { fingerprint },
            transaction);
}
