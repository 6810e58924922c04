using Assistant.Core.Knowledge;
using Assistant.Core.Policy.Rules;
using Assistant.Evals.Cases;
using Assistant.Evals.Checks;
using Assistant.Evals.Playing;
using Assistant.Testing;

namespace Assistant.Evals.Tests.Checks;

public sealed class RulesCheckTests
{
    private const string Netherlands = "returns.return_label_fee.netherlands";
    private const string Neighbours = "returns.return_label_fee.neighbours";

    [Fact]
    public async Task A_rule_that_decided_stands_behind_the_answer() =>
        Assert.Empty((await ProblemsAsync(Netherlands, Decided(Netherlands)))!);

    [Fact]
    public async Task So_does_one_whose_section_is_cited() =>
        Assert.Empty((await ProblemsAsync(Netherlands, turn => turn.Citing("returns", "return-costs")))!);

    [Fact]
    public async Task A_section_that_states_several_does_not_count_for_one_where_another_decided() => Assert.Equal(
        [$"turn 1: does not rest on {Netherlands}, but on {Neighbours}"],
        await ProblemsAsync(Netherlands, turn => Decided(Neighbours)(turn).Citing("returns", "return-costs")));

    [Theory]
    [InlineData("how-long-you-have")]
    [InlineData("condition-of-the-item")]
    public async Task Another_section_of_the_page_is_not_enough(string anchor) => Assert.Equal(
        [$"turn 1: does not rest on {Netherlands}, but on no rule"],
        await ProblemsAsync(Netherlands, turn => turn.Citing("returns", anchor)));

    [Fact]
    public async Task A_rule_that_no_page_has_is_told() => Assert.Equal(
        ["turn 1: no page has the rule returns.return_label_fee.moon"],
        await ProblemsAsync("returns.return_label_fee.moon", Decided(Netherlands)));

    [Fact]
    public async Task A_turn_that_cannot_be_seen_is_not_judged() =>
        Assert.Null(await ProblemsAsync(Netherlands, turn => turn with { Record = null }));

    private static Func<PlayedTurn, PlayedTurn> Decided(string rule) => turn => turn with { Record = SomePlayed.Record() with { Rules = [new RuleId(rule)] } };

    private static async Task<IReadOnlyList<string>?> ProblemsAsync(string wanted, Func<PlayedTurn, PlayedTurn> turn)
    {
        var (release, _) = await new KnowledgeFolder(Path.Combine(Repository.Root, "knowledge"), PageStrictness.Strict, new ManualClock())
            .CompileAsync(previous: null, TestContext.Current.CancellationToken);
        var played = SomePlayed.Case(null, turn(SomePlayed.Turn("It costs €3.95.", new TurnExpectations { Rules = [wanted] }))) with { Release = release };
        return await new RulesCheck().ProblemsAsync(played, TestContext.Current.CancellationToken);
    }
}
