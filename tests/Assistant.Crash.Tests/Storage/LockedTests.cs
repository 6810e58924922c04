using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using Assistant.Crash.Tests.Stage;

namespace Assistant.Crash.Tests.Storage;

/// <summary>Another program locks the conversations' file: a short lock is not noticed, a long one is refused without a false word, and nothing is lost or doubled.</summary>
[Trait("goal", "R-05")]
public sealed class LockedTests
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_lock_that_is_shorter_than_the_patience_is_not_noticed()
    {
        await using var database = await Database.OpenAsync(Long);
        var visit = database.Visit;
        await database.LockAsync();

        var saying = visit.SayAsync(Act.Phone.Words);
        var isWaiting = !saying.IsCompleted;
        database.Unlock();
        await saying;

        Assert.True(isWaiting);
        Assert.True(Assert.Single((await visit.StateAsync()).Actions).IsOpen);
        Assert.Empty(await database.FaultsAsync());
    }

    [Fact]
    public async Task A_lock_between_the_shop_and_the_disk_that_is_short_is_not_noticed()
    {
        await using var database = await Database.OpenAsync(Long);
        var visit = database.Visit;
        var card = await visit.ProposeAsync(Act.Return);
        visit.Shop.After = database.LockAsync;

        await visit.ClickAsync(card);
        var turn = visit.Assistant.RunTurnAsync(visit.Id);
        while (visit.Assistant.Shop.Ledger.Count is 0)
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        database.Unlock();
        await turn;

        Assert.Equal(ActionNoteState.Succeeded, (await visit.LastAsync()).Message.Action!.State);
        Assert.Empty(await database.FaultsAsync());
    }

    [Fact]
    public async Task A_message_is_not_accepted_while_the_lock_lasts_and_is_when_it_comes_again()
    {
        await using var database = await Database.OpenAsync(Short);
        var (assistant, id) = (database.Visit.Assistant, database.Visit.Id);
        await database.LockAsync();

        await Assert.ThrowsAsync<StorageUnavailableException>(() => assistant.PostAsync(id, "hello", "client-1"));
        var read = await database.Visit.StateAsync();
        database.Unlock();
        var first = await assistant.PostAsync(id, "hello", "client-1");
        var second = await assistant.PostAsync(id, "hello", "client-1");

        Assert.Empty(read.Unanswered);
        Assert.Equal(first, second);
        Assert.Single((await database.Visit.StateAsync()).Unanswered);
    }

    [Fact]
    public async Task A_lock_before_it_begins_leaves_the_shop_as_it_is_until_it_is_gone()
    {
        await using var database = await Database.OpenAsync(Short);
        var visit = database.Visit;
        var card = await visit.ProposeAsync(Act.Return);
        await visit.ClickAsync(card);
        visit.Shop.BeforeReading = database.LockAsync;

        // Neither that it begins nor that it does not can be stored: the turn is tried again, as the scheduler does.
        await Assert.ThrowsAsync<StorageUnavailableException>(() => visit.Assistant.RunTurnAsync(visit.Id));
        var calls = visit.Shop.Keys.Count;
        database.Unlock();
        visit.Shop.BeforeReading = () => Task.CompletedTask;
        await visit.Assistant.RunTurnAsync(visit.Id);

        Assert.Equal(0, calls);
        Assert.Equal(ActionNoteState.Succeeded, (await visit.LastAsync()).Message.Action!.State);
        Assert.Equal([card.Id], visit.Shop.Keys);
        Assert.Empty(await database.FaultsAsync());
    }

    [Fact]
    public async Task What_the_shop_did_is_stored_once_although_the_lock_came_between()
    {
        await using var database = await Database.OpenAsync(Short);
        var visit = database.Visit;
        var card = await visit.ProposeAsync(Act.Return);
        await visit.ClickAsync(card);
        visit.Shop.After = database.LockAsync;

        await Assert.ThrowsAsync<StorageUnavailableException>(() => visit.Assistant.RunTurnAsync(visit.Id));
        database.Unlock();
        visit.Shop.After = () => Task.CompletedTask;
        await visit.Assistant.RunTurnAsync(visit.Id);
        var told = (await visit.LastAsync()).Message.Action!.State;
        await visit.WorkAsync(TimeSpan.FromSeconds(60));

        Assert.Equal(ActionNoteState.Unknown, told);
        Assert.Equal(ActionNoteState.Succeeded, (await visit.LastAsync()).Message.Action!.State);
        Assert.Equal([card.Id], visit.Shop.Keys);
        Assert.Empty(await database.FaultsAsync());
    }

    [Fact]
    public async Task What_the_worker_found_out_is_stored_once_although_the_lock_came_between()
    {
        await using var database = await Database.OpenAsync(Short);
        var visit = database.Visit;
        var card = await visit.ProposeAsync(Act.Return);
        visit.Shop.Before = ShopDouble.Once();
        await visit.ConfirmAsync(card);
        visit.Shop.After = database.LockAsync;

        visit.Assistant.Clock.Advance(TimeSpan.FromSeconds(61));
        await visit.Assistant.Worker.WorkAsync(TestContext.Current.CancellationToken);
        var before = await visit.StateAsync(card);
        database.Unlock();
        visit.Shop.After = () => Task.CompletedTask;
        await visit.WorkAsync(TimeSpan.FromSeconds(60));

        Assert.IsType<ActionState.Unknown>(before);
        Assert.IsType<ActionState.Succeeded>(await visit.StateAsync(card));
        Assert.All(visit.Shop.Keys, key => Assert.Equal(card.Id, key));
        Assert.Empty(await database.FaultsAsync());
    }
}
