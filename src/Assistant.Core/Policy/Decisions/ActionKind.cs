namespace Assistant.Core.Policy;

/// <summary>What a shopper may want done, as far as policy decides on it.</summary>
public enum ActionKind
{
    Cancel,
    ChangeAddress,
    ChangePayment,
    ChangeItems,
    Return,
    Exchange,
    Warranty,
    Damaged,
    WrongItem,
    Missing,
    NotReceived,
    Goodwill,
}
