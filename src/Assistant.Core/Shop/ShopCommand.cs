using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Assistant.Core.Policy;
using Assistant.Core.Policy.Rules;

namespace Assistant.Core.Shop;

/// <summary>
/// One change of the shop with everything that it comes to already worked out: which units, how much money, from where and to where.
/// The shop carries it out as it stands, or not at all.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Cancel), "cancel")]
[JsonDerivedType(typeof(ChangeAddress), "change-address")]
[JsonDerivedType(typeof(ChangePayment), "change-payment")]
[JsonDerivedType(typeof(ChangeItems), "change-items")]
[JsonDerivedType(typeof(CreateReturn), "create-return")]
[JsonDerivedType(typeof(CreateExchange), "create-exchange")]
[JsonDerivedType(typeof(UpdateProfile), "update-profile")]
public abstract record ShopCommand
{
    private ShopCommand()
    {
    }

    /// <summary>A change of one order.</summary>
    /// <param name="Version">The version that the command was worked out on; the shop refuses it on any other.</param>
    public abstract record OnOrder(OrderNumber Order, long Version) : ShopCommand;

    /// <param name="Items">All units that are cancelled; when none are left the order is cancelled.</param>
    public sealed record Cancel(
        OrderNumber Order, long Version, ImmutableArray<CommandUnits> Items, CancelReason? Reason, ImmutableArray<ShopRefund> Refunds)
        : OnOrder(Order, Version);

    public sealed record ChangeAddress(OrderNumber Order, long Version, Address To) : OnOrder(Order, Version);

    /// <param name="Charge">All that the order is to cost, paid anew with the new method.</param>
    /// <param name="Refunds">What was paid before, back the way it came.</param>
    public sealed record ChangePayment(OrderNumber Order, long Version, ShopCharge Charge, ImmutableArray<ShopRefund> Refunds)
        : OnOrder(Order, Version);

    /// <param name="Charge">What the new versions cost more; null where they do not.</param>
    public sealed record ChangeItems(
        OrderNumber Order, long Version, ImmutableArray<CommandReplacement> Items, ShopCharge? Charge, ImmutableArray<ShopRefund> Refunds)
        : OnOrder(Order, Version);

    /// <param name="Refunds">What is paid back once the items have arrived and were checked; nothing moves before.</param>
    /// <param name="Fee">Already taken off the refunds.</param>
    public sealed record CreateReturn(
        OrderNumber Order, long Version, ImmutableArray<CommandUnits> Items, ReturnReason? Reason, Money Fee, ImmutableArray<ShopRefund> Refunds)
        : OnOrder(Order, Version)
    {
        /// <summary>There is no label: the shopper chooses and pays the carrier.</summary>
        public bool OwnCarrier { get; init; }
    }

    /// <param name="Charge">What the replacements cost more, fee included; null where they do not.</param>
    /// <param name="Refunds">What they cost less, paid back once the old items have arrived.</param>
    public sealed record CreateExchange(
        OrderNumber Order, long Version, ImmutableArray<CommandReplacement> Items, ReturnReason? Reason, ShopCharge? Charge, ImmutableArray<ShopRefund> Refunds)
        : OnOrder(Order, Version);

    /// <summary>A change of the signed-in customer's own record; null for what stays as it is.</summary>
    public sealed record UpdateProfile(Address? DefaultAddress, string? Email, string? Phone) : ShopCommand;
}

/// <summary>Some units of a line.</summary>
public sealed record CommandUnits(OrderLineId Line, int Quantity);

/// <summary>Some units of a line that become another variant of their product.</summary>
/// <param name="UnitPrice">What one unit of the new variant is taken to cost.</param>
public sealed record CommandReplacement(OrderLineId Line, int Quantity, ProductId Product, VariantId Variant, Money UnitPrice);

/// <summary>Money that goes back.</summary>
/// <param name="Method">Null for a new gift card or new store credit.</param>
/// <param name="Reserved">It was only reserved: the reservation is released, and nothing is paid back.</param>
public sealed record ShopRefund(RefundTo To, PaymentMethod? Method, Money Amount, bool Reserved);

/// <summary>Money that the shopper pays.</summary>
public sealed record ShopCharge(PaymentMethod Method, Money Amount);

/// <summary>What became of a command.</summary>
public abstract record ShopOutcome
{
    private ShopOutcome()
    {
    }

    /// <summary>Done, now or by an earlier call under the same key.</summary>
    public sealed record Done(ShopReceipt Receipt) : ShopOutcome;

    /// <summary>Nothing was changed, and nothing was written under the key.</summary>
    public sealed record Refused(ShopRefusal Why) : ShopOutcome;
}

/// <summary>What a shop says of a command that it has carried out.</summary>
/// <param name="At">When it was carried out.</param>
/// <param name="Version">The order's version afterwards; 0 for a command that is about no order.</param>
public sealed record ShopReceipt(DateTimeOffset At, long Version)
{
    /// <summary>The return or exchange that was opened.</summary>
    public ReturnId? Return { get; init; }

    /// <summary>What the shopper shows or writes on the parcel, such as <c>LBL-4K7Q-9D2M</c>; null where there is no label.</summary>
    public string? Label { get; init; }

    /// <summary>The latest day on which money that moved at once is expected to arrive; null where none moved or it has arrived.</summary>
    public DateOnly? RefundExpectedOn { get; init; }

    /// <summary>The mail address of the order or the account, for the confirmation. Never stored with the conversation.</summary>
    [JsonIgnore]
    public string? Mail { get; init; }
}

public enum ShopRefusal
{
    /// <summary>The owner has no such order.</summary>
    NotFound,

    /// <summary>The order has another version than the command was worked out on.</summary>
    Changed,

    /// <summary>It cannot be carried out as it stands: out of stock, not enough on a gift card, more than was paid.</summary>
    NotPossible,

    /// <summary>The key belongs to another command.</summary>
    KeyTaken,

    /// <summary>The key was made void before anything was carried out under it.</summary>
    KeyVoid,
}

/// <summary>What became of a key that was to be made void.</summary>
public abstract record VoidOutcome
{
    private VoidOutcome()
    {
    }

    /// <summary>Nothing was carried out under it, and nothing will be.</summary>
    public sealed record Void : VoidOutcome;

    /// <summary>It came too late.</summary>
    public sealed record CarriedOut(ShopReceipt Receipt) : VoidOutcome;

    /// <summary>This shop has nothing of the kind.</summary>
    public sealed record NotSupported : VoidOutcome;
}
