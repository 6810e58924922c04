using Assistant.Conformance;
using Assistant.Conformance.Retail;

namespace Assistant.DemoShop.Tests.RealData;

/// <summary>520 tasks of another shop under pages of its own policy: each call proposed, confirmed and carried out, each end state compared with theirs.</summary>
public sealed class RetailConformanceTests
{
    [Fact]
    public async Task The_pages_of_their_policy_lint_without_a_fault()
    {
        var (release, faults) = await RetailRun.CompileAsync(TestContext.Current.CancellationToken);

        Assert.Empty(faults);
        Assert.Equal(4, release.Pages.Length);
    }

    [Fact]
    public async Task Every_task_ends_as_theirs_but_for_the_known_disagreements()
    {
        var folder = Path.GetDirectoryName(TestData.File("retail", "tool_conformance.jsonl.gz"))!;
        using var run = await RetailRun.PrepareAsync(folder, TestContext.Current.CancellationToken);

        var outcomes = await run.RunAsync(folder, TestContext.Current.CancellationToken);

        // What they refuse, we refuse, and for this reason of ours.
        var steps = outcomes.SelectMany(outcome => outcome.Steps).ToList();
        Assert.Equal(
            [
                ("Error: insufficient gift card balance to pay for the new item", "balance_too_low", 8),
                ("Error: insufficient gift card balance to pay for the order", "balance_too_low", 9),
                ("Error: insufficient gift card balance to pay for the price difference", "balance_too_low", 2),
                ("Error: insufficient gift card balance to pay for the price difference", "same_variant, and the rest balance_too_low", 1),
            ],
            steps.Where(step => step.Call.Error is not null).GroupBy(step => (step.Call.Error!, Reason(step))).OrderBy(same => same.Key).Select(same => (same.Key.Item1, same.Key.Item2, same.Count())));

        // What they carry out, we carry out to the same end, and where not, it is known why.
        Assert.Equal((520, 793), (outcomes.Length, steps.Count));
        Assert.Equal(
            KnownDisagreements.All.SelectMany(known => known.Tasks.Select(task => $"{task}: {known.Cause}, {Ends(known.EndsAlike)}")).Order(StringComparer.Ordinal),
            outcomes.SelectMany(outcome => outcome.Causes.Select(cause => $"{outcome.Name}: {cause}, {Ends(outcome.Differences.IsEmpty)}")).Order(StringComparer.Ordinal));
        Assert.All(outcomes.Where(outcome => !outcome.Differences.IsEmpty), outcome => Assert.NotEmpty(outcome.Causes));
        Assert.All(steps.Where(step => step.Call.Error is null && step.Rest is not null), step => Assert.IsType<WriteResult.Done>(step.Rest));
    }

    private static string Ends(bool alike) => alike ? "same end" : "other end";

    private static string Reason(RetailStep step) => step switch
    {
        { Result: WriteResult.Refused refused, Rest: WriteResult.Refused rest } => $"{refused.Reason}, and the rest {rest.Reason}",
        { Result: WriteResult.Refused refused } => refused.Reason,
        var other => $"{other.Result}",
    };
}
