using System.Collections.Immutable;
using Assistant.Core.Knowledge;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;

namespace Assistant.Core.Turns;

/// <summary>How a turn went: enough to explain it later without keeping any of the shopper's data.</summary>
public sealed record TurnRecord
{
    /// <summary>Unique; rises with time.</summary>
    public required Guid Id { get; init; }

    /// <summary>Which brain spoke, such as <c>built-in</c>.</summary>
    public required string Brain { get; init; }

    /// <summary>The release that was live when the turn began.</summary>
    public required ReleaseId Release { get; init; }

    /// <summary>Hash of that release's prompt files alone: what two releases have in common can be told from it.</summary>
    public required string Prompts { get; init; }

    /// <summary>Numbers of the shopper messages that this turn answers.</summary>
    public required ImmutableArray<int> Answers { get; init; }

    /// <summary>Such as <c>replied</c>, <c>handed-off</c>, <c>declined</c>, <c>failed</c>.</summary>
    public required string Outcome { get; init; }

    /// <summary>What the brain took the shopper to want, where it says so.</summary>
    public string? Intent { get; init; }

    /// <summary>How likely the brain took <see cref="Intent"/> to be right, 0 to 1, where it says so.</summary>
    public double? Confidence { get; init; }

    /// <summary>What guardrails noticed in the question, such as <c>sensitive:medical</c> or <c>injection:override</c>; never the shopper's words.</summary>
    public ImmutableArray<string> Marks { get; init; } = [];

    public ImmutableArray<ToolCallRecord> ToolCalls { get; init; } = [];

    /// <summary>Orders that the tools of this turn looked at, each once, with their state then.</summary>
    public ImmutableArray<SeenOrder> Orders { get; init; } = [];

    /// <summary>Cited passages as <c>page#anchor@version</c>.</summary>
    public ImmutableArray<string> Sources { get; init; } = [];

    /// <summary>Rules of the release that had a part in what was decided, each once.</summary>
    public ImmutableArray<RuleId> Rules { get; init; } = [];

    /// <summary>What a brain asked to be given back on the next turn; opaque to everybody else.</summary>
    public string? BrainState { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required TimeSpan Elapsed { get; init; }
}

/// <summary>An order's number and the state in which a turn saw it; nothing of what is in it.</summary>
public sealed record SeenOrder(OrderNumber Number, OrderStatus Status)
{
    public override string ToString() => $"{Number}: {Status}";
}

/// <param name="Outcome"><c>found</c>, <c>proposed</c>, <c>refused</c> or <c>failed</c>.</param>
public sealed record ToolCallRecord(string Tool, string Outcome, TimeSpan Elapsed);
