using System.Collections.Immutable;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;

namespace Assistant.Core.Policy;

/// <summary>What a shopper wants done with an order, as code understands it. Nothing in it says whose order it is.</summary>
public abstract record ActionRequest
{
    private ActionRequest(ActionKind kind) => Kind = kind;

    public ActionKind Kind { get; }

    /// <param name="Items">Units that are cancelled; empty for the whole order.</param>
    public sealed record Cancel(ImmutableArray<ItemUnits> Items, CancelReason? Reason) : ActionRequest(ActionKind.Cancel);

    public sealed record ChangeAddress(Address To) : ActionRequest(ActionKind.ChangeAddress);

    /// <param name="To">A method that is stored with the customer.</param>
    public sealed record ChangePayment(PaymentMethod To) : ActionRequest(ActionKind.ChangePayment);

    /// <param name="Items">Empty to ask whether anything of the items can be changed at all, whatever it becomes.</param>
    /// <param name="Difference">A stored method by which a difference in price is paid or paid back; null for what the order was paid with.</param>
    public sealed record ChangeItems(ImmutableArray<Replacement> Items, PaymentMethod? Difference = null) : ActionRequest(ActionKind.ChangeItems);

    /// <param name="Reason">Null while nobody asked; then it is taken for a change of mind.</param>
    /// <param name="RefundTo">Null for what the rules name first.</param>
    public sealed record Return(ImmutableArray<ItemUnits> Items, ReturnReason? Reason, RefundWish? RefundTo) : ActionRequest(ActionKind.Return);

    /// <param name="Difference">See <see cref="ChangeItems"/>.</param>
    public sealed record Exchange(ImmutableArray<Replacement> Items, ReturnReason? Reason, PaymentMethod? Difference = null) : ActionRequest(ActionKind.Exchange);

    /// <summary>Something is wrong with what arrived, or did not: a warranty claim, damage, a wrong or missing item, a parcel that is not there.</summary>
    public sealed record Report(ActionKind What, ImmutableArray<ItemUnits> Items) : ActionRequest(What);

    /// <summary>Money beyond what the pages grant, as an apology.</summary>
    /// <param name="OnOrder">Goodwill that this order already had.</param>
    /// <param name="ToCustomer">Goodwill that the customer had within the period of <see cref="RuleVocabulary.GoodwillPeriod"/>, this order included.</param>
    public sealed record Goodwill(Money Amount, Money OnOrder, Money ToCustomer) : ActionRequest(ActionKind.Goodwill);
}

/// <summary>Some units of a line of an order.</summary>
public sealed record ItemUnits(OrderLineId Line, int Quantity, ItemCondition Condition = ItemCondition.Unknown);

/// <summary>Units of a line that are to become another variant.</summary>
/// <param name="Product">The product that <paramref name="Variant"/> belongs to, as the shop has it now.</param>
/// <param name="Variant">Null while none is chosen: then it is decided whether any could be.</param>
public sealed record Replacement(ItemUnits Item, Product? Product, Variant? Variant);

/// <param name="Method">The stored method that is meant; null for the original one or a new gift card.</param>
public sealed record RefundWish(RefundTo To, PaymentMethod? Method = null);

/// <summary>In what state the shopper says an item is.</summary>
public enum ItemCondition
{
    Unknown,

    /// <summary>As it came: unused, complete, seals unbroken.</summary>
    AsNew,

    /// <summary>Unpacked or with a broken seal, not used.</summary>
    Opened,

    /// <summary>Worn, washed, used or incomplete.</summary>
    Used,
}
