using System.Collections.Frozen;
using System.Collections.Immutable;
using Assistant.Core.Policy.Prose;
using Assistant.Core.Shop;
using static Assistant.Core.Policy.Rules.Narrowing;

namespace Assistant.Core.Policy.Rules;

/// <summary>Everything that a policy page can rule. docs/policy-rules.md is written from this list, and a test keeps both equal.</summary>
public static class RuleVocabulary
{
    private const Narrowing Goods = Traits | Categories | Brands;
    private const Narrowing Buyers = Groups | Countries | Entities;

    // Returns

    public static RuleKind<int> ReturnWindow { get; } = new(
        "return_window_days", Days(730), "Days after delivery on which an item can be given back. Day 1 is the day after delivery.",
        Season | Goods | Buyers) { NeedsDefault = true, ToldEverywhere = true, Cue = @"\breturn|\b(send|sent|give|given|bring|brought)\b.*\bback\b" };

    public static RuleKind<DateOnly> ReturnUntil { get; } = new(
        "return_until", new CalendarDay(), "Last day of a season's longer return period. The later of this day and the window counts.",
        Season | Goods | Buyers) { Required = Season, Cue = @"\breturn|\b(send|sent|give|given|bring|brought)\b.*\bback\b" };

    public static RuleKind<Returnable> ReturnIf { get; } = new(
        "return_if", new OneOf<Returnable>("when an item can be given back"), "Items that can be given back only so, or never.",
        Goods | Buyers) { AllHold = true };

    public static RuleKind<int> ReturnHandIn { get; } = new(
        "return_hand_in_days", Days(365), "Days after registering a return on which the parcel has to be handed in.", Goods | Buyers) { Cue = @"\bhand(ed)?\b.*\bin\b|\bdrop(ped)?\b.*\boff\b|\bpost\b" };

    public static RuleKind<bool> ReturnUnused { get; } = new(
        "return_unused", new Holds(), "An item has to be unused and complete; what is not is refunded less, after a person has looked at it.", Goods);

    public static RuleKind<Money> ReturnLabelFee { get; } = new(
        "return_label_fee", new Amount(), "Price of the return label, per return, taken off the refund.", Buyers | Goods) { Cue = @"\blabel|\breturn (shipping|postage|cost|price|fee)" };

    public static RuleKind<bool> ReturnOwnCarrier { get; } = new(
        "return_own_carrier", new Holds(), "There is no label: the shopper chooses and pays the carrier.", Buyers | Goods);

    public static RuleKind<Money> ReturnCollectionFee { get; } = new(
        "return_collection_fee", new Amount(), "Price of collecting an item from the shopper's home, per return, taken off the refund.",
        Buyers | Goods) { Cue = @"\bcollect" };

    public static RuleKind<ImmutableArray<ReturnReason>> ReturnFreeReasons { get; } = new(
        "return_free_reasons", new SomeOf<ReturnReason>("reasons"), "Reasons for which sending back costs nothing.", Buyers | Goods);

    public static RuleKind<ImmutableArray<RefundTo>> ReturnFreeTo { get; } = new(
        "return_free_to", new SomeOf<RefundTo>("ways of refunding"), "Ways of refunding for which the label costs nothing.", Buyers);

    public static RuleKind<ImmutableArray<ReturnReason>> ReturnReasons { get; } = new(
        "return_reasons", new SomeOf<ReturnReason>("reasons"), "The only reasons for which a return is accepted, of which the shopper has to name one; without this rule any is.", Buyers);

    public static RuleKind<int> SendBackTimes { get; } = new(
        "send_back_times", new WholeNumber(FigureUnit.Times, "times", 99),
        "How often items of an order can go back, to return or to exchange them; what was refused or called off does not count.", Buyers) { Cue = @"\breturn|\bexchang|\bback\b" };

    // Refunds

    public static RuleKind<ImmutableArray<RefundTo>> RefundTo { get; } = new(
        "refund_to", new SomeOf<RefundTo>("ways of refunding"), "Where a refund may go. The first is what is meant when the shopper names none.",
        Buyers | Narrowing.Actions) { NeedsDefault = true };

    public static RuleKind<bool> RefundGiftCardLast { get; } = new(
        "refund_gift_card_last", new Holds(), "Of several ways of paying, the gift card is refunded last.", Buyers);

    public static RuleKind<int> RefundCheck { get; } = new(
        "refund_check_working_days", WorkingDays(60), "Working days after a returned parcel arrives in which it is checked and refunded.", Goods | Buyers) { Cue = @"\b(check|inspect)" };

    public static RuleKind<NumberRange> RefundArrival { get; } = new(
        "refund_arrival_working_days", new RangeOf(FigureUnit.WorkingDays, "working days"),
        "Working days after a refund is sent in which it arrives; 0 where it is there at once.", Methods | Buyers) { Cue = @"\brefund|\barrive" };

    public static RuleKind<int> RefundDelivery { get; } = new(
        "refund_delivery_days", Days(365), "Days after delivery in which returning the whole order refunds the standard delivery price too.", Buyers) { Cue = @"\b(delivery|shipping) (price|cost|charge|fee)" };

    // Cancellations

    public static RuleKind<OrderStage> CancelUntil { get; } = new(
        "cancel_until", new OneOf<OrderStage>("the last status of the order"), "The last status in which the shopper can cancel.",
        Goods | Buyers | Narrowing.Identity) { NeedsDefault = true };

    public static RuleKind<OrderStage> CancelByPerson { get; } = new(
        "cancel_by_person_until", new OneOf<OrderStage>("the last status of the order"), "The last status in which a person can try to stop the order.",
        Goods | Buyers);

    public static RuleKind<int> CancelHours { get; } = new(
        "cancel_hours", Hours(8760), "Hours after ordering in which an item can be cancelled, whatever the status allows.", Goods | Buyers) { Cue = @"\bcancel" };

    public static RuleKind<ImmutableArray<CancelReason>> CancelReasons { get; } = new(
        "cancel_reasons", new SomeOf<CancelReason>("reasons"), "The only reasons for which a cancellation is accepted, of which the shopper has to name one; without this rule any is.", Buyers);

    public static RuleKind<bool> CancelWhole { get; } = new(
        "cancel_whole_only", new Holds(), "Only the whole order can be cancelled, not single items.", Buyers);

    // Changes

    public static RuleKind<OrderStage> ChangeAddressUntil { get; } = Change("change_address_until", "the delivery address");

    public static RuleKind<int> ChangeAddressTimes { get; } = ChangeTimes("change_address_times", "the delivery address", @"\baddress");

    public static RuleKind<bool> ChangeAddressSameCountry { get; } = new(
        "change_address_same_country", new Holds(), "The new address has to be in the country of the old one.", Buyers);

    public static RuleKind<OrderStage> ChangeItemsUntil { get; } = Change("change_items_until", "the size, colour or version of an item");

    public static RuleKind<int> ChangeItemsTimes { get; } = ChangeTimes("change_items_times", "the items", @"\bitems?\b");

    public static RuleKind<bool> ChangeItemsFinal { get; } = new(
        "change_items_final", new Holds(), "Once items of an order were changed, nothing of it can be changed any more, and it cannot be cancelled.", Buyers);

    public static RuleKind<OrderStage> ChangePaymentUntil { get; } = Change("change_payment_until", "the payment method");

    public static RuleKind<int> ChangePaymentTimes { get; } = ChangeTimes("change_payment_times", "the payment method", @"\bpayment");

    public static RuleKind<bool> ChangePaymentFixed { get; } = new(
        "change_payment_fixed", new Holds(), "Orders paid this way keep their payment method.", Methods | Buyers) { Required = Methods };

    public static RuleKind<bool> BalanceCoversWhole { get; } = new(
        "balance_covers_whole", new Holds(), "What is paid this way is paid whole: an order whose payment method changes, or a difference in price. A balance that does not cover it pays nothing.",
        Methods | Buyers | Narrowing.Actions) { Required = Methods };

    // Exchanges

    public static RuleKind<int> ExchangeWindow { get; } = new(
        "exchange_window_days", Days(730), "Days after delivery on which an item can be exchanged. Day 1 is the day after delivery.",
        Season | Goods | Buyers) { NeedsDefault = true, ToldEverywhere = true, Cue = @"\b(exchang|swap)" };

    public static RuleKind<DateOnly> ExchangeUntil { get; } = new(
        "exchange_until", new CalendarDay(), "Last day of a season's longer exchange period. The later of this day and the window counts.",
        Season | Goods | Buyers) { Required = Season, Cue = @"\b(exchang|swap)" };

    public static RuleKind<Returnable> ExchangeIf { get; } = new(
        "exchange_if", new OneOf<Returnable>("when an item can be exchanged"), "Items that can be exchanged only so, or never; return_if holds as well.",
        Goods | Buyers) { AllHold = true };

    public static RuleKind<ImmutableArray<string>> ExchangeCountries { get; } = new(
        "exchange_countries", new CountryList(), "Countries from which items can be exchanged; without this rule all.", Entities);

    public static RuleKind<Money> ExchangeFee { get; } = new(
        "exchange_fee", new Amount(), "What an exchange costs beside a difference in price; 0 where it is free.", Buyers | Goods | Repeat) { Cue = @"\bexchang" };

    public static RuleKind<ImmutableArray<ReturnReason>> ExchangeFreeReasons { get; } = new(
        "exchange_free_reasons", new SomeOf<ReturnReason>("reasons"), "Reasons for which an exchange costs nothing.", Buyers | Goods);

    public static RuleKind<int> ExchangeReserved { get; } = new(
        "exchange_reserved_days", Days(365), "Days for which the replacement is reserved.", Goods | Buyers) { Cue = @"\b(reserv|hold)" };

    public static RuleKind<bool> ExchangeKeepsPrice { get; } = new(
        "exchange_keeps_price", new Holds(), "A replacement at the regular price of the item costs what was paid for it, whatever discount that had.", Buyers);

    // Warranty, damage and loss

    public static RuleKind<int> Warranty { get; } = new(
        "warranty_months", new WholeNumber(FigureUnit.Months, "months", 600), "Months after delivery in which faults are put right.",
        Goods | Buyers) { NeedsDefault = true, Cue = @"\b(warrant|guarantee)" };

    public static RuleKind<int> WarrantyAssumed { get; } = new(
        "warranty_assumed_months", new WholeNumber(FigureUnit.Months, "months", 600), "Months after delivery in which the shopper has to prove nothing.",
        Goods | Buyers) { Cue = @"\b(assum|prov)" };

    public static RuleKind<int> DamageReport { get; } = Report("damage_report_days", "transport damage", @"\bdamage");

    public static RuleKind<int> WrongItemReport { get; } = Report("wrong_item_report_days", "a wrong item", @"\bwrong\b");

    public static RuleKind<int> MissingReport { get; } = Report("missing_report_days", "a missing item", @"\bmissing\b");

    public static RuleKind<int> NotReceivedReport { get; } = Report("not_received_report_days", "a parcel that is marked as delivered but is not there", @"\bnot (receiv|reach|there)|\bdid not (receiv|reach)");

    public static RuleKind<Money> KeepBelow { get; } = new(
        "keep_damaged_below", new Amount(), "A damaged item that cost less need not be sent back.", Buyers | Goods) { PerCurrency = true, Cue = @"\b(keep|send back|sending back)\b" };

    public static RuleKind<int> LostAfter { get; } = new(
        "lost_after_working_days", WorkingDays(120), "Working days after the last expected day of delivery when a parcel counts as lost.", Buyers) { Cue = @"\blost\b" };

    public static RuleKind<ImmutableArray<Remedy>> Remedies { get; } = new(
        "remedies", new SomeOf<Remedy>("ways of putting it right"), "What the shopper may choose when an item is damaged, wrong, missing or lost.", Buyers | Narrowing.Actions);

    // What people decide

    public static RuleKind<Money> GoodwillPerAction { get; } = new(
        "goodwill_per_action", new Amount(), "Goodwill that may be granted at once without approval.", Buyers) { PerCurrency = true, Cue = @"\bgoodwill\b" };

    public static RuleKind<Money> GoodwillPerOrder { get; } = new(
        "goodwill_per_order", new Amount(), "Goodwill that may be granted on one order in all without approval.", Buyers) { PerCurrency = true, Cue = @"\bgoodwill\b" };

    public static RuleKind<Money> GoodwillPerCustomer { get; } = new(
        "goodwill_per_customer", new Amount(), "Goodwill that may be granted to one customer in goodwill_period_days without approval.", Buyers) { PerCurrency = true, Cue = @"\bgoodwill\b" };

    public static RuleKind<int> GoodwillPeriod { get; } = new(
        "goodwill_period_days", Days(3650), "Days over which goodwill_per_customer is counted.", Entities) { Cue = @"\bgoodwill\b|\bcustomer\b" };

    public static RuleKind<Money> BeyondPolicy { get; } = new(
        "beyond_policy_limit", new Amount(), "Refund beyond what the pages grant that a person may give without approval.", Buyers) { PerCurrency = true, Cue = @"\bbeyond\b" };

    public static RuleKind<Money> ApprovalAbove { get; } = new(
        "approval_above", new Amount(), "A refund above this amount waits for the approval of a person.", Buyers | Narrowing.Actions) { PerCurrency = true, Cue = @"\b(approv|check)" };

    public static RuleKind<Money> StepUpAbove { get; } = new(
        "step_up_above", new Amount(), "Above this amount the shopper proves again who they are.", Buyers | Narrowing.Actions) { PerCurrency = true, Cue = @"\b(prove|identity|sign in)" };

    // What nobody decides

    public static RuleKind<string> Fact { get; } = new(
        "fact", new FigureText(), "A figure that the text names and no code uses. Its marker keeps it the same wherever it stands.");

    /// <summary>In the order of docs/policy-rules.md.</summary>
    public static ImmutableArray<RuleKind> All { get; } =
    [
        ReturnWindow, ReturnUntil, ReturnIf, ReturnHandIn, ReturnUnused, ReturnLabelFee, ReturnOwnCarrier, ReturnCollectionFee,
        ReturnFreeReasons, ReturnFreeTo, ReturnReasons, SendBackTimes,
        RefundTo, RefundGiftCardLast, RefundCheck, RefundArrival, RefundDelivery,
        CancelUntil, CancelByPerson, CancelHours, CancelReasons, CancelWhole,
        ChangeAddressUntil, ChangeAddressTimes, ChangeAddressSameCountry, ChangeItemsUntil, ChangeItemsTimes, ChangeItemsFinal,
        ChangePaymentUntil, ChangePaymentTimes, ChangePaymentFixed, BalanceCoversWhole,
        ExchangeWindow, ExchangeUntil, ExchangeIf, ExchangeCountries, ExchangeFee, ExchangeFreeReasons, ExchangeReserved, ExchangeKeepsPrice,
        Warranty, WarrantyAssumed, DamageReport, WrongItemReport, MissingReport, NotReceivedReport, KeepBelow, LostAfter, Remedies,
        GoodwillPerAction, GoodwillPerOrder, GoodwillPerCustomer, GoodwillPeriod, BeyondPolicy, ApprovalAbove, StepUpAbove,
        Fact,
    ];

    private static readonly FrozenDictionary<string, RuleKind> ByName = All.ToFrozenDictionary(kind => kind.Name);

    /// <summary>Names by their letters alone, for finding what a slip of the pen meant.</summary>
    internal static FrozenDictionary<string, string> ByLetters { get; } =
        All.ToFrozenDictionary(kind => kind.Name.Replace("_", "", StringComparison.Ordinal), kind => kind.Name);

    /// <summary>The kind of a field such as <c>return_window_days.climbing</c>; null where there is none.</summary>
    public static RuleKind? Find(string field) => ByName.GetValueOrDefault(field.Split('.')[0]);

    /// <summary>Whether a sentence speaks of what some kind decides.</summary>
    internal static bool IsSpokenOf(string sentence)
    {
        foreach (var kind in All)
        {
            if (kind.IsSpokenOf(sentence))
            {
                return true;
            }
        }

        return false;
    }

    private static WholeNumber Days(int most) => new(FigureUnit.Days, "days", most);

    private static WholeNumber WorkingDays(int most) => new(FigureUnit.WorkingDays, "working days", most);

    private static WholeNumber Hours(int most) => new(FigureUnit.Hours, "hours", most);

    private static RuleKind<OrderStage> Change(string name, string what) => new(
        name, new OneOf<OrderStage>("the last status of the order"), $"The last status in which {what} can be changed.", Goods | Buyers | Narrowing.Identity);

    private static RuleKind<int> ChangeTimes(string name, string what, string cue) => new(
        name, new WholeNumber(FigureUnit.Times, "times", 99), $"How often {what} of an order can be changed.", Buyers) { Cue = cue };

    private static RuleKind<int> Report(string name, string what, string cue) => new(
        name, Days(365), $"Days after delivery in which {what} has to be reported.", Goods | Buyers) { Cue = cue };
}
