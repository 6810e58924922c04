using System.Collections.Immutable;
using Assistant.Core.Turns;

namespace Assistant.Core.Conversations;

/// <summary>What the turns of a conversation found and tried, folded from their records; a person who takes over reads it.</summary>
public sealed record Trail
{
    private const int MaxOrders = 20;
    private const int MaxTried = 40;
    private const int MaxSources = 20;

    public static Trail Empty { get; } = new();

    /// <summary>Orders that were looked at, the one looked at last at the end, each with the state that it was seen in last.</summary>
    public ImmutableArray<SeenOrder> Orders { get; init; } = [];

    /// <summary>Tools and what came of them, oldest first.</summary>
    public ImmutableArray<string> Tried { get; init; } = [];

    /// <summary>Passages that were cited, each once, the one cited last at the end.</summary>
    public ImmutableArray<string> Sources { get; init; } = [];

    /// <summary>What the shopper was last taken to want by a turn that did not itself hand over.</summary>
    public string? Intent { get; init; }

    public Trail After(TurnRecord turn) => this with
    {
        Orders = turn.Orders.Aggregate(Orders, Seen),
        Tried = [.. Tried.Concat(turn.ToolCalls.Select(call => $"{call.Tool}: {call.Outcome}")).TakeLast(MaxTried)],
        Sources = [.. Sources.Except(turn.Sources).Concat(turn.Sources.Distinct()).TakeLast(MaxSources)],
        Intent = turn.Outcome == TurnOutcome.HandedOff.StoredAs ? Intent : turn.Intent ?? Intent,
    };

    private static ImmutableArray<SeenOrder> Seen(ImmutableArray<SeenOrder> before, SeenOrder order) =>
        [.. before.Where(known => known.Number != order.Number).Append(order).TakeLast(MaxOrders)];
}
