using Assistant.Core.Knowledge;
using Assistant.Core.Policy.Rules;
using Assistant.Evals.Cases;
using Assistant.Testing;

namespace Assistant.Evals.Tests.Cases;

/// <summary>Every rule of the shipped pages is somebody's case: a conversation in which it decides, with what the shopper must read of it and the page.</summary>
public sealed class RuleCoverageTests
{
    [Fact]
    public async Task Every_rule_that_shoppers_meet_is_expected_by_a_case()
    {
        var expected = Expected().ToHashSet();

        var missing = (await ShoppersRulesAsync()).Where(rule => !expected.Contains(rule.Id.Value)).Select(rule => $"{rule.Id} ({rule.Written}): {rule.Statement?.Text}");

        Assert.True(!missing.Any(), $"No eval case expects these rules. Write one in evals/rules that names them in rules, says what the shopper must read, and cites the page:\n{string.Join('\n', missing)}");
    }

    [Fact]
    public async Task No_case_expects_a_rule_that_is_gone()
    {
        var known = (await ShoppersRulesAsync()).Select(rule => rule.Id.Value).ToHashSet();

        Assert.DoesNotContain(Turns().SelectMany(turn => turn.Rules), rule => !known.Contains(rule));
    }

    /// <summary>Pages for the staff decide nothing that a shopper asks for, and the assistant never quotes them: goodwill is given at the desk.</summary>
    private static async Task<IReadOnlyList<Rule>> ShoppersRulesAsync()
    {
        var (release, faults) = await new KnowledgeFolder(Path.Combine(Repository.Root, "knowledge"), PageStrictness.Strict, new ManualClock())
            .CompileAsync(previous: null, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(faults, fault => fault.Refused);
        return [.. release.Rules.Rules.Where(rule => release.Find(rule.Page)!.IsForShoppers)];
    }

    /// <summary>A rule counts where its answer is held to words and to a page as well: that a tool has looked at it proves little.</summary>
    private static IEnumerable<string> Expected() => Turns()
        .Where(turn => turn.Says.Length + turn.SaysAny.Length + (turn.Action?.Says.Length ?? 0) > 0 && !turn.Cites.IsEmpty)
        .SelectMany(turn => turn.Rules);

    private static IEnumerable<TurnExpectations> Turns() =>
        EvalSuites.Read(Path.Combine(Repository.Root, "evals")).Cases.SelectMany(file => file.Case.Turns).Select(turn => turn.Expect).OfType<TurnExpectations>();
}
