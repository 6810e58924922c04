using System.Collections.Immutable;
using Assistant.Evals.Checks;
using Assistant.Evals.Metrics;

namespace Assistant.Evals.Running;

/// <summary>Everything that a run found out, and nothing that differs between two equal runs: timings stand beside it.</summary>
public sealed record EvalRun
{
    public const int CurrentVersion = 1;

    /// <summary>Version of this format.</summary>
    public int Version { get; init; } = CurrentVersion;

    /// <summary>Which brain spoke, such as <c>built-in</c>.</summary>
    public required string Brain { get; init; }

    /// <summary>The release of policy pages.</summary>
    public required string Release { get; init; }

    /// <summary>Hash of the prompt files.</summary>
    public required string Prompts { get; init; }

    /// <summary>How often each case was played.</summary>
    public required int Repeats { get; init; }

    public required int Seed { get; init; }

    /// <summary>Ordered by suite and id.</summary>
    public required ImmutableArray<CaseScore> Cases { get; init; }

    public ImmutableArray<MetricValue> Metrics { get; init; } = [];

    /// <summary>The same cases by what they are about.</summary>
    public ScoresBy Scores { get; init; } = new();
}

/// <summary>What became of one case.</summary>
public sealed record CaseScore
{
    public required string Id { get; init; }

    public required string Suite { get; init; }

    public required string Purpose { get; init; }

    public bool MustPass { get; init; }

    public ImmutableArray<string> Policies { get; init; } = [];

    public ImmutableArray<string> Intents { get; init; } = [];

    /// <summary>Passed only if every repeat passed; failed if one did.</summary>
    public required CheckOutcome Outcome { get; init; }

    /// <summary>How many of the repeats passed.</summary>
    public required int Passed { get; init; }

    public required int Repeats { get; init; }

    /// <summary>Hash of the case file: a score of another text is another score.</summary>
    public required string Text { get; init; }

    /// <summary>What the repeats add to the metrics of the run.</summary>
    public ImmutableArray<Tally> Tallies { get; init; } = [];

    /// <summary>The brains that spoke.</summary>
    public ImmutableArray<string> Brains { get; init; } = [];

    /// <summary>The first repeat that did not pass, or the first one.</summary>
    public required Transcript Transcript { get; init; }

    /// <summary>The checks of that repeat.</summary>
    public required ImmutableArray<CheckResult> Checks { get; init; }

    /// <summary>What metrics counted against that repeat, a sentence each. No finding fails a case.</summary>
    public ImmutableArray<string> Findings { get; init; } = [];
}

/// <summary>A conversation as reports show it.</summary>
public sealed record Transcript
{
    public required ImmutableArray<TranscriptTurn> Turns { get; init; }

    /// <summary>Why it broke off, where it did.</summary>
    public string? BrokeOff { get; init; }

    /// <summary>The packet as a person would read it, line by line; empty without a handoff.</summary>
    public ImmutableArray<string> Handoff { get; init; } = [];

    /// <summary>Records of the shop that changed.</summary>
    public ImmutableArray<string> ShopChanges { get; init; } = [];
}

public sealed record TranscriptTurn
{
    public required string Shopper { get; init; }

    public required string Answer { get; init; }

    public string? Intent { get; init; }

    /// <summary><c>replied</c>, <c>handed-off</c> or <c>declined</c>.</summary>
    public string? Outcome { get; init; }

    /// <summary>As <c>page#anchor</c>.</summary>
    public ImmutableArray<string> Cited { get; init; } = [];

    /// <summary>Such as <c>find_order: found</c>.</summary>
    public ImmutableArray<string> Tools { get; init; } = [];

    /// <summary>Such as <c>order W1002</c>; of a change what its card says, and how it stands.</summary>
    public ImmutableArray<string> Cards { get; init; } = [];

    public ImmutableArray<string> Suggestions { get; init; } = [];
}

/// <summary>One figure of a run.</summary>
/// <param name="Name">Such as <c>groundedness</c>; docs/evals.md gives the formula of each.</param>
/// <param name="Value">Null where there was nothing to measure.</param>
/// <param name="Text">As a person reads it, such as <c>41 of 42, 97.6 % [87.7 %, 99.6 %]</c>.</param>
/// <param name="HigherIsBetter">Null where neither is.</param>
public sealed record MetricValue(string Name, double? Value, string Text, bool? HigherIsBetter);

/// <summary>What differs between two equal runs.</summary>
public sealed record RunTimings
{
    public required DateTimeOffset StartedAt { get; init; }

    public required double Seconds { get; init; }

    /// <summary>Milliseconds of each turn by case.</summary>
    public required ImmutableSortedDictionary<string, ImmutableArray<double>> Turns { get; init; }

    public double MedianMilliseconds { get; init; }

    public double P95Milliseconds { get; init; }

    internal static RunTimings Of(DateTimeOffset startedAt, TimeSpan elapsed, IEnumerable<KeyValuePair<string, ImmutableArray<double>>> turns)
    {
        var byCase = turns.ToImmutableSortedDictionary(StringComparer.Ordinal);
        var sorted = byCase.Values.SelectMany(times => times).Order().ToList();
        return new RunTimings
        {
            StartedAt = startedAt,
            Seconds = Math.Round(elapsed.TotalSeconds, 2),
            Turns = byCase,
            MedianMilliseconds = At(0.5),
            P95Milliseconds = At(0.95),
        };

        double At(double share) => sorted.Count is 0 ? 0 : sorted[(int)Math.Ceiling(share * sorted.Count) - 1];
    }
}
