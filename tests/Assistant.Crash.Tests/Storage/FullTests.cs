using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using Assistant.Crash.Tests.Stage;
using Assistant.Testing.Turns;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Crash.Tests.Storage;

/// <summary>The disk is full: nothing is acknowledged that is not stored, reading goes on, and everything comes right once there is space.</summary>
[Trait("goal", "R-06")]
public sealed class FullTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    // What is said of such a cup needs pages of its own: the append cannot find room in a page that has some left.
    private static readonly string LongTitle = $"Steel cup, {new string('x', 9_000)}";

    [Fact]
    public async Task Messages_are_refused_when_they_cannot_be_stored_and_taken_again_once_they_can()
    {
        await using var database = await Database.OpenAsync(Patience);
        var (assistant, id) = (database.Visit.Assistant, database.Visit.Id);
        var text = new string('x', 3_000);
        await database.FillAsync();

        var accepted = 0;
        await Assert.ThrowsAsync<StorageUnavailableException>(async () =>
        {
            for (; accepted < 100; accepted++)
            {
                await assistant.PostAsync(id, text, $"client-{accepted}");
            }
        });
        var stored = await database.Visit.StateAsync();
        var visible = await database.Conversations.Conversations.ReadVisibleAsync(id, 0, 1_000, TestContext.Current.CancellationToken);
        await database.EmptyAsync();
        await assistant.PostAsync(id, text, $"client-{accepted}");

        Assert.Equal(accepted, stored.Unanswered.Length);
        Assert.Equal(accepted, visible.OfType<ShopperSpoke>().Count());
        Assert.Equal(accepted + 1, (await database.Visit.StateAsync()).Unanswered.Length);
    }

    [Fact]
    public async Task Nothing_is_asked_of_the_shop_that_cannot_be_stored_first()
    {
        await using var database = await Database.OpenAsync(Patience, LongTitle);
        var (visit, assistant) = (database.Visit, database.Visit.Assistant);
        var card = await visit.ProposeAsync(Act.Return);
        await visit.ClickAsync(card);
        await database.FillAsync();
        await ExhaustAsync(database);

        await Assert.ThrowsAsync<StorageUnavailableException>(() => assistant.RunTurnAsync(visit.Id));
        var (calls, begun) = (visit.Shop.Keys.Count, (await assistant.EventsAsync(visit.Id)).OfType<ActionStarted>().Count());
        await database.EmptyAsync();
        await assistant.RunTurnAsync(visit.Id);

        Assert.Equal(begun, calls);
        await visit.WorkAsync(TimeSpan.FromSeconds(61));
        Assert.IsType<ActionState.Succeeded>(await visit.StateAsync(card));
        Assert.Equal([card.Id], assistant.Shop.Ledger.Select(entry => entry.Key));
        Assert.Empty(await database.FaultsAsync());
    }

    [Fact]
    public async Task What_the_shop_did_is_stored_and_told_once_there_is_space_by_a_product_that_went_on_running()
    {
        await using var database = await Database.OpenAsync(Patience, LongTitle);
        var (visit, assistant) = (database.Visit, database.Visit.Assistant);
        var card = await visit.ProposeAsync(Act.Return);
        visit.Shop.After = database.FillAsync;
        assistant.Schedule();

        // The turn cannot be stored; the scheduler waits a second, and tries again.
        var waits = assistant.Clock.WhenTimerIsSetAsync(TimeSpan.FromSeconds(1));
        await visit.ClickAsync(card);
        await waits.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        var (full, ledger) = (await visit.StateAsync(), assistant.Shop.Ledger.Count);
        await database.EmptyAsync();
        visit.Shop.After = () => Task.CompletedTask;
        assistant.Clock.Advance(TimeSpan.FromSeconds(1));
        await assistant.AnsweredAsync(visit.Id);
        await visit.WorkAsync(TimeSpan.FromSeconds(60));

        Assert.Equal(1, ledger);
        Assert.IsType<ActionState.Executing>(full.FindAction(card.Id)!.State);
        Assert.Equal(ActionNoteState.Succeeded, (await visit.LastAsync()).Message.Action!.State);
        Assert.Equal([card.Id], visit.Shop.Keys);
        Assert.Empty(await database.FaultsAsync());
    }

    /// <summary>Fills what room is left in the pages that there are, down to what the smallest message needs.</summary>
    private static async Task ExhaustAsync(Database database)
    {
        foreach (var length in (int[])[3_000, 1_000, 300, 100, 30, 10, 1])
        {
            try
            {
                while (true)
                {
                    var id = await database.Visit.Assistant.OpenAsync();
                    await database.Visit.Assistant.PostAsync(id, new string('x', length));
                }
            }
            catch (StorageUnavailableException)
            {
                // No room for one of this length.
            }
        }
    }
}
