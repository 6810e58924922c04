using System.Collections.Immutable;
using Assistant.Evals.Checks;

namespace Assistant.Evals.Running;

/// <summary>How many cases passed, by what they are about. A case that names two pages counts for both.</summary>
public sealed record ScoresBy
{
    /// <summary>By what the shopper wants, ordered by name.</summary>
    public ImmutableArray<GroupScore> Intents { get; init; } = [];

    /// <summary>By the policy pages that a case touches, ordered by page.</summary>
    public ImmutableArray<GroupScore> Policies { get; init; } = [];

    internal static ScoresBy Of(IReadOnlyCollection<CaseScore> cases) => new()
    {
        Intents = Group(cases, score => score.Intents),
        Policies = Group(cases, score => score.Policies),
    };

    private static ImmutableArray<GroupScore> Group(IEnumerable<CaseScore> cases, Func<CaseScore, ImmutableArray<string>> names) =>
    [
        .. cases.SelectMany(score => names(score).Distinct().Select(name => (name, score.Outcome)))
            .GroupBy(pair => pair.name)
            .OrderBy(same => same.Key, StringComparer.Ordinal)
            .Select(same => new GroupScore(same.Key, same.Count(pair => pair.Outcome is CheckOutcome.Passed), same.Count())),
    ];
}

/// <param name="Of">All cases of the group; what is inconclusive has not passed.</param>
public sealed record GroupScore(string Name, int Passed, int Of);
