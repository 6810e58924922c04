using System.Collections.Immutable;
using Assistant.Core.Identity;
using Assistant.Core.Shop;

namespace Assistant.Brains.Understanding.Slots;

/// <summary>A typed value found in what the shopper wrote. The kinds form a closed set.</summary>
/// <param name="At">Where it stands.</param>
public abstract record Slot(SlotPlace At)
{
    /// <summary>The number of an order.</summary>
    /// <param name="At">Where it stands.</param>
    /// <param name="Readings">
    /// What it may be, most likely first: a bare "1042" is W1042 in a shop whose numbers start with W, and 1042 elsewhere.
    /// </param>
    public sealed record Order(SlotPlace At, ImmutableArray<OrderNumber> Readings) : Slot(At)
    {
        /// <summary>The most likely reading.</summary>
        public OrderNumber Number => Readings[0];
    }

    /// <summary>An e-mail address, lower case.</summary>
    public sealed record Email(SlotPlace At, EmailAddress Address) : Slot(At);

    /// <summary>A one-time code: six digits.</summary>
    public sealed record Code(SlotPlace At, string Digits) : Slot(At);

    /// <summary>How many of something.</summary>
    /// <param name="At">Where it stands.</param>
    /// <param name="Count">The number, 1 or more; null is all of them.</param>
    public sealed record Quantity(SlotPlace At, int? Count) : Slot(At);

    /// <summary>A sum of money.</summary>
    /// <param name="At">Where it stands.</param>
    /// <param name="Value">The number as written, in major units.</param>
    /// <param name="Currency">ISO 4217 code, or null when none was written.</param>
    /// <param name="Bound">Whether it is a limit.</param>
    public sealed record Amount(SlotPlace At, decimal Value, string? Currency, AmountBound Bound) : Slot(At);

    /// <summary>A day or a run of days.</summary>
    /// <param name="At">Where it stands.</param>
    /// <param name="First">The first day.</param>
    /// <param name="Last">The last day, equal to <paramref name="First"/> for a single one.</param>
    /// <param name="OtherReading">The other day that "11/05/2026" may mean; null when only one fits.</param>
    public sealed record Date(SlotPlace At, DateOnly First, DateOnly Last, DateOnly? OtherReading) : Slot(At);

    /// <summary>Why the shopper cancels or returns.</summary>
    public sealed record Reason(SlotPlace At, ShopperReason Value) : Slot(At);

    /// <summary>A country.</summary>
    /// <param name="At">Where it stands.</param>
    /// <param name="Iso">ISO 3166-1 alpha-2, upper case.</param>
    public sealed record Country(SlotPlace At, string Iso) : Slot(At);

    /// <summary>A colour by its plain English name, lower case: "grey" for "gray" too.</summary>
    public sealed record Colour(SlotPlace At, string Name) : Slot(At);

    /// <summary>A size as shops write it: "XL", "42", "7.5", "160x230".</summary>
    public sealed record Size(SlotPlace At, string Value) : Slot(At);

    /// <summary>One of several things shown before.</summary>
    /// <param name="At">Where it stands.</param>
    /// <param name="Position">From 1 counted from the front, from -1 (the last one) counted from the back.</param>
    public sealed record Ordinal(SlotPlace At, int Position) : Slot(At);

    /// <summary>Something meant but not named: "it", "my last order".</summary>
    public sealed record Reference(SlotPlace At, ReferenceKind Kind) : Slot(At);

    /// <summary>A product of the catalog.</summary>
    /// <param name="At">Where it stands.</param>
    /// <param name="Products">Every product that goes by this phrase, in the vocabulary's order.</param>
    public sealed record Product(SlotPlace At, ImmutableArray<ProductId> Products) : Slot(At);
}

/// <summary>Where in the shopper's own text something stands.</summary>
/// <param name="Offset">UTF-16 offset in the whole message.</param>
/// <param name="Length">UTF-16 length.</param>
/// <param name="Raw">The text as written.</param>
public readonly record struct SlotPlace(int Offset, int Length, string Raw);

/// <summary>What a sum of money limits.</summary>
public enum AmountBound
{
    Exact,
    AtMost,
    AtLeast,
}

/// <summary>The closed list of reasons to cancel or return.</summary>
public enum ShopperReason
{
    NoLongerNeeded,
    OrderedByMistake,
    FoundCheaper,
    ArrivedLate,
    DoesNotFit,
    Damaged,
    WrongItem,
    Other,
}

/// <summary>What a word such as "it" may point to.</summary>
public enum ReferenceKind
{
    /// <summary>Whatever was spoken of last: "it", "that one".</summary>
    LastMentioned,

    /// <summary>Several things spoken of last: "them", "both of them".</summary>
    LastMentionedAll,

    /// <summary>"my last order".</summary>
    LastOrder,

    /// <summary>"my order", where the shopper may have several.</summary>
    OwnOrder,
}
