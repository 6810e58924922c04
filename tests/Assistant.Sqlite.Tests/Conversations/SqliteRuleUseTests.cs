using Assistant.Core.Conversations;
using Assistant.Core.Knowledge;
using Assistant.Core.Policy;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Turns;
using Assistant.Sqlite.Conversations;
using Assistant.Sqlite.Storage;
using Assistant.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using static Assistant.Core.Conversations.ConversationEvent;
using static Assistant.Testing.Conversations.SampleEvents;

namespace Assistant.Sqlite.Tests.Conversations;

public sealed class SqliteRuleUseTests : IAsyncDisposable
{
    private static readonly RuleId Window = new("returns.return_window_days");
    private static readonly RuleId Fee = new("returns.return_fee");

    private readonly TemporaryFolder _parent = new();
    private readonly ManualClock _clock = new();
    private readonly DataFolder _folder;
    private ConversationDatabase _database;

    public SqliteRuleUseTests()
    {
        _folder = Assert.IsType<DataFolderClaim.Taken>(DataFolder.TryTake(_parent.PathOf("data"))).Folder;
        _database = Open();
    }

    private DateOnly Today => DateOnly.FromDateTime(_clock.GetUtcNow().UtcDateTime);

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        _folder.Dispose();
        _parent.Dispose();
    }

    [Fact]
    public async Task The_last_day_on_which_a_rule_decided_is_kept_over_a_restart()
    {
        await NoteAsync(Window, Fee);
        var began = Today;
        await DecideAsync(Window);
        _clock.Advance(TimeSpan.FromDays(3));
        await DecideAsync(Window);
        var last = Today;

        await _database.DisposeAsync();
        _database = Open();

        Assert.Equal([new RuleUse(Fee, began, null), new RuleUse(Window, began, last)], await ListAsync());
    }

    [Fact]
    public async Task A_turn_that_is_stored_late_takes_no_day_back()
    {
        await NoteAsync(Window);
        await DecideAsync(Window);
        var last = Today;
        _clock.Advance(TimeSpan.FromDays(-2));

        await DecideAsync(Window);

        Assert.Equal(last, Assert.Single(await ListAsync()).DecidedOn);
    }

    [Fact]
    public async Task A_rule_that_was_not_live_for_a_while_begins_anew_and_the_others_go_on()
    {
        await NoteAsync(Window, Fee);
        var began = Today;
        await DecideAsync(Window, Fee);
        var decided = Today;
        _clock.Advance(TimeSpan.FromDays(1));
        await NoteAsync(Fee);
        await DecideAsync(Window);
        _clock.Advance(TimeSpan.FromDays(1));
        await NoteAsync(Window, Fee);

        Assert.Equal([new RuleUse(Fee, began, decided), new RuleUse(Window, Today, null)], await ListAsync());
    }

    private ConversationDatabase Open() => ConversationDatabase.Open(_folder, _clock, NullLogger<ConversationDatabase>.Instance);

    private Task NoteAsync(params RuleId[] live) => _database.Rules.NoteLiveAsync(live, Today, TestContext.Current.CancellationToken);

    private Task<IReadOnlyList<RuleUse>> ListAsync() => _database.Rules.ListAsync(TestContext.Current.CancellationToken);

    private async Task DecideAsync(params RuleId[] rules)
    {
        var spoke = new AssistantSpoke(2, new OutgoingMessage(Speaker.Assistant, "Yes."))
        {
            At = _clock.GetUtcNow(),
            Turn = new TurnRecord
            {
                Id = Guid.NewGuid(),
                Brain = "b",
                Release = new ReleaseId("r"),
                Prompts = "p",
                Answers = [1],
                Outcome = "replied",
                Rules = [.. rules],
                StartedAt = _clock.GetUtcNow(),
                Elapsed = TimeSpan.Zero,
            },
        };
        Assert.True(await _database.Conversations.AppendAsync(
            new ConversationAppend(ConversationId.New(), 0, [Started(), Asked(1), spoke]), TestContext.Current.CancellationToken));
    }
}
