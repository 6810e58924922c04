using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Assistant.Core.Conversations;
using Assistant.Core.Handoffs;
using Assistant.Core.Shop;

namespace Assistant.Core.Tools;

/// <summary>What a tool call came to.</summary>
public abstract record ToolResult
{
    private ToolResult()
    {
    }

    /// <param name="Data">For the brain.</param>
    public sealed record Found(JsonObject Data) : ToolResult
    {
        /// <summary>For the shopper, drawn by code beside the answer.</summary>
        public ImmutableArray<Card> Cards { get; init; } = [];

        /// <summary>Orders that were looked at, for a person who takes over.</summary>
        public ImmutableArray<Order> Orders { get; init; } = [];

        /// <summary>What must become true of the conversation when the turn is stored.</summary>
        public ControlEffect? Effect { get; init; }
    }

    /// <param name="Explanation">A sentence that lets the brain mend its call or tell the shopper.</param>
    public sealed record Refused(string Explanation) : ToolResult
    {
        /// <summary>The decision of policy behind it, as brains see decisions.</summary>
        public JsonObject? Decision { get; init; }

        /// <summary>Orders that were looked at all the same.</summary>
        public ImmutableArray<Order> Orders { get; init; } = [];
    }

    /// <summary>A write that could be proposed to the shopper. Nothing has changed.</summary>
    public sealed record Planned(PlannedWrite Write) : ToolResult;
}

/// <summary>What a control tool asks of the turn. It becomes true with the turn's commit, not before.</summary>
public abstract record ControlEffect
{
    private ControlEffect()
    {
    }

    public sealed record StartGuestCheck(OrderNumber Order, string Email) : ControlEffect;

    public sealed record HandOff(HandoffReason Reason, string? Question) : ControlEffect;
}
