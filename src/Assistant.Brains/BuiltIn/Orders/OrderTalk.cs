using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Assistant.Brains.BuiltIn.Acting;
using Assistant.Brains.BuiltIn.Answers;
using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.References;
using Assistant.Brains.BuiltIn.Turns;
using Assistant.Brains.Understanding;
using Assistant.Brains.Understanding.Slots;
using Assistant.Core.Identity;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.Orders;

/// <summary>
/// Questions for one fact of an own order: what was paid, what comes back, who brings it, what was in it. Which order is meant and which
/// fact is asked for stand so plainly in the words and in what is being spoken of that no classifier is asked.
/// </summary>
internal sealed partial class OrderTalk(FlowLibrary flows, FlowRunner runner, SlotFiller filler)
{
    private const string Payments = "order_payments";
    private const string DeliveryTime = "delivery_time";
    private const string DeliveryPrice = "delivery_price";
    private const string Contents = "order_contents";
    private const string RefundAmount = "refund_amount";
    private const string Return = "return_item";
    private const string Warranty = "warranty";
    private const string Refund = "track_refund";
    private const string GetRefund = "get_refund";
    private const string LostWhen = "lost_when";
    private const string Fetched = "fetched";
    private const string ReturnTime = "return_time";
    private const int FewWords = 6;
    private const float Sure = 0.8f;

    private static readonly FrozenSet<string> OfProducts =
        [WellKnown.ProductSearch, WellKnown.ProductDetails, WellKnown.Stock, WellKnown.SimilarProducts, WellKnown.CompareProducts];

    private static readonly FrozenSet<string> OfGivingBack = [Return, RefundAmount, Refund, GetRefund, "refund_fact", "refund_time"];

    // "It", "that one": an order that was spoken of before something else still is what they mean.
    [GeneratedRegex(@"\b(it|its|it's|them|they|that|this|those|these|one|the (order|parcel|package|box|delivery|whole thing|total))\b")]
    private static partial Regex PointsBack { get; }

    [GeneratedRegex(@"\bmy (\p{L}+ ){0,2}\p{L}+")]
    private static partial Regex OwnThing { get; }

    /// <summary>False where the words ask for no such fact, or of no order that could be known.</summary>
    public async Task<bool> AnsweredAsync(UnderstoodPart part, Session session)
    {
        if (part.IsNegated || session.State.Active is { Asked: Slots.Order or Slots.Email or Slots.Code })
        {
            return false;
        }

        var text = TextFolding.Fold(part.Text).Trim().TrimEnd('?', '.', '!', ' ');
        var newest = AsksOfNewest(part, text, session) ? await NewestAsync(session) : null;
        var flow = Asked(part, text, newest is not null, session);
        var order = newest;
        if (flow is null && OfOwnThing(part, text) is { } asked)
        {
            order = Thing(asked, text) is { } thing ? await OfOwnThingAsync(part, thing, session) : null;
            flow = order is null ? null : asked;
        }

        if (flow is null || !flows.Has(flow))
        {
            return false;
        }

        Tasks.Interrupt(session);
        session.Understood(NotUnderstood.Point);
        session.Intent = flow;
        session.Look(focus => focus with { Request = Excerpt.Of(part.Text), Intent = flow });
        var open = filler.Fill(OpenFlow.Of(flow), flows[flow], part, session.State.Focus);
        order ??= Referents.Order(part, session.State.Focus) ?? (IsSpokenOf(session) && !OwnThing.IsMatch(text) ? session.State.Focus.Order : null);

        // Items of the order that is spoken of say nothing of another one.
        open = order is not null && order != session.State.Focus.Order ? open with { Slots = open.Slots.Remove(Slots.Items) } : open;

        // Whether somebody comes for it is asked before anything is registered.
        open = flow is Fetched && SlotFiller.IsQuestion(part.Text) ? open with { Slots = open.Slots.Remove(Slots.Wanted) } : open;
        open = flow is RefundAmount ? OfSameItems(open, part, session) : open;

        // The words that were read here name the task; for the pages it has a question that says it better.
        open = flows[flow].Questions.GetValueOrDefault(flow) is { Length: > 0 } written ? open.With(Slots.Question, written) : open;
        await runner.RunAsync(order is null ? open : open.With(Slots.Order, order), session);
        return true;
    }

    /// <summary>"And why only 18?" after a check of some items is about these, given back for the same reason.</summary>
    private static OpenFlow OfSameItems(OpenFlow open, UnderstoodPart part, Session session)
    {
        var order = open.Slots.GetValueOrDefault(Slots.Order) ?? session.State.Focus.Order;
        if (open.Slots.ContainsKey(Slots.Items) || Referents.Named(part) is not null || order != session.State.Focus.Order || session.State.Focus.Lines is not { } lines || SaysAll(part, session))
        {
            return open;
        }

        var kept = session.State.Last is { } last && last.Slots.GetValueOrDefault(Slots.Order) == order ? last.Slots : ImmutableSortedDictionary<string, string>.Empty;
        return new[] { Slots.ReturnReason, Slots.Condition, Slots.RefundWish }.Where(kept.ContainsKey).Aggregate(open.With(Slots.Items, lines), (same, slot) => same.With(slot, kept[slot]));
    }

    private static bool NamesVersion(UnderstoodPart part, string text) =>
        OrderQuestion.OfVersion.IsMatch(text) && part.Find<Slot.Ordinal>() is null && !Referents.SaysOther(part) && !part.Slots.OfType<Slot.Reference>().Any(reference => reference.Kind is ReferenceKind.LastOrder);

    private static bool SaysAll(UnderstoodPart part, Session session) => ItemWords.Read(part.Mended, [.. session.State.Focus.Items.Select(ItemLine.Of)]).All;

    /// <param name="isNewest">The words ask of the order that was placed last.</param>
    private string? Asked(UnderstoodPart part, string text, bool isNewest, Session session)
    {
        var focus = session.State.Focus;
        var isNamed = Referents.Named(part) is not null;
        var isMeant = isNamed || isNewest || Referents.Order(part, focus) is not null || (IsSpokenOf(session) && PointsBack.IsMatch(text));
        var isShort = text.Count(c => c is ' ') < FewWords;
        return 0 switch
        {
            _ when (isMeant || IsSpokenOf(session)) && OrderQuestion.WouldComeBack.IsMatch(text) => RefundAmount,
            _ when IsSpokenOf(session) && OfGivingBack.Contains(session.State.Last!.Flow) && OrderQuestion.WhyLess.IsMatch(text) => RefundAmount,
            _ when IsSpokenOf(session) && isShort && OfGivingBack.Contains(session.State.Last!.Flow) && OrderQuestion.WhoPays.IsMatch(text) && part.Find<Slot.Country>() is null => RefundAmount,
            _ when IsSpokenOf(session) && session.State.Last is { Flow: WellKnown.TrackOrder or WellKnown.OrderWhy or DeliveryTime } && OrderQuestion.AtWhatTime.IsMatch(text) => DeliveryTime,
            _ when IsSpokenOf(session) && OrderQuestion.AsksDeliveryTwice(text) && !OrderQuestion.GoesBack.IsMatch(text) => DeliveryPrice,
            _ when isMeant && OrderQuestion.AsksUntilWhenToTell(text) && ReturnWords.SaysArrivedWrong(text) => WellKnown.DamagedItem,
            _ when isNamed && WrongArrival.IsTold(text) && !IsSureToAct(part) => WellKnown.DamagedItem,
            _ when isMeant && OrderQuestion.CountsAsLost.IsMatch(text) => LostWhen,
            _ when isMeant && (OrderQuestion.Stops.IsMatch(text) || OrderQuestion.SupposesCancellation(text)) => WellKnown.CancelOrder,
            _ when isMeant && OrderQuestion.AsksForCollection(text) => Fetched,
            _ when isMeant && OrderQuestion.LastDay.IsMatch(text) => Return,
            _ when isNamed && OrderQuestion.MayGoBack.IsMatch(text) => Return,
            _ when !isNamed && OrderQuestion.AsksReturnOfPurchaseToCome(text) => ReturnTime,
            _ when OrderQuestion.CameBack.IsMatch(text) => Refund,
            _ when isNamed && OrderQuestion.NotHere.IsMatch(text) && part.Prediction.Intent is not "missing_parcel" => WellKnown.TrackOrder,
            _ when isNamed && isShort && OrderQuestion.MoneyBack.IsMatch(text) => Refund,
            _ when isNamed && OrderQuestion.WantsMoney.IsMatch(text) => GetRefund,
            _ when !isMeant && session.Identity is IdentityLevel.None && OrderQuestion.PaidTwice.IsMatch(text) => null,
            _ when OrderQuestion.Paid.IsMatch(text) && !OrderQuestion.WouldCost.IsMatch(text) && (SlotFiller.IsQuestion(part.Text) || (isShort && IsSpokenOf(session))) => Payments,
            _ when isMeant && !(session.State.Last?.Flow is WellKnown.AskPages && OrderQuestion.WouldCost.IsMatch(text)) && OrderQuestion.AsksAmount(text) && !text.Contains(" if ", StringComparison.Ordinal) && !NamesVersion(part, text) => Payments,
            _ when isMeant && OrderQuestion.Carrier.IsMatch(text) && !OwnThingWords.AsksWhere(text) && (isShort || SlotFiller.IsQuestion(part.Text)) => WellKnown.TrackOrder,
            _ when (isMeant || IsSpokenOf(session)) && OrderQuestion.Contents.IsMatch(text) => Contents,
            _ when isNewest && part.Prediction.Best is "order_history" => Contents,
            _ when isMeant && !isNamed && OrderQuestion.HeldUp.IsMatch(text) && focus.Order is not null => WellKnown.OrderWhy,
            _ when IsSpokenOf(session) && OrderQuestion.Done.IsMatch(text) => WellKnown.TrackOrder,
            _ when IsSpokenOf(session) && isShort && SaysDayOf(part, focus) => WellKnown.TrackOrder,
            _ when isMeant && OrderQuestion.Coming.IsMatch(text) && !OrderQuestion.GoesBack.IsMatch(text) && MayBeOfOrder(part) =>
                OrderQuestion.Covered.IsMatch(text) ? Warranty : WellKnown.TrackOrder,
            _ when isNamed && part.Prediction.IsRejected && WantsVersion(part) => WellKnown.ChangeItems,
            _ when isNamed && !isShort && NearestTask(part) is { } task => task,
            _ when isNamed && (part.Prediction.IsRejected || IsNoTaskForOrders(part)) && MatterOf(part, text) is { } matter => matter,
            _ when isNamed && IsNoTaskForOrders(part) => WellKnown.TrackOrder,
            _ => null,
        };
    }

    /// <summary>What is told of an order only explains what is wanted of it.</summary>
    private bool IsSureToAct(UnderstoodPart part) => part.Prediction.Confidence >= Sure && flows.StartedBy(part.Prediction.Intent) is { Acts: true };

    /// <summary>An order was the last thing spoken of, or what the pages say of it.</summary>
    private static bool IsSpokenOf(Session session) =>
        session.State is { Focus.Order: not null, Last: { } last } && !OfProducts.Contains(last.Flow);

    /// <summary>"Is it still coming?" may be taken for a question about stock, but not for the wish to cancel.</summary>
    private bool MayBeOfOrder(UnderstoodPart part) =>
        part.Prediction.IsRejected
            || flows.StartedBy(part.Prediction.Intent) is not { } flow
            || OfProducts.Contains(flow.Id) || flow.IsSmallTalk || flow.Id is WellKnown.TrackOrder or "order_history" or "delivery_period" or "policy";

    /// <summary>"So the mats on Saturday, right?": a day for something in the order that is spoken of.</summary>
    private static bool SaysDayOf(UnderstoodPart part, Focus focus) => part.Find<Slot.Date>() is not null && !Referents.Items(part, focus).IsEmpty && !ActWish.Says(ToolNames.CreateReturn, part.Mended);

    /// <summary>Who gives an order number neither looks for something to buy nor only passes the time.</summary>
    private bool IsNoTaskForOrders(UnderstoodPart part) =>
        flows.StartedBy(part.Prediction.Intent) is { } flow
            && (OfProducts.Contains(flow.Id) || flow.IsSmallTalk || (flow.Id is "policy" && !SlotFiller.IsQuestion(part.Text) && (part.Prediction.Intent is "policy_question" || part.Prediction.Confidence < Sure)));

    /// <summary>What is the matter with the order, where words of a closed class say so: it goes back, it is exchanged, something is wrong with it.</summary>
    private static string? MatterOf(UnderstoodPart part, string text) =>
        OrderQuestion.Exchanges.IsMatch(text) ? WellKnown.ExchangeItem
        : OrderQuestion.OtherVersion.IsMatch(text) || WantsVersion(part) ? WellKnown.ChangeItems
        : ReturnWords.SaysDamaged(text) ? WellKnown.DamagedItem
        : OrderQuestion.Covered.IsMatch(text) ? Warranty
        : OrderQuestion.GoesBack.IsMatch(text) || OrderQuestion.Label.IsMatch(text) ? Return
        : null;

    /// <summary>"The trousers of W1005 in M".</summary>
    private static bool WantsVersion(UnderstoodPart part) => VariantWords.NamesSize(part) && ActWish.IsSaid(part.Mended);

    /// <summary>Words too unlike the examples to be sure of say with an order number beside them what to do with it after all.</summary>
    private string? NearestTask(UnderstoodPart part) =>
        part.Prediction.IsRejected && flows.StartedBy(part.Prediction.Best) is { } flow && flow.Steps.Any(step => step is FlowStep.Collect { Slot: Slots.Order }) && (!flow.Acts || ActWish.Says(flow.WriteTool, part.Mended))
            ? flow.Id
            : null;

    /// <summary>What is asked of a thing that the shopper may have bought; null where nothing is.</summary>
    private static string? OfOwnThing(UnderstoodPart part, string text) =>
        OrderQuestion.Coming.IsMatch(text) || OrderQuestion.NotHere.IsMatch(text) ? WellKnown.TrackOrder
        : part.Prediction.IsRejected && OrderQuestion.MoneyFor.IsMatch(text) ? Refund
        : null;

    /// <summary>The words that name it: "my parka"; whoever asks for money has bought what they name.</summary>
    private static string? Thing(string asked, string text) => asked is Refund ? text : OwnThing.Match(text) is { Success: true } own ? own.Value : null;

    /// <summary>"What did I order last?", "how much was my last order?"</summary>
    private static bool AsksOfNewest(UnderstoodPart part, string text, Session session) =>
        session.Identity is IdentityLevel.Customer && Referents.Named(part) is null
            && (part.Slots.OfType<Slot.Reference>().Any(reference => reference.Kind is ReferenceKind.LastOrder) || OrderQuestion.Newest.IsMatch(text));

    private static async Task<string?> NewestAsync(Session session) =>
        OrderRow.Of(await session.Tools.CallAsync(ToolNames.ListOrders, ImmutableSortedDictionary<string, JsonElement>.Empty)) is [var newest, ..] ? newest.Number : null;

    /// <summary>"When does my parka leave you?": the one order of a signed-in shopper that holds it.</summary>
    private async Task<string?> OfOwnThingAsync(UnderstoodPart part, string thing, Session session)
    {
        if (!MayBeOfOrder(part) || part.Find<Slot.Order>() is not null || session.Identity is not IdentityLevel.Customer)
        {
            return null;
        }

        var answer = await session.Tools.CallAsync(ToolNames.ListOrders, ImmutableSortedDictionary<string, JsonElement>.Empty);
        return OrderRow.Of(answer) is { } rows && TitleWords.Meant(thing, rows, row => row.Items) is [var only] ? only.Number : null;
    }
}
