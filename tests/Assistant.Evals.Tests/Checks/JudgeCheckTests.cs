using System.Collections.Immutable;
using Assistant.Evals.Cases;
using Assistant.Evals.Checks;
using Assistant.Evals.Playing;
using Assistant.Testing;

namespace Assistant.Evals.Tests.Checks;

public sealed class JudgeCheckTests
{
    private static readonly CaseExpectations Judged = new() { Judge = ["Is kind.", "Promises nothing."] };

    [Theory]
    [InlineData("[true, true]", new string[0])]
    [InlineData("[true, false]", new[] { "the judge finds untrue: Promises nothing." })]
    public async Task Says_which_statement_is_untrue(string answer, string[] problems) =>
        Assert.Equal(problems, await new JudgeCheck(new ScriptedModel(ScriptedModel.Says(answer))).ProblemsAsync(
            SomePlayed.Case(Judged, SomePlayed.Turn("Hello.")), TestContext.Current.CancellationToken));

    [Theory]
    [InlineData("Yes, all of it is fine.")]
    [InlineData("[true]")]
    [InlineData("")]
    public async Task A_judge_that_does_not_answer_as_asked_passes_nothing(string answer)
    {
        var (outcome, _) = await RunAsync(Judged with { Says = ["hello"] }, answer);

        Assert.Equal(CheckOutcome.Inconclusive, outcome);
    }

    [Fact]
    public async Task A_judge_alone_proves_nothing()
    {
        var (outcome, _) = await RunAsync(Judged, "[true, true]");

        Assert.Equal(CheckOutcome.Inconclusive, outcome);
    }

    [Fact]
    public async Task A_judge_that_fails_makes_the_case_inconclusive()
    {
        var check = new JudgeCheck(new ScriptedModel(ScriptedModel.Fails(new HttpRequestException("down"))));

        var (outcome, _) = await CheckList.Standard.With(check).RunAsync(
            SomePlayed.Case(Judged with { Says = ["hello"] }, SomePlayed.Turn("Hello.")), TestContext.Current.CancellationToken);

        Assert.Equal(CheckOutcome.Inconclusive, outcome);
    }

    private static Task<(CheckOutcome Outcome, ImmutableArray<CheckResult> Results)> RunAsync(CaseExpectations expect, string answer) =>
        CheckList.Standard.With(new JudgeCheck(new ScriptedModel(ScriptedModel.Says(answer))))
            .RunAsync(SomePlayed.Case(expect, SomePlayed.Turn("Hello.")), TestContext.Current.CancellationToken);
}
