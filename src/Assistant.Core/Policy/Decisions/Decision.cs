using System.Collections.Immutable;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;

namespace Assistant.Core.Policy;

/// <summary>What policy says to a request, from the mildest to the strictest.</summary>
public enum Ruling
{
    Allowed,

    /// <summary>Allowed once a person who is not the requester approves it.</summary>
    NeedsApproval,

    /// <summary>Not for code to decide, or not for code to carry out.</summary>
    NeedsPerson,
    Refused,
}

/// <summary>
/// The answer to an <see cref="ActionRequest"/>, with its proof. The same object stands behind what a shopper is told, the card, the
/// execution and the audit.
/// </summary>
public sealed record Decision
{
    public required ActionKind Action { get; init; }

    public required OrderNumber Order { get; init; }

    /// <summary>The strictest of the order's own grounds and of all lines.</summary>
    public required Ruling Ruling { get; init; }

    public ImmutableArray<LineDecision> Lines { get; init; } = [];

    /// <summary>Why, for the order as a whole.</summary>
    public ImmutableArray<Ground> Grounds { get; init; } = [];

    public required Settlement Settlement { get; init; }

    /// <summary>The last moment at which the same request gets the same answer, not included: the earliest of all lines.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>What the shopper may do instead.</summary>
    public ImmutableArray<ActionKind> Instead { get; init; } = [];

    /// <summary>The shopper has to prove anew who they are.</summary>
    public bool StepUp { get; init; }
}

/// <param name="Quantity">Units that were asked for.</param>
/// <param name="Amount">What was paid for these units, before fees.</param>
/// <param name="Until">First moment at which it is too late; null without a limit.</param>
public sealed record LineDecision(
    OrderLineId Line, string Title, int Quantity, Ruling Ruling, Money Amount, DateTimeOffset? Until, ImmutableArray<Ground> Grounds);

/// <summary>One reason of a decision.</summary>
/// <param name="Rule">The rule that says so, with page, version and sentence; null where the reason is a fact of the order alone.</param>
/// <param name="Day">The day that is meant, such as the last one of a window, in the shop's time zone.</param>
/// <param name="Amount">The amount that is meant, such as a fee.</param>
public sealed record Ground(Why Why, Rule? Rule = null, DateOnly? Day = null, Money? Amount = null)
{
    /// <summary>What this reason alone comes to.</summary>
    public Ruling Ruling { get; init; }
}

/// <summary>The money of a decision. All amounts are zero or more, in the order's currency.</summary>
/// <param name="Goods">What was paid for the units.</param>
/// <param name="Delivery">The delivery price that is refunded with them.</param>
/// <param name="Fee">Taken off.</param>
/// <param name="Refund">What the shopper gets back.</param>
/// <param name="Charge">What the shopper pays.</param>
/// <param name="Tax">The tax contained in <paramref name="Goods"/> and <paramref name="Delivery"/>.</param>
/// <param name="Parts">Where <paramref name="Refund"/> goes; their sum is the refund.</param>
public sealed record Settlement(
    Money Goods, Money Delivery, Money Fee, Money Refund, Money Charge, Money Tax, ImmutableArray<RefundPart> Parts)
{
    /// <summary>How <see cref="Charge"/> is paid; null where nothing is, or nobody knows how.</summary>
    public PaymentMethod? PaidWith { get; init; }

    public static Settlement None(string currency) =>
        new(Money.Zero(currency), Money.Zero(currency), Money.Zero(currency), Money.Zero(currency), Money.Zero(currency), Money.Zero(currency), []);
}

/// <param name="Method">Null for a new gift card.</param>
/// <param name="Reserved">The amount was only reserved, and is released rather than paid back.</param>
/// <param name="Arrival">How many working days it takes, where a rule says so.</param>
public sealed record RefundPart(RefundTo To, PaymentMethod? Method, Money Amount, bool Reserved, Rule<NumberRange>? Arrival);

/// <summary>Reasons. Each has its sentence in <c>prompts/replies/decisions.yaml</c>.</summary>
public enum Why
{
    /// <summary>Nothing is against it.</summary>
    Fits,
    WithinWindow,
    WithinSeason,
    WindowOver,
    NoWindow,
    NoDeliveryDate,
    NotDelivered,

    /// <summary>The days begin when it is delivered.</summary>
    WindowBegins,

    /// <summary>Ordered in a season with a longer period.</summary>
    SeasonApplies,
    AlreadyReturning,
    MoreThanOrdered,
    NoSuchItem,
    NothingLeft,
    NeverReturnable,
    OnlyIfFaulty,
    OnlySealed,
    SealBroken,
    OnlyUnopened,
    Opened,
    PersonArranges,
    RefundMayBeLess,
    ReasonNotAccepted,

    /// <summary>It is allowed for some reasons, and nobody has named one yet.</summary>
    ReasonNeeded,
    Fee,
    NoFee,
    FreeForReason,
    FreeForRefund,
    OwnCarrier,
    FeeUnknown,

    /// <summary>The shop names no price in the currency of the order.</summary>
    PriceUnknown,
    RefundsTo,
    RefundNotThere,
    GiftCardLast,
    DeliveryRefunded,
    DeliveryUnclear,
    PaidInParts,
    HandIn,
    Checked,
    Arrives,
    MoreThanPaid,
    StageAllows,
    StageTooLate,
    PersonMayStop,
    HoursOver,
    AlreadyCancelled,
    OnlyWhole,
    ChangedTooOften,

    /// <summary>Its items were changed, and since then it stays as it is.</summary>
    ItemsFinal,
    SentBackTooOften,
    OtherCountry,
    NotForAsker,
    PaymentFixed,
    SamePayment,
    BalanceTooLow,
    NotStored,
    SameVariant,
    OtherProduct,
    OutOfStock,
    NotFromCountry,
    PayDifference,
    RefundDifference,
    KeepsPrice,
    Reserved,
    UnderWarranty,
    WarrantyOver,
    FaultAssumed,
    ReportInTime,
    ReportTooLate,
    LateIsWarranty,
    KeepIt,
    Remedies,
    NotLostYet,
    WithinLimit,
    AboveLimit,
    NoStacking,
    AboveApproval,

    /// <summary>No page says anything about it.</summary>
    NoRule,

    /// <summary>Two rules contradict each other.</summary>
    Conflict,
}
