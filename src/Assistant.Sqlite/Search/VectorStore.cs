using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Assistant.Core.Knowledge;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.AI;

namespace Assistant.Sqlite.Search;

/// <summary>
/// Keeps the vectors of pages by what the pages say and by the model that made them, so that neither a restart nor another page costs
/// making them again.
/// </summary>
internal sealed class VectorStore : IDisposable
{
    private const int Layout = 2;

    private const string Schema = """
        CREATE TABLE page (id INTEGER PRIMARY KEY, fingerprint TEXT NOT NULL UNIQUE);
        CREATE TABLE passage (id INTEGER PRIMARY KEY, page INTEGER NOT NULL REFERENCES page (id), ordinal INTEGER NOT NULL, vectors BLOB NOT NULL);
        CREATE INDEX passage_page ON passage (page)
        """;

    private readonly IndexDatabase _database;

    /// <param name="path">The index's own file; null keeps it in memory.</param>
    public VectorStore(string? path) => _database = IndexDatabase.Open(path, Layout, Schema);

    /// <summary>What the vectors of a page depend on: the pieces themselves, and the model.</summary>
    public static string Fingerprint(PolicyPage page, IEmbeddingGenerator<string, Embedding<float>> embeddings)
    {
        var model = (embeddings.GetService(typeof(EmbeddingGeneratorMetadata)) as EmbeddingGeneratorMetadata)?.DefaultModelId;
        var content = new StringBuilder($"{model}\u001F{page.Id}\u001F{page.Version}\u001F{page.Title}");
        foreach (var passage in page.Passages)
            content.Append('\u001E').AppendJoin('\u001F', [passage.Anchor, .. passage.HeadingPath, passage.Text, .. passage.Asks]);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content.ToString())));
    }

    /// <summary>The kept vectors, or those that the model makes now.</summary>
    public async Task<PageVectors> GetAsync(PolicyPage page, IEmbeddingGenerator<string, Embedding<float>> embeddings, CancellationToken cancellationToken)
    {
        var fingerprint = Fingerprint(page, embeddings);
        return new(fingerprint, await LoadAsync(page, fingerprint, cancellationToken) ?? await AddAsync(page, fingerprint, embeddings, cancellationToken));
    }

    /// <summary>Forgets the vectors of all other pages.</summary>
    public async Task KeepOnlyAsync(IReadOnlySet<string> fingerprints, CancellationToken cancellationToken)
    {
        var stored = await _database.ReadAsync(connection => connection.Query<string>("SELECT fingerprint FROM page").AsList(), cancellationToken);
        var stale = stored.Where(fingerprint => !fingerprints.Contains(fingerprint)).ToList();
        if (stale.Count > 0)
            await _database.WriteAsync((connection, transaction) => stale.ForEach(fingerprint => Remove(connection, transaction, fingerprint)), cancellationToken);
    }

    public void Dispose() => _database.Dispose();

    private Task<ImmutableArray<PassageVectors>?> LoadAsync(PolicyPage page, string fingerprint, CancellationToken cancellationToken) =>
        _database.ReadAsync(
            connection =>
            {
                var rows = connection.Query<byte[]>(
                    "SELECT vectors FROM passage JOIN page ON page.id = passage.page WHERE fingerprint = @fingerprint ORDER BY ordinal",
                    new { fingerprint }).AsList();
                return rows.Count == 0 || rows.Count != page.Passages.Length
                    ? default(ImmutableArray<PassageVectors>?)
                    : PassageVectors.FromBytes(rows, page);
            },
            cancellationToken);

    private async Task<ImmutableArray<PassageVectors>> AddAsync(
        PolicyPage page, string fingerprint, IEmbeddingGenerator<string, Embedding<float>> embeddings, CancellationToken cancellationToken)
    {
        // Embedding may ask another machine; nobody waits for it inside the transaction.
        var vectors = await PassageVectors.EmbedAsync(embeddings, page, cancellationToken);
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
                }
            },
            cancellationToken);
        return vectors;
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

/// <param name="Fingerprint">Changes with anything that the vectors depend on.</param>
internal sealed record PageVectors(string Fingerprint, ImmutableArray<PassageVectors> Passages);
