using System.Collections.Immutable;
using Assistant.Evals.Playing;

namespace Assistant.Evals.Checks;

/// <summary>The checks of a run, in the order in which reports show them.</summary>
internal sealed class CheckList
{
    private readonly ImmutableArray<ICheck> _checks;

    /// <exception cref="ArgumentException">Two checks have one name: their results could not be told apart.</exception>
    public CheckList(params ImmutableArray<ICheck> checks)
    {
        if (checks.GroupBy(check => check.Name).FirstOrDefault(same => same.Count() > 1) is { } twins)
            throw new ArgumentException($"Two checks are called \"{twins.Key}\".", nameof(checks));

        _checks = checks;
    }

    /// <summary>What became true first, then what was said, then how.</summary>
    public static CheckList Standard { get; } = new(
        new ShopStateCheck(), new OutcomeCheck(), new HandoffCheck(), new GoalsCheck(), new StepsCheck(),
        new CitationsCheck(), new SourcesCheck(), new RulesCheck(), new StatementsCheck(), new IntentCheck(), new CardsCheck(), new ActionsCheck(), new AsksCheck(), new SuggestionsCheck(),
        new RepetitionCheck(), new ToneCheck(), new BudgetCheck());

    public CheckList With(ICheck check) => new([.. _checks, check]);

    /// <summary>Every check that has something to look at, and what they make of the case together.</summary>
    public async Task<(CheckOutcome Outcome, ImmutableArray<CheckResult> Results)> RunAsync(PlayedCase played, CancellationToken cancellationToken)
    {
        var results = ImmutableArray.CreateBuilder<CheckResult>();
        var asked = false;
        foreach (var check in _checks)
        {
            if (await RunAsync(check, played, cancellationToken) is { } result)
            {
                results.Add(result);
                asked |= !check.IsStanding;
            }
        }

        if (!asked)
            results.Add(new CheckResult("criteria", CheckOutcome.Inconclusive, ["The case expects nothing of its own, so nothing is proved."]));

        return (Together(results), results.ToImmutable());
    }

    private static CheckOutcome Together(IEnumerable<CheckResult> results) => results.Select(result => result.Outcome).ToHashSet() switch
    {
        var seen when seen.Contains(CheckOutcome.Failed) => CheckOutcome.Failed,
        var seen when seen.Contains(CheckOutcome.Inconclusive) => CheckOutcome.Inconclusive,
        _ => CheckOutcome.Passed,
    };

    private static async Task<CheckResult?> RunAsync(ICheck check, PlayedCase played, CancellationToken cancellationToken)
    {
        try
        {
            return await check.ProblemsAsync(played, cancellationToken) is { } problems
                ? new CheckResult(check.Name, problems.Count is 0 ? CheckOutcome.Passed : CheckOutcome.Failed, [.. problems])
                : null;
        }
        catch (CheckImpossibleException fault)
        {
            return new CheckResult(check.Name, CheckOutcome.Inconclusive, [fault.Message]);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            // A check that breaks says nothing about the conversation.
            return new CheckResult(check.Name, CheckOutcome.Inconclusive, [$"The check broke: {fault.GetType().Name}: {fault.Message}"]);
        }
    }
}

/// <summary>A check that compares without asking anybody.</summary>
internal abstract class PlainCheck(string name, bool isStanding = false) : ICheck
{
    public string Name => name;

    public bool IsStanding => isStanding;

    public ValueTask<IReadOnlyList<string>?> ProblemsAsync(PlayedCase played, CancellationToken cancellationToken) =>
        new(Problems(played)?.ToList());

    /// <inheritdoc cref="ICheck.ProblemsAsync"/>
    protected abstract IEnumerable<string>? Problems(PlayedCase played);
}
