using System.Collections.Immutable;
using Assistant.Core.Conversations;
using Assistant.Core.Handoffs;
using Assistant.Core.Knowledge;
using Assistant.Core.Shop;
using Assistant.Core.Turns;
using Assistant.DemoShop.Snapshots;
using Assistant.Evals.Cases;
using Assistant.Evals.Metrics;

namespace Assistant.Evals.Playing;

/// <summary>A conversation as it went, with everything that checks and metrics look at.</summary>
internal sealed record PlayedCase
{
    public required EvalCase Case { get; init; }

    public required ImmutableArray<PlayedTurn> Turns { get; init; }

    /// <summary>Why the conversation broke off before its end; null where it did not.</summary>
    public string? BrokeOff { get; init; }

    public Packet? Handoff { get; init; }

    /// <summary>Records of the shop that the conversation changed; null where that cannot be seen.</summary>
    public ImmutableArray<ShopDifference>? Changed { get; init; }

    /// <summary>What all model calls used; null where that cannot be seen.</summary>
    public long? Tokens { get; init; }

    /// <summary>The policy pages that were live; null where they cannot be seen.</summary>
    public Release? Release { get; init; }

    /// <summary>Goals that a simulated shopper reached, and how many there were.</summary>
    public GoalsReached? Goals { get; init; }

    /// <summary>What the shopper had written when they got the answer of this turn.</summary>
    public IEnumerable<string> WrittenBy(PlayedTurn turn) => Turns.Where(other => other.Number <= turn.Number).Select(other => other.Shopper);

    public IEnumerable<string> Answers => Turns.Select(turn => turn.Answer.Text);
}

/// <param name="Number">From 1.</param>
/// <param name="Shopper">What they wrote; a code as its place, since codes are drawn anew each time.</param>
/// <param name="Expect">What the case expects of this answer, if anything.</param>
/// <param name="Record">How the turn went; null where it cannot be seen.</param>
internal sealed record PlayedTurn(
    int Number, string Shopper, TurnExpectations? Expect, OutgoingMessage Answer, TurnRecord? Record, bool? HandedOff, TimeSpan Latency)
{
    /// <summary>What tools told the brain for this answer; null where the seat cannot see it.</summary>
    public ImmutableArray<ToolFact>? Facts { get; init; }

    /// <summary>Whether the shopper is signed in or has proved an order by now; null where the seat cannot see it.</summary>
    public bool? IsProved { get; init; }

    /// <summary>How many changes of the shop the conversation had carried out by then; null where the seat cannot see it.</summary>
    public int? ChangesDone { get; init; }

    /// <summary>Orders of other people that this answer shows or names.</summary>
    public ImmutableArray<OrderNumber> ForeignOrders { get; init; } = [];

    /// <summary>What the claims of the answer may rest on.</summary>
    public Evidence Evidence => new(Answer, Facts, Record?.ToolCalls.Where(call => call.Outcome is "found").Select(call => call.Tool));

    /// <summary>A click on something that was not suggested, or another step that the answer before made impossible.</summary>
    public string? Impossible { get; init; }
}

internal sealed record GoalsReached(int Reached, int Of, bool AskedForPerson);
