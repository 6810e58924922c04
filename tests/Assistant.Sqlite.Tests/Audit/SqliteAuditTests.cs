using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Assistant.Core.Actions;
using Assistant.Core.Audit;
using Assistant.Core.Conversations;
using Assistant.Core.Privacy;
using Assistant.Core.Shop;
using Assistant.Sqlite.Conversations;
using Assistant.Sqlite.Storage;
using Assistant.Testing;
using Assistant.Testing.Conversations;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using static Assistant.Core.Conversations.ConversationEvent;
using static Assistant.Testing.Conversations.SampleEvents;

namespace Assistant.Sqlite.Tests.Audit;

/// <summary>The audit beside the conversations, from the append to the verdict.</summary>
public sealed class SqliteAuditTests : IDisposable
{
    private static readonly DataKeys Keys = new([.. Enumerable.Range(0, 32).Select(i => (byte)i)]);

    private readonly TemporaryFolder _folder = new();
    private readonly AuditTrail _trail = new(Pseudonyms.From(Keys));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Checkpoints => _folder.PathOf("elsewhere.log");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_write_is_in_the_chain_that_is_stored_with_it()
    {
        await using var database = Open();
        await StoreAsync(database, times: 5);

        Assert.Equal(15, (await database.Audit.VerifyAsync(Cancellation)).Records);
        Assert.Null((await database.Audit.VerifyAsync(Cancellation)).Break);
    }

    [Fact]
    public async Task Appends_at_once_share_one_chain()
    {
        await using (var database = Open())
        {
            await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => StoreAsync(database, times: 1)));
        }

        await using var reopened = Open();
        var verdict = await reopened.Audit.VerifyAsync(Cancellation);
        Assert.Equal((600, null), (verdict.Records, verdict.Break));
    }

    [Fact]
    public async Task What_is_not_stored_is_not_audited()
    {
        await using var database = Open();
        var (id, action) = (ConversationId.New(), SampleReturn.New());
        Assert.True(await AppendAsync(database, id, 0, [Started(), .. action.Shown(1)]));

        Assert.False(await AppendAsync(database, id, 1, action.Confirmed()));
        await Assert.ThrowsAsync<ArgumentException>(() => AppendAsync(database, id, 3, action.Succeeded()));

        Assert.Equal(1, (await database.Audit.VerifyAsync(Cancellation)).Records);
    }

    [Theory]
    [InlineData("UPDATE audit SET body = x'00'")]
    [InlineData("DELETE FROM audit WHERE number = 1")]
    [InlineData("DELETE FROM audit")]
    public async Task The_table_is_only_added_to(string statement)
    {
        await using var database = Open();
        await StoreAsync(database, times: 1);

        await Assert.ThrowsAsync<SqliteException>(() => database.Database.WriteAsync(session => session.Execute(statement), Cancellation));
    }

    [Theory]
    [InlineData("UPDATE audit SET at = at + 1 WHERE number = 4", 4, AuditTamper.Edited)]
    [InlineData("UPDATE audit SET body = CAST(replace(CAST(body AS TEXT), '2000', '9000') AS BLOB) WHERE number = 7", 7, AuditTamper.Edited)]
    [InlineData("DELETE FROM audit WHERE number = 5", 5, AuditTamper.Missing)]
    [InlineData("INSERT INTO audit SELECT 0, at, kind, body, mac FROM audit WHERE number = 3", 1, AuditTamper.Inserted)]
    [InlineData("DELETE FROM audit WHERE number > 8", 9, AuditTamper.Truncated)]
    [InlineData("DELETE FROM audit", 1, AuditTamper.Truncated)]
    [InlineData("UPDATE audit SET mac = randomblob(32)", 1, AuditTamper.Restamped)]
    [InlineData("UPDATE audit SET kind = 'x', number = CASE number WHEN 3 THEN -4 ELSE -3 END WHERE number IN (3, 4)", 1, AuditTamper.Inserted)]
    public async Task Who_gets_around_the_table_is_found(string tamper, long number, AuditTamper what)
    {
        await using (var database = Open())
        {
            await StoreAsync(database, times: 4);
        }

        Tamper(tamper);

        await using var reopened = Open();
        Assert.Equal(new AuditBreak(number, what), (await reopened.Audit.VerifyAsync(Cancellation)).Break);
    }

    [Fact]
    public async Task A_stop_between_commit_and_checkpoint_is_no_alarm()
    {
        await using (var database = Open())
        {
            await StoreAsync(database, times: 3);
        }

        await using (var database = Open())
        {
            await StoreAsync(database, times: 3);
        }

        // As if the process had been killed after any byte of what it wrote there.
        var written = await File.ReadAllBytesAsync(Checkpoints, Cancellation);
        for (var kept = 0; kept < written.Length; kept++)
        {
            await File.WriteAllBytesAsync(Checkpoints, written[..kept], Cancellation);

            await using var reopened = Open();
            Assert.Null((await reopened.Audit.VerifyAsync(Cancellation)).Break);
        }

        await using var last = Open();
        Assert.Null((await last.Audit.VerifyAsync(Cancellation)).Break);
    }

    [Fact]
    public async Task A_start_adds_the_checkpoint_that_a_stop_left_out()
    {
        await using (var database = Open())
        {
            await StoreAsync(database, times: 3);
        }

        File.Delete(Checkpoints);
        await Open().DisposeAsync();
        Tamper("DELETE FROM audit WHERE number > 2");

        await using var reopened = Open();
        Assert.Equal(new AuditBreak(3, AuditTamper.Truncated), (await reopened.Audit.VerifyAsync(Cancellation)).Break);
    }

    [Fact]
    public async Task A_chain_of_another_folder_is_not_taken_for_ours()
    {
        await using (var database = Open())
        {
            await StoreAsync(database, times: 3);
        }

        await using var other = Open(keys: new DataKeys(new byte[32]));
        Assert.Equal(new AuditBreak(1, AuditTamper.Restamped), (await other.Audit.VerifyAsync(Cancellation)).Break);
    }

    [Fact]
    public async Task No_write_is_begun_while_checkpoints_cannot_be_written_and_again_once_they_can()
    {
        var clock = new ManualClock();
        Directory.CreateDirectory(Checkpoints);
        await using var database = Open(clock);
        var (id, action) = (ConversationId.New(), SampleReturn.New());
        Assert.False(database.Audit.IsHealthy);

        await Assert.ThrowsAsync<StorageUnavailableException>(() => AppendAsync(database, id, 0, [Started(), .. action.Shown(1)]));

        Assert.Empty(await database.Conversations.ReadAsync(id, 0, Cancellation));
        Assert.True(await AppendAsync(database, id, 0, Started(), new SignedIn(new CustomerId("ada")) { At = Noon }, Asked(1)));
        Directory.Delete(Checkpoints);
        await HealthyAsync(database, clock);
        Assert.True(await AppendAsync(database, id, 3, [.. action.Shown(2)]));
        Assert.Equal(2, (await database.Audit.VerifyAsync(Cancellation)).Records);
    }

    [Fact]
    public async Task How_a_write_ended_is_stored_even_while_checkpoints_cannot_be_written()
    {
        var clock = new ManualClock();
        await using var database = Open(clock);
        var (id, action) = (ConversationId.New(), SampleReturn.New());
        Assert.True(await AppendAsync(database, id, 0, [Started(), .. action.Shown(1), action.Confirmed(), action.Started()]));
        await UnhealthyAsync(database, clock);

        await Assert.ThrowsAsync<StorageUnavailableException>(() => AppendAsync(database, id, 5, action.Retried(2, Noon)));
        Assert.True(await AppendAsync(database, id, 5, action.Succeeded()));
    }

    [Fact]
    public async Task Holds_nothing_of_a_shopper()
    {
        await using var database = Open();
        var action = SampleReturn.New() with { Order = OrderNumber.Parse("W7777777") };
        ImmutableArray<ConversationEvent> events =
        [
            Started(), new SignedIn(new CustomerId("ada")) { At = Noon },
            CodeIssued(action.Order, Noon, "origin-1"),
            new ShopperSpoke(1, "c-1", "I am Ada Okafor, ada@example.com", null) { At = Noon },
            .. action.Shown(2),
            action.Confirmed(), action.Started(claim: action.Claim()), action.Succeeded(opened: "RET-1"),
        ];
        Assert.True(await AppendAsync(database, ConversationId.New(), 0, [.. events]));

        var bodies = await database.Database.ReadAsync(
            session => session.Query("SELECT kind || CAST(body AS TEXT) FROM audit", row => row.GetString(0)), Cancellation);
        var claims = await database.Database.ReadAsync(
            session => session.Query("SELECT hex(order_key) || currency || line FROM claimed_refunds JOIN claimed_units USING (action, order_key)", row => row.GetString(0)), Cancellation);

        Assert.Equal((6, 1), (bodies.Count, claims.Count));
        foreach (var personal in (string[])["okafor", "example.com", "W7777777", "visa", "4242", "mug", "K7QF", Convert.ToHexString(Encoding.UTF8.GetBytes("W7777777"))])
        {
            Assert.DoesNotContain(bodies.Concat(claims), text => text.Contains(personal, StringComparison.OrdinalIgnoreCase));
        }

        // As a word: three letters also come out of a hash now and then.
        Assert.DoesNotContain(bodies.Concat(claims), text => Regex.IsMatch(text, @"\bada\b", RegexOptions.IgnoreCase));
    }

    private static async Task HealthyAsync(ConversationDatabase database, ManualClock clock)
    {
        while (!database.Audit.IsHealthy)
        {
            Cancellation.ThrowIfCancellationRequested();
            await clock.WhenTimerIsSetAsync(TimeSpan.FromSeconds(1));
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
    }

    /// <summary>Takes the place away, and waits until the next checkpoint has failed.</summary>
    private async Task UnhealthyAsync(ConversationDatabase database, ManualClock clock)
    {
        while (database.Audit.IsHealthy)
        {
            Cancellation.ThrowIfCancellationRequested();
            TakePlaceAway();
            await StoreSignInAsync(database);
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
    }

    private void TakePlaceAway()
    {
        try
        {
            File.Delete(Checkpoints);
            Directory.CreateDirectory(Checkpoints);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // It is a folder already, or a checkpoint was written between the two steps: the next round takes that away.
        }
    }

    private Task<bool> StoreSignInAsync(ConversationDatabase database) =>
        AppendAsync(database, ConversationId.New(), 0, Started(), new SignedIn(new CustomerId("ada")) { At = Noon });

    private async Task StoreAsync(ConversationDatabase database, int times)
    {
        for (var i = 0; i < times; i++)
        {
            var action = SampleReturn.New();
            Assert.True(await AppendAsync(database, ConversationId.New(), 0, [Started(), .. action.Shown(1), action.Confirmed(), action.Started()]));
        }
    }

    private Task<bool> AppendAsync(ConversationDatabase database, ConversationId id, long position, params ImmutableArray<ConversationEvent> events) =>
        database.Conversations.AppendAsync(
            new ConversationAppend(id, position, events) { Audit = _trail.Of(id, before: null, events) }, Cancellation);

    private ConversationDatabase Open(TimeProvider? clock = null, DataKeys? keys = null) => ConversationDatabase.Open(
        _folder.PathOf("conversations.db"), keys ?? Keys, Checkpoints, clock ?? TimeProvider.System, TimeSpan.FromSeconds(5), NullLogger.Instance);

    /// <summary>What somebody can do who may write the file and has no key.</summary>
    private void Tamper(string statement)
    {
        using var session = new SqliteSession(_folder.PathOf("conversations.db"), SqliteOpenMode.ReadWrite, TimeSpan.FromSeconds(5));
        session.Run("DROP TRIGGER audit_never_changes");
        session.Run("DROP TRIGGER audit_never_shrinks");
        session.Run(statement);
    }
}
