using System.Text.RegularExpressions;
using Assistant.Brains.BuiltIn.Answers;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.References;
using Assistant.Brains.Understanding;
using Assistant.Brains.Understanding.Slots;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.Dialogue;

/// <summary>Finds the task that a shopper's words ask for, starts it, and puts aside what it comes in between of.</summary>
internal sealed partial class Tasks(FlowLibrary flows, FlowRunner runner, SlotFiller filler)
{
    private const int MaxInterrupted = 3;
    private const int MaxPointerWords = 5;

    [GeneratedRegex(@"\b(do you (also )?(sell|carry)|looking for an?|i want to buy an?|i would like to buy an?|where can i (find|buy) an?|do you have (an?|any|some)) \p{L}", RegexOptions.NonBacktracking)]
    private static partial Regex AsksToBuy { get; }

    /// <summary>The flow to start; a bare order number, product or "the second one" asks for the plainest one. Null: none fits.</summary>
    public string? For(UnderstoodPart part, Focus focus) =>
        IsForPresent(part) || IsWishedFor(part) ? WellKnown.ProductSearch
        : part.Prediction.Intent is "product_search" && Referents.InFull(part) is not null ? WellKnown.Stock
        : flows.StartedBy(part.Prediction.Intent) is { } flow ? flow.Id
        : Referents.Named(part) is not null ? WellKnown.TrackOrder
        : MayPoint(part) && Referents.Order(part, focus) is not null ? WellKnown.TrackOrder
        : MayPoint(part) && Referents.Product(part, focus) is not null ? WellKnown.ProductDetails
        : part.Find<Slot.Product>() is not null ? WellKnown.ProductSearch
        : null;

    public async Task StartAsync(string flow, UnderstoodPart part, Session session)
    {
        if (flows[flow].IsSmallTalk)
        {
            var before = session.State;
            session.Intent ??= part.Prediction.Best;
            await runner.RunAsync(OpenFlow.Of(flow), session);
            session.State = session.State with { Active = before.Active, Last = before.Last };
            return;
        }

        Interrupt(session);
        session.Understood(NotUnderstood.Point);
        session.Intent = part.Prediction.Best;
        if (flow is not WellKnown.Handoff)
        {
            session.Look(focus => focus with { Request = Excerpt.Of(part.Text), Intent = part.Prediction.Best });
        }

        await runner.RunAsync(Filled(flow, part, session), session);
    }

    /// <summary>Starts what was offered and accepted.</summary>
    public async Task AcceptAsync(Offer offer, Session session)
    {
        if (flows.Has(offer.Flow))
        {
            session.Intent = session.State.Focus.Intent ?? offer.Flow;
            session.State = session.State with { Interrupted = [.. session.State.Interrupted.Where(open => open.Flow != offer.Flow)] };
            await runner.RunAsync(OpenFlow.Of(offer.Flow) with { Slots = offer.Slots }, session);
        }
    }

    /// <summary>A flow with everything that the words say.</summary>
    public OpenFlow Filled(string flow, UnderstoodPart part, Session session)
    {
        var open = filler.Fill(OpenFlow.Of(flow), flows[flow], part, session.State.Focus);

        // What was asked before is what the person should answer: "a person please" says nothing of it.
        return flow is WellKnown.Handoff
            ? open.With(Slots.Reason, "customer_request").With(Slots.OpenQuestion, session.State.Focus.Request ?? Excerpt.Of(part.Text))
            : open;
    }

    /// <summary>Puts aside what waits for the shopper, so that it can be offered again.</summary>
    public static void Interrupt(Session session)
    {
        if (session.State.Active is { } active)
        {
            session.State = session.State with
            {
                Active = null,
                Interrupted = [.. session.State.Interrupted.Where(open => open.Flow != active.Flow).Append(active).TakeLast(MaxInterrupted)],
            };
        }
    }

    /// <summary>Offers to go on with the task that was interrupted last.</summary>
    public void OfferInterrupted(Session session)
    {
        if (session.State is { Active: null, Offer: null, Last.Flow: not WellKnown.Handoff, Interrupted: [.. var earlier, var open] }
            && flows.Has(open.Flow))
        {
            Offering.Make(session, new Offer(open.Flow, open.Slots), "back.offer", ("name", flows[open.Flow].Name));
            session.State = session.State with { Interrupted = earlier };
        }
    }

    /// <summary>Words that are rejected as too short or too rare, and yet are most like a search or name a thing with filters.</summary>
    private bool IsWishedFor(UnderstoodPart part) =>
        (part.Prediction.IsRejected && filler.Wish(part) is var wish && (wish.IsPlain || (wish.Kind is not null && part.Prediction.Best is "product_search" && IsShort(part))))
        || ((part.Prediction.IsRejected || part.Prediction.Intent is "policy_question" or "place_order") && AsksToBuy.IsMatch(TextFolding.Fold(part.Text)) && filler.Wish(part).Kind is not null);

    private static bool IsShort(UnderstoodPart part) => part.Text.AsSpan().Trim().Count(' ') < MaxPointerWords;

    /// <summary>A present may be anything; a gift card is a subject of its own.</summary>
    private bool IsForPresent(UnderstoodPart part) =>
        (part.Prediction.IsRejected || part.Prediction.Intent is "gift_card" or "place_order" or "promotions") && filler.Wish(part).IsGift;

    /// <summary>"The first one" points wherever it stands; "it" in a long sentence points to nothing of ours.</summary>
    private static bool MayPoint(UnderstoodPart part) =>
        part.Find<Slot.Ordinal>() is not null || IsShort(part);
}
