namespace Assistant.Core.Policy.Rules;

/// <summary>On what an item's return or exchange depends.</summary>
public enum Returnable
{
    /// <summary>Not at all.</summary>
    Never,

    /// <summary>Only when it is faulty, damaged or not what was ordered.</summary>
    Faulty,

    /// <summary>Only while its seal is unbroken.</summary>
    Sealed,

    /// <summary>Only while it has not been opened, downloaded or used.</summary>
    Unopened,

    /// <summary>Only through a person, who arranges it.</summary>
    Person,
}

/// <summary>How far an order has come, in the words that the shop shows.</summary>
public enum OrderStage
{
    /// <summary>As a rule: not possible in any status.</summary>
    Never,

    /// <summary>Placed, paid or not; nobody has begun to pack it.</summary>
    Received,
    Packing,

    /// <summary>At least one parcel is with the carrier.</summary>
    Shipped,
    Delivered,
    Cancelled,
}

/// <summary>Why something goes back.</summary>
public enum ReturnReason
{
    NotWanted,
    DoesNotFit,
    OrderedByMistake,
    NotAsDescribed,
    Faulty,
    Damaged,
    WrongItem,
    PartsMissing,
    Other,
}

public enum CancelReason
{
    NoLongerNeeded,
    OrderedByMistake,
    TooLate,
    FoundCheaper,
    Other,
}

/// <summary>Where a refund goes.</summary>
public enum RefundTo
{
    /// <summary>What the order was paid with.</summary>
    Original,

    /// <summary>A gift card of the shop: one of the customer's own, or a new one.</summary>
    GiftCard,

    /// <summary>Another method that is stored with the customer.</summary>
    Stored,

    StoreCredit,
}

public enum Remedy
{
    Replacement,
    Refund,
    Repair,
}
