using System.Collections.Immutable;

namespace Assistant.Sqlite.Storage;

/// <summary>The tables of one kind of database file, as the steps that lead to them.</summary>
/// <param name="Contents">What the file holds, for messages: <c>conversations</c>.</param>
/// <param name="ApplicationId">Marks a file as ours and of this kind; never changed.</param>
/// <param name="Migrations">
/// The n-th leads from version n - 1 to n, in one transaction. One that has been shipped is never changed; a new one is added.
/// </param>
internal sealed record SqliteSchema(string Contents, int ApplicationId, ImmutableArray<ImmutableArray<string>> Migrations)
{
    public int Version => Migrations.Length;
}
