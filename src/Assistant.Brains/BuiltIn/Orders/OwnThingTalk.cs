using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using Assistant.Brains.BuiltIn.Acting;
using Assistant.Brains.BuiltIn.Answers;
using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.References;
using Assistant.Brains.BuiltIn.Turns;
using Assistant.Brains.Understanding;
using Assistant.Brains.Understanding.Slots;
using Assistant.Core.Identity;
using Assistant.Core.Shop;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.Orders;

/// <summary>
/// What shoppers ask or want of a thing that they have bought, named by what it is: "where's the bag?", "the trousers can go", "have you got
/// the boots back?". What is sold, and what the pages say of such things, is never meant by who asks so of a thing in their orders.
/// </summary>
internal sealed class OwnThingTalk(FlowLibrary flows, FlowRunner runner, SlotFiller filler)
{
    /// <summary>Whether goods that were sent back have arrived, and what follows.</summary>
    public const string GoodsBack = "goods_back";

    private const string Payments = "order_payments";
    private const string Missing = "missing_parcel";
    private const string DeliveryPrice = "delivery_price";
    private const string LostWhen = "lost_when";
    private const string NewOne = "new_one";
    private const string NotHome = "not_home";
    private const string ClaimBack = "claim_back";
    private const string Refund = "get_refund";
    private const string RefundFact = "refund_fact";
    private const string RefundTime = "refund_time";
    private const string RefundLate = "refund_late";

    private static readonly FrozenSet<string> OfParcels = [WellKnown.TrackOrder, WellKnown.OrderWhy, Missing, NewOne, DeliveryPrice, LostWhen, NotHome, "delivery_period"];
    private static readonly FrozenSet<string> OfStanding = [WellKnown.TrackOrder, WellKnown.OrderWhy, Payments];
    private static readonly FrozenSet<string> OfRefunds = [WellKnown.TrackRefund, WellKnown.ReturnStatus, Refund, GoodsBack, RefundFact, RefundTime, RefundLate, "refund_amount"];

    /// <summary>False where the words ask for nothing of the kind, or name nothing that the shopper's orders hold.</summary>
    public async Task<bool> AnsweredAsync(UnderstoodPart part, Session session)
    {
        if (session.State.Active is { Asked: Slots.Order or Slots.Email or Slots.Code } || part.Find<Slot.Code>() is not null)
        {
            return false;
        }

        var text = TextFolding.Fold(part.Mended).Trim().TrimEnd('?', '.', '!', ' ');
        var (flow, order) = await MeantAsync(part, text, session);
        if (flow is null || !flows.Has(flow))
        {
            return await OtherThingAsync(part, session);
        }

        Tasks.Interrupt(session);
        session.Understood(NotUnderstood.Point);
        session.Intent = flow;
        session.Look(focus => focus with { Request = Excerpt.Of(part.Text), Intent = flow });
        var open = filler.Fill(OpenFlow.Of(flow), flows[flow], part, session.State.Focus);
        open = order is null || order == session.State.Focus.Order ? open : open with { Slots = open.Slots.Remove(Slots.Items) };
        open = flow is WellKnown.DamagedItem && session.State.Last is { Flow: WellKnown.DamagedItem } told && order == told.Slots.GetValueOrDefault(Slots.Order)
            ? told with { Asked = null, Slots = told.Slots.SetItem(Slots.Question, session.Label("topic.claim_choice")).SetItem(Slots.OpenQuestion, Excerpt.Of(part.Text)) }
            : open;
        open = flow is WellKnown.ChangeAddress && AddressWords.Find(session.Written) is { } address ? open.With(Slots.AddressDraft, address.Write()) : open;
        open = flow is WellKnown.ChangeAddress || (flows[flow].Acts && ActWish.IsSaid(part.Mended)) ? open.With(Slots.Wanted, "true") : open;
        await runner.RunAsync(order is null ? open : open.With(Slots.Order, order), session);
        return true;
    }

    /// <summary>Whether it is asked what follows where the parcel or the refund that was spoken of never comes, or nobody is there to take it.</summary>
    public static bool IsIfItNeverComes(UnderstoodPart part, Session session) =>
        (IsAfter(OfParcels, session) && TextFolding.Fold(part.Mended) is var text && (OwnThingWords.IfItNeverComes.IsMatch(text) || OwnThingWords.NobodyIn.IsMatch(text)))
            || (IsAfter(OfRefunds, session) && RefundAspects.Of(part.Mended).HasFlag(RefundAspect.Missing));

    /// <summary>What is asked of an order that is named, where the words alone say it; null where they do not.</summary>
    public static string? OfOrder(string folded) =>
        OwnThingWords.ReachedUs.IsMatch(folded) || OwnThingWords.OfGoodsBack.IsMatch(folded) || OwnThingWords.WentBack.IsMatch(folded) ? GoodsBack
        : OwnThingWords.WasCancelled.IsMatch(folded) ? WellKnown.TrackOrder
        : IsCharged(folded) ? Payments
        : null;

    private static async Task<(string? Flow, string? Order)> MeantAsync(UnderstoodPart part, string text, Session session)
    {
        var isGoodsBack = OwnThingWords.ReachedUs.IsMatch(text) || OwnThingWords.OfGoodsBack.IsMatch(text) || OwnThingWords.WentBack.IsMatch(text);
        if (Referents.Named(part) is { } named)
        {
            return (OfOrder(text) ?? (part.Prediction.Intent is "cancel_order" or "return_item" or "get_refund" && OwnThingWords.AsksForMoney.IsMatch(text) && await MovesBackAsync(named, session) ? WellKnown.TrackRefund : null), named);
        }

        if (session.State.Last?.Flow is WellKnown.DamagedItem && (OwnThingWords.WantsMoney.IsMatch(text) || OwnThingWords.WantsNew.IsMatch(text)) && !SlotFiller.IsQuestion(part.Text))
        {
            return (WellKnown.DamagedItem, session.State.Focus.Order);
        }

        if (OwnThingWords.GivesUp(text, part.IsNegated) && ActWish.IsSaid(part.Mended))
        {
            return await GivenUpAsync(text, session);
        }

        if (OwnThingWords.Swaps(text) && ActWish.IsSaid(part.Mended) && await ThingAsync(text, session) is { } swapped)
        {
            return (WellKnown.ExchangeItem, swapped.Number);
        }

        if (!part.IsNegated && OwnThingWords.GoesElsewhere.IsMatch(text) && AddressWords.Find(session.Written) is not null && await ThingAsync(text, session, row => row.IsOpen) is { IsOpen: true } sent)
        {
            return (WellKnown.ChangeAddress, sent.Number);
        }

        if (IsAfter(OfParcels, session) && OwnThingWords.NobodyIn.IsMatch(text))
        {
            return (NotHome, session.State.Focus.Order);
        }

        if (session.State.Last?.Flow is WellKnown.DamagedItem or ClaimBack && OwnThingWords.MustGoBack.IsMatch(text) && SlotFiller.IsQuestion(part.Text))
        {
            return (ClaimBack, session.State.Focus.Order);
        }

        if (part.IsNegated && !OwnThingWords.DidNotCome.IsMatch(text))
        {
            return default;
        }

        if (RefundAspects.Of(part.Mended) is not RefundAspect.None and var aspects && await IsAfterRefundAsync(session)
            && (aspects is not RefundAspect.HowLong || session.State.Last?.Flow is not WellKnown.TrackRefund) && Referents.Items(part, session.State.Focus).IsEmpty)
        {
            return (Answering(aspects), session.State.Focus.Order);
        }

        if (IsAfter(OfParcels, session) && !OwnThingWords.Charged.IsMatch(text) && (OwnThingWords.WantsNew.IsMatch(text) || OwnThingWords.WantsMoney.IsMatch(text)))
        {
            return (OwnThingWords.WantsNew.IsMatch(text) ? NewOne : Refund, session.State.Focus.Order);
        }

        if (IsAfter(OfRefunds, session) && OwnThingWords.WantsMoney.IsMatch(text) && !SlotFiller.IsQuestion(part.Text))
        {
            return (WellKnown.TrackRefund, session.State.Focus.Order);
        }

        if ((OrderQuestion.LastDay.IsMatch(text) || OrderQuestion.MayGoBack.IsMatch(text))
            && (await ThingAsync(text, session, row => !row.IsOpen) ?? await ThingAsync(session.Written, session, row => !row.IsOpen)) is { IsOpen: false } sendable)
        {
            return (WellKnown.ReturnItem, sendable.Number);
        }

        if (isGoodsBack)
        {
            return await ThingAsync(text, session) is { } back ? (GoodsBack, back.Number)
                : IsSpokenOf(session) ? (GoodsBack, session.State.Focus.Order)
                : OwnThingWords.ReachedUs.IsMatch(text) && session.Identity is IdentityLevel.Customer ? (GoodsBack, null)
                : default;
        }

        if (IsCharged(text))
        {
            return await ThingAsync(text, session) is { } paid ? (Payments, paid.Number)
                : IsSpokenOf(session) ? (Payments, session.State.Focus.Order)
                : session.Identity is IdentityLevel.Customer && OwnThingWords.FromMine.IsMatch(text) ? (Payments, null)
                : default;
        }

        if (OwnThingWords.AsksForMoney.IsMatch(text) && await ThingAsync(text, session, row => row.MovesBack > 0) is { } refunded)
        {
            return (WellKnown.TrackRefund, refunded.Number);
        }

        if ((OwnThingWords.WhereIsMoney.IsMatch(text) || OwnThingWords.MoneyDidNotCome.IsMatch(text)) && session.Identity is IdentityLevel.Customer)
        {
            return (WellKnown.TrackRefund, IsSpokenOf(session) ? session.State.Focus.Order : null);
        }

        if (IsAfter(OfParcels, session) && OwnThingWords.IfItNeverComes.IsMatch(text))
        {
            return (LostWhen, session.State.Focus.Order);
        }

        if (IsAfter(OfParcels, session) && OrderQuestion.HeldUp.IsMatch(text))
        {
            return (WellKnown.OrderWhy, session.State.Focus.Order);
        }

        if (OrderQuestion.HeldUp.IsMatch(text) && await ThingAsync(text, session, row => row.IsOpen) is { IsOpen: true } held)
        {
            return (WellKnown.OrderWhy, held.Number);
        }

        if (OwnThingWords.DidNotCome.IsMatch(text) && await ThingAsync(text, session) is { } awaited)
        {
            return (awaited.IsOpen && !IsLate(awaited, session) ? WellKnown.TrackOrder : Missing, awaited.Number);
        }

        if (OwnThingWords.WentThrough.IsMatch(text) && session.Identity is IdentityLevel.Customer)
        {
            // "I ordered a jacket yesterday": what was ordered is named as any such thing.
            var ordered = await ThingAsync(text, session, row => row.IsOpen) ?? await ThingAsync($"the {OwnThingWords.Ordered.Match(TextFolding.Fold(session.Written)).Groups["thing"].Value}", session, row => row.IsOpen);
            return (WellKnown.TrackOrder, ordered?.Number);
        }

        if ((OrderQuestion.Coming.IsMatch(text) || OwnThingWords.AsksWhenItComes(text)) && OwnThingWords.Ordered.Match(TextFolding.Fold(session.Written)) is { Success: true } told
            && await ThingAsync($"the {told.Groups["thing"].Value}", session, row => row.IsOpen) is { } bought)
        {
            // "I ordered a sleeping bag, is it coming?"
            return (WellKnown.TrackOrder, bought.Number);
        }

        if (OwnThingWords.WasCancelled.IsMatch(text) && await ThingAsync(text, session) is { } cancelled)
        {
            return (WellKnown.TrackOrder, cancelled.Number);
        }

        return (OwnThingWords.AsksWhere(text) || OwnThingWords.AsksWhenItComes(text)) && await ThingAsync(text, session, row => row.IsOpen) is { } asked ? (WellKnown.TrackOrder, asked.Number) : default;
    }

    /// <summary>"Have you taken the money yet?"; whether delivery is paid twice no payment tells.</summary>
    private static bool IsCharged(string folded) => OwnThingWords.Charged.IsMatch(folded) && OwnThingWords.Money.IsMatch(folded) && !OrderQuestion.AsksDeliveryTwice(folded);

    /// <summary>What the order tells is told alone; when money comes and what is done where it does not, the pages tell.</summary>
    private static string Answering(RefundAspect aspects) =>
        aspects.HasFlag(RefundAspect.Missing) ? RefundLate
        : (aspects & (RefundAspect.When | RefundAspect.HowLong)) is not RefundAspect.None ? RefundTime
        : RefundFact;

    /// <summary>Whether money or goods of this order of a signed-in shopper are on their way back.</summary>
    private static async Task<bool> MovesBackAsync(string order, Session session) =>
        session.Identity is IdentityLevel.Customer
            && OrderRow.Of(await session.Tools.CallAsync(ToolNames.ListOrders, ImmutableSortedDictionary<string, JsonElement>.Empty)) is { } rows
            && rows.Any(row => row.Number == order && row.MovesBack > 0);

    /// <summary>What has arrived goes back; what has not is cancelled, or told why it cannot be.</summary>
    private static async Task<(string? Flow, string? Order)> GivenUpAsync(string text, Session session)
    {
        var thing = await ThingAsync(text, session, row => row.IsOpen) ?? await ThingAsync(TextFolding.Fold(session.Written), session, row => row.IsOpen);
        return thing is null ? default : (thing.IsOpen ? WellKnown.CancelOrder : WellKnown.ReturnItem, thing.Number);
    }

    /// <summary>The one order that holds what the words name; of several the one that is spoken of, or the only one that fits best.</summary>
    private static async Task<OrderRow?> ThingAsync(string text, Session session, Func<OrderRow, bool>? preferred = null)
    {
        var rows = await OwnThings.HoldingAsync(text, session);
        var fitting = preferred is null ? rows : [.. rows.Where(preferred)];
        return rows is [var only] ? only
            : rows.FirstOrDefault(row => row.Number == session.State.Focus.Order) is { } spokenOf && (preferred is null || preferred(spokenOf)) ? spokenOf
            : fitting is [var best] ? best
            : null;
    }

    /// <summary>"And the parka?", "no, I mean the tent": the same of a thing that another order holds.</summary>
    private async Task<bool> OtherThingAsync(UnderstoodPart part, Session session)
    {
        if (session.State.Last is not { } last || !last.Slots.ContainsKey(Slots.Order) || !flows.Has(last.Flow)
            || FollowUp.Of(part) is not (FollowUp.SameAbout or FollowUp.Correction or FollowUp.Pointer)
            || Referents.Named(part) is not null || !Referents.Items(part, session.State.Focus).IsEmpty
            || await ThingAsync(part.Mended, session) is not { } other)
        {
            return false;
        }

        session.Intent = last.Flow;
        session.Look(focus => focus with { Request = Excerpt.Of(part.Text), Intent = last.Flow });
        var kept = last.Slots.RemoveRange([Slots.Items, Slots.Replacements, Slots.Becomes, Slots.OpenQuestion, Slots.StateQuestion]);
        await runner.RunAsync(last with { Slots = kept.SetItem(Slots.Order, other.Number), Asked = null }, session);
        return true;
    }

    /// <summary>A refund was spoken of: as such, or as all that is left of an order that was cancelled.</summary>
    private static async Task<bool> IsAfterRefundAsync(Session session) =>
        IsAfter(OfRefunds, session)
            || (IsAfter(OfStanding, session) && session.Identity is IdentityLevel.Customer
                && OrderRow.Of(await session.Tools.CallAsync(ToolNames.ListOrders, ImmutableSortedDictionary<string, JsonElement>.Empty)) is { } rows
                && rows.Any(row => row.Number == session.State.Focus.Order && row is { Status: OrderStatus.Cancelled, MovesBack: > 0 }));

    private static bool IsAfter(FrozenSet<string> flows, Session session) => IsSpokenOf(session) && flows.Contains(session.State.Last!.Flow);

    private static bool IsSpokenOf(Session session) => session.State is { Focus.Order: { } order, Last: { } last } && last.Slots.GetValueOrDefault(Slots.Order) == order;

    private static bool IsLate(OrderRow row, Session session) => row.Status is not OrderStatus.Pending && row.ExpectedOn is { IsDefaultOrEmpty: false } days && days.Max() < session.Days.Today;
}
