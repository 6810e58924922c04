using System.Collections.Immutable;

namespace Assistant.Core.Shop;

/// <summary>One movement of money on an order.</summary>
/// <param name="Id">The payment provider's or shop's id of the movement.</param>
/// <param name="Method">How it was paid, or where it went.</param>
/// <param name="Amount">Always positive; <paramref name="Kind"/> gives the direction.</param>
public sealed record Payment(
    string Id, PaymentKind Kind, PaymentState State, PaymentMethod Method, Money Amount, DateTimeOffset At)
{
    /// <summary>The day the money is expected on the shopper's side, for a refund under way.</summary>
    public DateOnly? ExpectedOn { get; init; }
}

public enum PaymentKind
{
    Charge,
    Refund,
}

public enum PaymentState
{
    Pending,
    Authorised,

    /// <summary>The money is with the shop (charge) or with the shopper (refund).</summary>
    Settled,
    Failed,
}

/// <param name="Kind">Such as <c>card</c>, <c>paypal</c>, <c>ideal</c>, <c>gift_card</c>, <c>store_credit</c>.</param>
/// <param name="Label">Masked, safe to show: <c>Visa ending in 4242</c>.</param>
public sealed record PaymentMethod(PaymentMethodId Id, string Kind, string Label)
{
    /// <summary>What is left on a gift card or store credit.</summary>
    public Money? Balance { get; init; }
}

/// <summary>A return or an exchange of units of an order.</summary>
public sealed record Return(
    ReturnId Id, ReturnKind Kind, ReturnState State, ImmutableArray<ReturnedLine> Lines, DateTimeOffset RequestedAt)
{
    public string? Reason { get; init; }

    /// <summary>What was or will be paid back; null while unknown and for an even exchange.</summary>
    public Money? Refund { get; init; }

    /// <summary>Null where it goes to several methods, or to a new gift card.</summary>
    public PaymentMethod? RefundTo { get; init; }

    /// <summary>What the shopper pays for replacements that cost more; null where nothing is due.</summary>
    public Money? Charge { get; init; }

    public PaymentMethod? PaidWith { get; init; }

    /// <summary>Set once the shop decided on it.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>The old items of an exchange are back: the shopper has others in their place.</summary>
    public bool IsReplaced => Kind is ReturnKind.Exchange
        && State is (ReturnState.Received or ReturnState.Inspected or ReturnState.Refunded or ReturnState.PartRefunded);
}

public enum ReturnKind
{
    Return,
    Exchange,
}

public enum ReturnState
{
    Requested,
    Authorised,
    LabelIssued,
    InTransit,
    Received,
    Inspected,
    Refunded,
    PartRefunded,
    Refused,
    Cancelled,
}

/// <param name="ReplacedBy">The variant sent instead, for an exchange.</param>
public sealed record ReturnedLine(OrderLineId Line, int Quantity, VariantId? ReplacedBy);
