using System.Collections.Concurrent;
using Assistant.Crash.Tests.Stage;

namespace Assistant.Crash.Tests.Faults;

/// <summary>
/// Each call that a scenario makes of a port fails once, before anything is done and after it was: whatever breaks, the shopper comes to what
/// they wanted, once, everything is answered, and nothing hangs.
/// </summary>
[Trait("goal", "R-16")]
public sealed class FailEachCallTests
{
    // Met only by a test that is about to fail.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static TheoryData<string> Scenarios => [.. Scenario.All.Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Whichever_call_fails_everything_comes_to_its_end_once(string name)
    {
        var unobserved = new ConcurrentBag<Exception>();
        void Note(object? sender, UnobservedTaskExceptionEventArgs e) => unobserved.Add(e.Exception);
        TaskScheduler.UnobservedTaskException += Note;
        try
        {
            var scenario = Scenario.All.First(scenario => scenario.Name == name);
            var untroubled = new Calls();
            Assert.Empty(await FaultsAsync(scenario, untroubled));
            Assert.True(untroubled.Count > 10, $"Only {untroubled.Count} calls were made.");

            var faults = new List<string>();
            for (var failing = 1; failing <= untroubled.Count; failing++)
            {
                foreach (var isDone in (bool[])[false, true])
                {
                    var calls = new Calls { Failing = failing, IsDone = isDone };
                    faults.AddRange((await FaultsAsync(scenario, calls)).Select(fault => $"Call {failing} of {untroubled.Count} ({calls.Failed}, {(isDone ? "done" : "not done")}): {fault}"));
                    Assert.NotNull(calls.Failed);
                }
            }

            Assert.True(faults.Count is 0, string.Join('\n', faults));
            GC.Collect();
            GC.WaitForPendingFinalizers();
            Assert.Empty(unobserved);
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= Note;
        }
    }

    private static async Task<IReadOnlyList<string>> FaultsAsync(Scenario scenario, Calls calls)
    {
        var release = scenario.NeedsApproval ? await Larkfield.WithApprovalAsync() : await Larkfield.ReleaseAsync();
        await using var shopper = new PatientShopper(FailingParts.Of(calls) with { Release = release }, calls);
        try
        {
            await scenario.Play(shopper).WaitAsync(Patience);
            var faults = await shopper.FaultsAsync().WaitAsync(Patience);
            var writes = shopper.Assistant.Shop.Ledger.Count;
            return writes == scenario.Writes ? faults : [.. faults, $"The shop was changed {writes} times instead of {scenario.Writes}."];
        }
        catch (Exception fault) when (fault is TimeoutException or InvalidOperationException)
        {
            return [fault.Message];
        }
    }
}
