using System.Collections.Immutable;
using System.Text.Json;
using Assistant.Core.Conversations;
using Assistant.Core.Identity;
using Assistant.Core.Knowledge;
using Assistant.Core.Shop;

namespace Assistant.Core.Actions;

/// <summary>
/// One intended write as it was worked out for this conversation's shopper. Whatever is shown, confirmed, approved and executed is this
/// and nothing else: what is worked out anew at execution must come to the same command.
/// </summary>
/// <param name="Tool">Which tool proposed it.</param>
/// <param name="Arguments">The tool's arguments as they were called, to work it out anew.</param>
/// <param name="Command">What the shop would be asked to do.</param>
/// <param name="Owner">Whom the shopper had proved to be.</param>
public sealed record Proposal(ActionId Id, string Tool, JsonElement Arguments, ShopCommand Command, OrderOwner Owner)
{
    /// <summary>The release whose rules allowed it.</summary>
    public required ReleaseId Release { get; init; }

    /// <summary>What the card says.</summary>
    public required ActionSummary Summary { get; init; }

    /// <summary>A person of the shop has to approve it before it is carried out.</summary>
    public bool NeedsApproval { get; init; }

    /// <summary>The shopper has to prove anew who they are before it is carried out.</summary>
    public bool StepUp { get; init; }

    /// <summary>Rules that decided, for the audit.</summary>
    public ImmutableArray<string> Rules { get; init; } = [];

    /// <summary>What the shopper may type instead of clicking, such as <c>K7QF</c>.</summary>
    public required string Code { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public OrderNumber? Order => (Command as ShopCommand.OnOrder)?.Order;
}

/// <summary>An action as a shopper reads it on its card, drawn by code from the shop's data.</summary>
public sealed record ActionSummary
{
    public ImmutableArray<ActionLine> Lines { get; init; } = [];

    /// <summary>What the shopper gets back or pays; null where no money moves.</summary>
    public Money? Amount { get; init; }

    /// <summary>Where <see cref="Amount"/> goes; null where the shopper pays it.</summary>
    public string? RefundTo { get; init; }

    /// <summary>Such as a fee, the new address or who pays what.</summary>
    public ImmutableArray<CardFact> Facts { get; init; } = [];
}

/// <param name="Amount">What these units come to; null where they come to nothing of their own.</param>
/// <param name="Note">Such as <c>becomes 43, black</c>.</param>
public sealed record ActionLine(OrderLineId Id, string Title, int Quantity, Money? Amount, string? Note = null);
