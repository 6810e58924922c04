using Assistant.Core.Actions;
using Assistant.Core.Conversations;

namespace Assistant.Core.Tests.Actions;

/// <summary>What waits in a lane goes on by itself, and not on the way out of what was before it.</summary>
public sealed class ActionLanesTests
{
    private static readonly ConversationId Conversation = ConversationId.New();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_ends_although_the_next_of_its_lane_holds_its_thread()
    {
        var lanes = new ActionLanes(places: 2);
        var (goesOn, began) = (new TaskCompletionSource(), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        using var stuck = new ManualResetEventSlim();
        var first = lanes.RunAsync(Due(), "W10", () => goesOn.Task, Cancellation);
        var next = lanes.RunAsync(
            Due(),
            "W10",
            () =>
            {
                began.SetResult();
                stuck.Wait(Cancellation);
                return Task.CompletedTask;
            },
            Cancellation);
        try
        {
            _ = Task.Run(goesOn.SetResult, Cancellation);
            await began.Task.WaitAsync(TimeSpan.FromSeconds(20), Cancellation);

            await first.WaitAsync(TimeSpan.FromSeconds(20), Cancellation);

            Assert.False(next.IsCompleted);
        }
        finally
        {
            stuck.Set();
        }

        await next.WaitAsync(TimeSpan.FromSeconds(20), Cancellation);
    }

    [Fact]
    public async Task A_long_line_behind_one_order_is_worked_off_one_by_one()
    {
        var lanes = new ActionLanes(places: 4);
        var goesOn = new TaskCompletionSource();
        var worked = new List<int>();
        var first = lanes.RunAsync(Due(), "W10", () => goesOn.Task, Cancellation);
        var line = Enumerable.Range(0, 2_000).Select(number => lanes.RunAsync(
            Due(),
            "W10",
            () =>
            {
                worked.Add(number);
                return Task.CompletedTask;
            },
            Cancellation)).ToList();

        goesOn.SetResult();
        await Task.WhenAll([first, .. line]).WaitAsync(TimeSpan.FromSeconds(60), Cancellation);

        Assert.Equal(Enumerable.Range(0, 2_000), worked);
    }

    private static DueAction Due() => new(ActionId.New(), Conversation);
}
