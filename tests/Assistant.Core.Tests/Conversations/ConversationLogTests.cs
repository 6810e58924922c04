using Assistant.Core.Conversations;
using Assistant.Testing;
using Assistant.Testing.Turns;
using static Assistant.Core.Conversations.ConversationEvent;
using static Assistant.Testing.ScriptedModel;

namespace Assistant.Core.Tests.Conversations;

public sealed class ConversationLogTests
{
    [Fact]
    public async Task Tells_at_once_what_was_stored_although_the_answer_was_lost_and_tells_it_once()
    {
        await using var assistant = new TestAssistant(new ScriptedModel());
        var id = await assistant.OpenAsync();
        var told = Listen(assistant, id);
        assistant.Store.LoseAnswers(1);

        await Assert.ThrowsAsync<StorageUnavailableException>(() => assistant.PostAsync(id, "hello", "client-1"));
        var toldBeforeTheRetry = told.Count;
        var again = await assistant.PostAsync(id, "hello", "client-1");

        Assert.Equal(1, toldBeforeTheRetry);
        Assert.Equal(again, Assert.IsType<ShopperSpoke>(Assert.Single(told)).Sequence);
    }

    [Fact]
    public async Task Lets_whoever_is_told_find_what_is_told()
    {
        await using var assistant = new TestAssistant(new ScriptedModel());
        var id = await assistant.OpenAsync();
        var found = new List<(long Told, Task<Conversation?> Found)>();
        assistant.Feed.Subscribe(id, item => found.Add((
            Assert.IsType<FeedItem.Appended>(item).State.Position, assistant.Log.FindAsync(id, TestContext.Current.CancellationToken))));

        await assistant.PostAsync(id, "hello");
        assistant.Store.LoseAnswers(1);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => assistant.PostAsync(id, "hello?"));

        Assert.Equal(2, found.Count);
        foreach (var (told, state) in found)
        {
            Assert.Equal(told, (await state)?.Position);
        }
    }

    [Fact]
    public async Task Tells_nothing_of_what_was_not_stored()
    {
        await using var assistant = new TestAssistant(new ScriptedModel());
        var id = await assistant.OpenAsync();
        var told = Listen(assistant, id);
        assistant.Store.RefuseAppends(1);

        await Assert.ThrowsAsync<StorageUnavailableException>(() => assistant.PostAsync(id, "hello"));
        var toldBeforeTheRetry = told.Count;
        await assistant.PostAsync(id, "hello again");

        Assert.Equal(0, toldBeforeTheRetry);
        Assert.Equal("hello again", Assert.IsType<ShopperSpoke>(Assert.Single(told)).Text);
    }

    [Fact]
    public async Task Tells_it_before_the_next_event_where_the_store_could_not_be_asked_at_once()
    {
        await using var assistant = new TestAssistant(new ScriptedModel());
        var id = await assistant.OpenAsync();
        var told = Listen(assistant, id);
        assistant.Store.LoseAnswers(1);
        assistant.Store.Unreadable = id;

        await Assert.ThrowsAsync<StorageUnavailableException>(() => assistant.PostAsync(id, "one"));
        assistant.Store.Unreadable = null;
        await assistant.PostAsync(id, "two");

        Assert.Equal(["one", "two"], told.OfType<ShopperSpoke>().Select(spoke => spoke.Text));
    }

    [Fact]
    public async Task Wakes_the_turn_for_a_message_whose_answer_was_lost()
    {
        await using var assistant = new TestAssistant(new ScriptedModel(Says("Hello.")));
        assistant.Schedule();
        var id = await assistant.OpenAsync();
        assistant.Store.LoseAnswers(1);

        await Assert.ThrowsAsync<StorageUnavailableException>(() => assistant.PostAsync(id, "hello"));
        await assistant.AnsweredAsync(id);

        Assert.Single(await assistant.FinalsAsync(id));
    }

    [Fact]
    public async Task Says_whether_there_is_something_to_send_also_where_it_is_not_known()
    {
        await using var assistant = new TestAssistant(new ScriptedModel());
        var id = await assistant.OpenAsync();
        var fills = new List<bool>();
        assistant.Feed.Subscribe(id, item => fills.Add(Assert.IsType<FeedItem.Appended>(item).FillsOutbox));

        await assistant.PostAsync(id, "hello");
        await assistant.Log.UpdateAsync(
            id,
            _ => new Change<bool>(true, [new TurnRetried { At = assistant.Clock.GetUtcNow() }]) { Outbox = [new OutboxItem(Guid.CreateVersion7(), "mail", [])] },
            TestContext.Current.CancellationToken);
        assistant.Store.LoseAnswers(1);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => assistant.PostAsync(id, "hello?"));

        Assert.Equal([false, true, true], fills);
    }

    private static List<ConversationEvent> Listen(TestAssistant assistant, ConversationId id)
    {
        var told = new List<ConversationEvent>();
        assistant.Feed.Subscribe(id, item => told.AddRange(item is FeedItem.Appended(_, var events) ? events : []));
        return told;
    }
}
