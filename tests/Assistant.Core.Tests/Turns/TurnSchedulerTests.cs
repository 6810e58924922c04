using System.Collections.Concurrent;
using Assistant.Core.Conversations;
using Assistant.Core.Turns;
using Assistant.Testing;
using Assistant.Testing.Conversations;
using Assistant.Testing.Turns;
using Microsoft.Extensions.AI;
using static Assistant.Core.Conversations.ConversationEvent;
using static Assistant.Testing.ScriptedModel;

namespace Assistant.Core.Tests.Turns;

public sealed class TurnSchedulerTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    private readonly Lock _counting = new();

    [Fact]
    public async Task Answers_together_in_the_next_turn_what_was_stored_while_one_ran()
    {
        var opened = new TaskCompletionSource();
        await using var assistant = new TestAssistant(new ScriptedModel(After(opened.Task, Says("To the first.")), Says("To the rest.")));
        assistant.Schedule();
        var id = await assistant.OpenAsync();
        var turn = assistant.TurnOpensAsync(id);
        var first = await assistant.PostAsync(id, "one");
        await turn;
        int[] rest = [await assistant.PostAsync(id, "two"), await assistant.PostAsync(id, "three")];

        opened.SetResult();
        await assistant.AnsweredAsync(id);

        var finals = await assistant.FinalsAsync(id);
        Assert.Equal(["To the first.", "To the rest."], finals.Select(final => final.Message.Text));
        Assert.Equal([first], finals[0].Turn!.Answers);
        Assert.Equal(rest, finals[1].Turn!.Answers);
    }

    [Fact]
    public async Task Runs_one_turn_at_a_time_per_conversation_and_answers_every_message_once()
    {
        var running = new ConcurrentDictionary<string, int>();
        var together = 0;
        var model = new ScriptedModel(Does(request =>
        {
            // Every message names its conversation.
            var conversation = request.Messages[^1].Text.Split(' ')[0];
            together = Math.Max(together, running.AddOrUpdate(conversation, 1, (_, count) => count + 1));
            running.AddOrUpdate(conversation, 0, (_, count) => count - 1);
            return new ChatMessage(ChatRole.Assistant, "Yes.");
        }));
        await using var assistant = new TestAssistant(model);
        assistant.Schedule();
        var ids = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => assistant.OpenAsync()));

        await Parallel.ForEachAsync(
            ids.SelectMany(id => Enumerable.Range(0, 12).Select(i => (Id: id, Number: i))),
            Token,
            async (post, _) => await assistant.PostAsync(post.Id, $"{post.Id} says {post.Number}"));
        await Task.WhenAll(ids.Select(assistant.AnsweredAsync));

        Assert.Equal(1, together);
        foreach (var id in ids)
        {
            var asked = (await assistant.EventsAsync(id)).OfType<ShopperSpoke>().Select(spoke => spoke.Sequence);
            Assert.Equal(asked, (await assistant.FinalsAsync(id)).SelectMany(final => final.Turn!.Answers).Order());
        }
    }

    [Fact]
    public async Task Runs_no_more_turns_at_once_than_it_may()
    {
        var opened = new TaskCompletionSource();
        var model = new ScriptedModel([.. Enumerable.Range(0, 6).Select(_ => After(opened.Task, Says("Hello.")))]);
        await using var assistant = new TestAssistant(model, new Limits { ConcurrentTurns = 2, ConversationsPerHour = 100 });
        var (running, most) = (0, 0);
        var twoRun = new TaskCompletionSource();
        assistant.Feed.SubscribeAll(item =>
        {
            if (item is FeedItem.Progressed(_, TurnEvent.Opened) && Interlocked.Increment(ref running) is var now)
            {
                lock (model)
                {
                    most = Math.Max(most, now);
                }

                if (now is 2)
                {
                    twoRun.TrySetResult();
                }
            }
            else if (item is FeedItem.Progressed(_, TurnEvent.Ended))
            {
                Interlocked.Decrement(ref running);
            }
        });
        assistant.Schedule();
        var ids = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => assistant.OpenAsync()));
        await Task.WhenAll(ids.Select(id => assistant.PostAsync(id, "hello")));

        await twoRun.Task.WaitAsync(Token);
        opened.SetResult();
        await Task.WhenAll(ids.Select(assistant.AnsweredAsync));

        Assert.Equal(2, most);
        Assert.Equal(6, model.Requests.Count);
    }

    [Fact]
    public async Task Computes_no_more_turns_at_once_than_there_are_processors()
    {
        var turns = Environment.ProcessorCount + 4;
        // Threads are there for all of them, so that it is not for want of one that a turn waits.
        ThreadPool.GetMinThreads(out var threads, out var others);
        ThreadPool.SetMinThreads(Math.Max(threads, turns * 2), others);
        var (computing, most) = (0, 0);
        var model = new ScriptedModel(Does(_ =>
        {
            var now = Interlocked.Increment(ref computing);
            lock (_counting)
            {
                most = Math.Max(most, now);
            }

            Thread.Sleep(50);
            Interlocked.Decrement(ref computing);
            return new ChatMessage(ChatRole.Assistant, "Yes.");
        }));
        await using var assistant = new TestAssistant(model, new Limits { ConversationsPerHour = 100 });
        assistant.Schedule();
        var ids = await Task.WhenAll(Enumerable.Range(0, turns).Select(_ => assistant.OpenAsync()));

        await Task.WhenAll(ids.Select(id => assistant.PostAsync(id, "hello")));
        await Task.WhenAll(ids.Select(assistant.AnsweredAsync));

        Assert.InRange(most, 1, Environment.ProcessorCount);
        Assert.Equal(turns, model.Requests.Count);
    }

    [Fact]
    public async Task A_turn_that_waits_leaves_its_processor_to_the_others()
    {
        var turns = Environment.ProcessorCount + 4;
        var opened = new TaskCompletionSource();
        var model = new ScriptedModel([.. Enumerable.Range(0, turns).Select(_ => After(opened.Task, Says("Hello.")))]);
        await using var assistant = new TestAssistant(model, new Limits { ConversationsPerHour = 100 });
        assistant.Schedule();
        var ids = await Task.WhenAll(Enumerable.Range(0, turns).Select(_ => assistant.OpenAsync()));

        var open = ids.Select(assistant.TurnOpensAsync).ToList();
        await Task.WhenAll(ids.Select(id => assistant.PostAsync(id, "hello")));
        await Task.WhenAll(open).WaitAsync(TimeSpan.FromSeconds(30), Token);
        opened.SetResult();
        await Task.WhenAll(ids.Select(assistant.AnsweredAsync));

        Assert.Equal(turns, model.Requests.Count);
    }

    [Fact]
    [Trait("goal", "R-07")]
    public async Task Answers_after_a_restart_exactly_once_what_was_stored_before_it()
    {
        var store = new InMemoryConversationStore();
        var (answered, open) = (await PostAsync(store, "hello"), await PostAsync(store, "anybody there?"));
        await using (var before = new TestAssistant(new ScriptedModel(Says("Hello.")), store: store))
        {
            await before.RunTurnAsync(answered);
        }

        await using var assistant = new TestAssistant(new ScriptedModel(Says("Yes, here I am.")), store: store);
        await assistant.Schedule().RecoverAsync(Token);
        await assistant.AnsweredAsync(open);

        Assert.Equal("Hello.", Assert.Single(await assistant.FinalsAsync(answered)).Message.Text);
        Assert.Equal("Yes, here I am.", Assert.Single(await assistant.FinalsAsync(open)).Message.Text);
    }

    [Fact]
    [Trait("goal", "R-07")]
    public async Task Gives_up_a_turn_in_which_the_process_keeps_dying_and_says_so()
    {
        var store = new InMemoryConversationStore();
        var id = await PostAsync(store, "hello");
        for (var start = 0; start < 3; start++)
        {
            // Stopped in the middle of the turn, as a crash would.
            var dying = new TestAssistant(new ScriptedModel(Hangs()), store: store);
            var opened = dying.TurnOpensAsync(id);
            await dying.Schedule().RecoverAsync(Token);
            await opened;
            await dying.DisposeAsync();
        }

        Assert.Empty(await new TestAssistant(new ScriptedModel(), store: store).FinalsAsync(id));
        await using var assistant = new TestAssistant(new ScriptedModel(), store: store);
        await assistant.Schedule().RecoverAsync(Token);
        await assistant.AnsweredAsync(id);

        Assert.Equal(assistant.Wording.Say("system.fault"), Assert.Single(await assistant.FinalsAsync(id)).Message.Text);
        Assert.Single(await store.ListOpenAsync(Token));
    }

    [Fact]
    public async Task Answers_the_others_where_one_conversation_cannot_be_read()
    {
        var store = new InMemoryConversationStore();
        var (damaged, whole) = (await PostAsync(store, "hello"), await PostAsync(store, "anybody there?"));
        await using var assistant = new TestAssistant(new ScriptedModel(Says("Yes, here I am."), Says("And here.")), store: store);
        assistant.Store.Unreadable = damaged;

        await assistant.Schedule().RecoverAsync(Token);
        await assistant.AnsweredAsync(whole);
        assistant.Store.Unreadable = null;
        await assistant.PostAsync(damaged, "and now?");
        await assistant.AnsweredAsync(damaged);

        Assert.Single(await assistant.FinalsAsync(whole));
        Assert.Single(await assistant.FinalsAsync(damaged));
    }

    [Fact]
    public async Task Waits_before_it_tries_again_what_failed_like_damaged_data_although_it_can_be_read()
    {
        await using var assistant = new TestAssistant(new ScriptedModel(Says("Hello."), Says("Hello again.")));
        var id = await assistant.OpenAsync();
        await assistant.PostAsync(id, "hello");
        assistant.Store.Refusal = new InvalidDataException("The test damaged it.");
        assistant.Store.RefuseAppends(1_000);
        assistant.Schedule();
        assistant.Feed.Publish(new FeedItem.Appended(await assistant.StateAsync(id), []));

        await assistant.Clock.WhenTimerIsSetAsync(TimeSpan.FromSeconds(1)).WaitAsync(Token);

        Assert.Equal(1, assistant.Store.Refused);
        assistant.Store.RefuseAppends(0);
        assistant.Clock.Advance(TimeSpan.FromSeconds(1));
        await assistant.AnsweredAsync(id);
    }

    [Fact]
    public async Task Is_woken_again_for_a_conversation_that_could_not_be_read_for_a_while()
    {
        var store = new InMemoryConversationStore();
        var id = await PostAsync(store, "hello");
        await using var assistant = new TestAssistant(new ScriptedModel(Does(_ => new ChatMessage(ChatRole.Assistant, "Hello."))), store: store);
        assistant.Schedule();
        assistant.Store.Unreadable = id;
        assistant.Feed.Publish(new FeedItem.Appended(await assistant.StateAsync(id), []));
        while (assistant.Store.FailedReads < 2)
        {
            Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        assistant.Store.Unreadable = null;
        await assistant.PostAsync(id, "and now?");
        await assistant.AnsweredAsync(id);

        Assert.NotEmpty(await assistant.FinalsAsync(id));
    }

    private static async Task<ConversationId> PostAsync(InMemoryConversationStore store, string text)
    {
        await using var assistant = new TestAssistant(new ScriptedModel(), store: store);
        var id = await assistant.OpenAsync();
        await assistant.PostAsync(id, text);
        return id;
    }
}
