using System.Text;
using Assistant.Core.Conversations;
using Assistant.Core.Privacy;
using Assistant.Core.Shop;
using Assistant.Sqlite.Conversations;
using Assistant.Sqlite.Storage;
using Assistant.Testing.Conversations;
using Microsoft.Extensions.Logging.Abstractions;
using static Assistant.Testing.Conversations.SampleEvents;

namespace Assistant.Sqlite.Tests.Conversations;

public sealed class ConversationDatabaseTests : IDisposable
{
    private readonly TemporaryFolder _parent = new();
    private readonly DataFolder _folder;

    public ConversationDatabaseTests() =>
        _folder = Assert.IsType<DataFolderClaim.Taken>(DataFolder.TryTake(_parent.PathOf("data"))).Folder;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _folder.Dispose();
        _parent.Dispose();
    }

    [Fact]
    public async Task Remembers_everything_after_a_restart()
    {
        var (id, mail) = (ConversationId.New(), Mail());
        var handoff = Core.Handoffs.HandoffId.New();
        await using (var database = Open())
        {
            var append = new ConversationAppend(
                id, 0, [Started(), Asked(1), Queued(handoff), CodeIssued(SampleEvents.Order, Noon, "origin-1")]) { Outbox = [mail] };
            Assert.True(await database.Conversations.AppendAsync(append, Cancellation));
        }

        await using var reopened = Open();

        Assert.Equal(4, (await reopened.Conversations.ReadAsync(id, 0, Cancellation)).Count);
        Assert.Equal([id], await reopened.Conversations.ListUnansweredAsync(Cancellation));
        Assert.Equal(handoff, Assert.Single(await reopened.Handoffs.ListOpenAsync(Cancellation)).Id);
        Assert.Equal(1, (await reopened.Codes.CountAsync(SampleEvents.Order, "origin-1", Noon, Cancellation)).OrderLastHour);
        Assert.Equal(mail.Id, Assert.Single(await reopened.Outbox.TakeDueAsync("mail", Noon, 10, Cancellation)).Id);
        Assert.False(await reopened.Conversations.AppendAsync(new ConversationAppend(id, 3, [Asked(2)]), Cancellation));
        Assert.True(await reopened.Conversations.AppendAsync(new ConversationAppend(id, 4, [Asked(2)]), Cancellation));
    }

    [Fact]
    public async Task Keeps_the_events_of_a_file_from_before()
    {
        var (first, second) = (ConversationId.New(), ConversationId.New());
        var path = _folder.PathOf(ConversationDatabase.FileName);
        SqliteFile.CreateMissing(path, ConversationSchema.Schema with { Migrations = ConversationSchema.Schema.Migrations[..4] });
        using (var older = new SqliteSession(path, Microsoft.Data.Sqlite.SqliteOpenMode.ReadWrite, TimeSpan.Zero))
        {
            foreach (var id in (ConversationId[])[first, second])
            {
                older.Execute(
                    """
                    INSERT INTO conversations (id, channel, started_at, updated_at, position, last_sequence, unanswered, with_person)
                    VALUES ($id, 'directline', 0, 0, 3, 2, '1,2', 0)
                    """,
                    ("$id", id.Value));
                foreach (var (position, e) in (IEnumerable<(int, ConversationEvent)>)[(1, Started()), (2, Asked(1, "client-1")), (3, Asked(2, "client-2"))])
                {
                    older.Execute(
                        """
                        INSERT INTO events (conversation, position, sequence, at, kind, client_id, body)
                        VALUES ($id, $position, $sequence, $position, $kind, $client, CAST($body AS TEXT))
                        """,
                        ("$id", id.Value),
                        ("$position", position),
                        ("$sequence", (e as ConversationEvent.IVisible)?.Sequence),
                        ("$kind", EventJson.KindOf(e)),
                        ("$client", (e as ConversationEvent.ShopperSpoke)?.ClientId),
                        ("$body", EventJson.Write(e)));
                }
            }
        }

        await using var database = Open();

        Assert.Equal([typeof(ConversationEvent.Started), typeof(ConversationEvent.ShopperSpoke), typeof(ConversationEvent.ShopperSpoke)],
            (await database.Conversations.ReadAsync(second, 0, Cancellation)).Select(e => e.GetType()));
        Assert.Equal([2], (await database.Conversations.ReadVisibleAsync(first, 1, 10, Cancellation)).Select(e => ((ConversationEvent.IVisible)e).Sequence));
        Assert.Equal(2, (await database.Conversations.ListUnansweredAsync(Cancellation)).Count);
        await Assert.ThrowsAsync<ArgumentException>(
            () => database.Conversations.AppendAsync(new ConversationAppend(first, 3, [Asked(3, "client-1")]), Cancellation));
        Assert.True(await database.Conversations.AppendAsync(new ConversationAppend(first, 3, [Asked(3, "client-3")]), Cancellation));
    }

    [Fact]
    public async Task Stores_what_many_conversations_append_at_once()
    {
        await using var database = Open();
        var ids = Enumerable.Range(0, 100).Select(_ => ConversationId.New()).ToList();

        await Task.WhenAll(ids.Select(id => Task.Run(
            async () =>
            {
                Assert.True(await database.Conversations.AppendAsync(new ConversationAppend(id, 0, [Started()]), Cancellation));
                for (var sequence = 1; sequence <= 5; sequence++)
                {
                    var append = new ConversationAppend(id, sequence, [Asked(sequence, $"client-{sequence}")]);
                    Assert.True(await database.Conversations.AppendAsync(append, Cancellation));
                }
            },
            Cancellation)));

        foreach (var id in ids)
        {
            var visible = await database.Conversations.ReadVisibleAsync(id, 0, 10, Cancellation);
            Assert.Equal(Enumerable.Range(1, 5), visible.Select(e => ((ConversationEvent.IVisible)e).Sequence));
        }

        Assert.Equal(ids.ToHashSet(), (await database.Conversations.ListUnansweredAsync(Cancellation)).ToHashSet());
    }

    [Fact]
    public async Task Acknowledges_no_message_while_somebody_else_locks_the_file()
    {
        var id = ConversationId.New();
        await using var database = ConversationDatabase.Open(
            _folder.PathOf("conversations.db"),
            _folder.Keys,
            _folder.PathOf("audit-checkpoints.log"),
            TimeProvider.System,
            TimeSpan.FromMilliseconds(200),
            NullLogger.Instance);
        Assert.True(await database.Conversations.AppendAsync(new ConversationAppend(id, 0, [Started()]), Cancellation));
        using (var other = new SqliteSession(
            _folder.PathOf("conversations.db"), Microsoft.Data.Sqlite.SqliteOpenMode.ReadWrite, TimeSpan.FromSeconds(1)))
        {
            other.Run("BEGIN EXCLUSIVE");

            await Assert.ThrowsAsync<StorageUnavailableException>(
                () => database.Conversations.AppendAsync(new ConversationAppend(id, 1, [Asked(1, "client-1")]), Cancellation));
            Assert.Single(await database.Conversations.ReadAsync(id, 0, Cancellation));
        }

        // The client sends the very same message again.
        Assert.True(await database.Conversations.AppendAsync(new ConversationAppend(id, 1, [Asked(1, "client-1")]), Cancellation));
    }

    [Fact]
    public async Task Erases_the_payload_of_what_was_sent()
    {
        var payload = new SealedBox(_folder.Keys, "outbox").Seal("to ada@example.com"u8);
        var item = new OutboxItem(Guid.CreateVersion7(), "mail", payload);
        await using (var database = Open())
        {
            await database.Conversations.AppendAsync(
                new ConversationAppend(ConversationId.New(), 0, [Started()]) { Outbox = [item] }, Cancellation);
            await database.Outbox.MarkSentAsync(item.Id, Cancellation);
        }

        var bytes = await File.ReadAllBytesAsync(_folder.PathOf("conversations.db"), Cancellation);
        Assert.Equal(-1, bytes.AsSpan().IndexOf(payload));
    }

    [Fact]
    public async Task Keeps_no_order_number_in_the_ledger_of_codes()
    {
        await using var database = Open();
        var order = OrderNumber.Parse("W7777777");

        await database.Conversations.AppendAsync(
            new ConversationAppend(ConversationId.New(), 0, [Started(), CodeIssued(order, Noon, "origin-1")]), Cancellation);

        var key = Assert.Single(await database.Database.ReadAsync(
            session => session.Query("SELECT order_key FROM codes", row => row.GetFieldValue<byte[]>(0)), Cancellation));
        Assert.Equal(32, key.Length);
        Assert.DoesNotContain(order.Value, Encoding.Latin1.GetString(key), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forgets_codes_after_a_day()
    {
        await using var database = Open();
        await database.Conversations.AppendAsync(
            new ConversationAppend(ConversationId.New(), 0, [Started(), CodeIssued(SampleEvents.Order, Noon, "origin-1")]), Cancellation);

        await database.Conversations.AppendAsync(
            new ConversationAppend(ConversationId.New(), 0, [Started(), CodeIssued(SampleEvents.Order, Noon.AddDays(1), "origin-1")]), Cancellation);

        Assert.Equal([1], await database.Database.ReadAsync(
            session => session.Query("SELECT count(*) FROM codes", row => row.GetInt32(0)), Cancellation));
    }

    [Fact]
    public async Task Names_an_event_that_it_cannot_read()
    {
        await using var database = Open();
        var id = ConversationId.New();
        await database.Conversations.AppendAsync(new ConversationAppend(id, 0, [Started(), Asked(1)]), Cancellation);
        await database.Database.WriteAsync(
            session => session.Execute("UPDATE events SET body = '{\"kind\":\"teleported\"}' WHERE position = 2"), Cancellation);

        var fault = await Assert.ThrowsAsync<InvalidDataException>(() => database.Conversations.ReadAsync(id, 0, Cancellation));

        Assert.Contains($"Event 2 of conversation {id}", fault.Message, StringComparison.Ordinal);
    }

    private ConversationDatabase Open() =>
        ConversationDatabase.Open(_folder, TimeProvider.System, NullLogger<ConversationDatabase>.Instance);
}
