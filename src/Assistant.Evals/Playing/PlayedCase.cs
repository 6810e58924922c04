using System.Collections.Immutable;
using Assistant.Core.Conversations;
using Assistant.Core.Handoffs;
using Assistant.Core.Knowledge;
using Assistant.Core.Turns;
using Assistant.DemoShop.Snapshots;
using Assistant.Evals.Cases;

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

    public IEnumerable<string> Answers => Turns.Select(turn => turn.Answer.Text);
}

/// <param name="Number">From 1.</param>
/// <param name="Shopper">What they wrote; a code as its place, since codes are drawn anew each time.</param>
/// <param name="Expect">What the case expects of this answer, if anything.</param>
/// <param name="Record">How the turn went; null where it cannot be seen.</param>
internal sealed record PlayedTurn(
    int Number, string Shopper, TurnExpectations? Expect, OutgoingMessage Answer, TurnRecord? Record, bool? HandedOff, TimeSpan Latency)
{
    /// <summary>A click on something that was not suggested, or another step that the answer before made impossible.</summary>
    public string? Impossible { get; init; }
}

internal sealed record GoalsReached(int Reached, int Of, bool AskedForPerson);
