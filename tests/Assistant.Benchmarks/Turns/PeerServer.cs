using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Assistant.Benchmarks.Turns;

/// <summary>
/// What a turn is compared with: the least that a server could do to keep a message. Kestrel, one endpoint, one row in one SQLite
/// transaction that is on the disk before the answer leaves. No token, no brain, no search, no socket.
/// </summary>
internal static class PeerServer
{
    public const string Verb = "peer";
    public const string Path = "/messages";

    /// <param name="file">Its database, which must not exist yet.</param>
    /// <param name="urls">Where it listens, as <c>--urls=…</c>.</param>
    public static async Task<int> RunAsync(string file, string urls)
    {
        SQLitePCL.Batteries_V2.Init();
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ConnectionString);
        connection.Open();
        using (var setUp = connection.CreateCommand())
        {
            setUp.CommandText =
                "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE messages (id INTEGER PRIMARY KEY, body TEXT NOT NULL)";
            setUp.ExecuteNonQuery();
        }

        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO messages (body) VALUES ($body) RETURNING id";
        var body = insert.Parameters.Add("$body", SqliteType.Text);
        using var turnstile = new SemaphoreSlim(1, 1);

        // Its content lies beside the program: a web host watches the folder of its content, and would wake for whatever is written in the working one.
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = [urls], ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.MapPost(Path, async (JsonElement message) =>
        {
            await turnstile.WaitAsync();
            try
            {
                body.Value = message.GetRawText();
                return Results.Json(new { id = (long)insert.ExecuteScalar()! });
            }
            finally
            {
                turnstile.Release();
            }
        });
        app.MapGet("/ready", () => "ready");
        await app.RunAsync();
        return 0;
    }
}
