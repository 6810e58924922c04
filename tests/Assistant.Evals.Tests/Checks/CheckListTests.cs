using System.Collections.Immutable;
using Assistant.Evals.Cases;
using Assistant.Evals.Checks;
using Assistant.Evals.Playing;

namespace Assistant.Evals.Tests.Checks;

public sealed class CheckListTests
{
    private static readonly CaseExpectations SaysHello = new() { Says = ["hello"] };

    [Fact]
    public void Two_checks_with_one_name_are_refused() =>
        Assert.Contains("\"tone\"", Assert.Throws<ArgumentException>(() => new CheckList(new ToneCheck(), new ToneCheck())).Message);

    [Fact]
    public async Task Passes_when_everything_holds()
    {
        var (outcome, _) = await RunAsync(CheckList.Standard, SomePlayed.Case(SaysHello, SomePlayed.Turn("Hello there.")));

        Assert.Equal(CheckOutcome.Passed, outcome);
    }

    [Fact]
    public async Task A_case_that_expects_nothing_is_inconclusive()
    {
        var (outcome, results) = await RunAsync(CheckList.Standard, SomePlayed.Case(null, SomePlayed.Turn("Hello there.")));

        Assert.Equal(CheckOutcome.Inconclusive, outcome);
        Assert.Contains(results, result => result.Check is "criteria");
    }

    [Fact]
    public async Task A_check_that_breaks_is_never_a_pass()
    {
        var (outcome, results) = await RunAsync(CheckList.Standard.With(new Breaking()), SomePlayed.Case(SaysHello, SomePlayed.Turn("Hello there.")));

        Assert.Equal(CheckOutcome.Inconclusive, outcome);
        Assert.Contains("InvalidOperationException", Assert.Single(results, result => result.Check is "breaking").Problems[0]);
    }

    [Fact]
    public async Task A_failure_counts_more_than_a_check_that_breaks()
    {
        var (outcome, _) = await RunAsync(CheckList.Standard.With(new Breaking()), SomePlayed.Case(SaysHello, SomePlayed.Turn("Good day.")));

        Assert.Equal(CheckOutcome.Failed, outcome);
    }

    [Fact]
    public async Task A_conversation_that_breaks_off_fails()
    {
        var played = SomePlayed.Case(SaysHello, SomePlayed.Turn("Hello there.")) with { BrokeOff = "No answer came within 60 seconds." };

        var (outcome, results) = await RunAsync(CheckList.Standard, played);

        Assert.Equal(CheckOutcome.Failed, outcome);
        Assert.Contains("No answer came", Assert.Single(results, result => result.Check is "steps").Problems[0]);
    }

    private static Task<(CheckOutcome Outcome, ImmutableArray<CheckResult> Results)> RunAsync(CheckList list, PlayedCase played) =>
        list.RunAsync(played, TestContext.Current.CancellationToken);

    private sealed class Breaking() : PlainCheck("breaking")
    {
        protected override IEnumerable<string> Problems(PlayedCase played) => throw new InvalidOperationException("It broke.");
    }
}
