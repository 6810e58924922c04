using System.Text.RegularExpressions;
using Assistant.Brains.BuiltIn.Acting;
using Assistant.Brains.BuiltIn.Acting.Stated;
using Assistant.Brains.BuiltIn.Answers;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.References;
using Assistant.Brains.BuiltIn.Turns;
using Assistant.Brains.Understanding;
using Assistant.Brains.Understanding.Slots;
using Assistant.Core.Knowledge;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.Dialogue;

/// <summary>Starts the task that a shopper's words ask for, and puts aside what it comes in between of.</summary>
internal sealed partial class Tasks(FlowLibrary flows, FlowRunner runner, SlotFiller filler)
{
    private readonly TaskChoice _choice = new(flows, filler);

    [GeneratedRegex(@"^(no |ok |okay |and |but |so |hi |hello )*(how (do|can|could|would) i|how does one|where (do|can|could) i|when|what time|at what time|until when|from when|during which)\b")]
    private static partial Regex AsksHowOrWhen { get; }

    [GeneratedRegex(@"^(ok |okay |and |but |so |hi |hello )*(what (do|does|is|are|counts|happens)|when (do|does|is|are)|how long|how many|until when|who|which|do you|does|is there|are there)\b")]
    private static partial Regex AsksRules { get; }

    private const int MaxInterrupted = 3;
    private const float Doubtful = 0.65f;
    private const float Sure = 0.8f;

    // "Can I swap them for 43?"
    [GeneratedRegex(@"(^|[,.;!?] )((and|so|but|ok|okay|hi|hello|hey)[,.! ]+)*(can|could|may) (i|we) (please |just |still )?(swap|exchange|change|get|have|trade|switch)\b")]
    private static partial Regex AsksLeave { get; }

    /// <summary>The flow to start; null: none fits.</summary>
    public string? For(UnderstoodPart part, Focus focus) => AsksAboutPeople(part) ? WellKnown.AskPages : _choice.Of(part, focus);

    public async Task StartAsync(string flow, UnderstoodPart part, Session session)
    {
        flow = Routed(flow, part, session);
        if (flows[flow].IsSmallTalk)
        {
            if (session.IsUpset)
            {
                // A cheerful word is no answer to anger; a person is offered at the end.
                return;
            }

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

        var open = await OwnWords.AskedAsync(flows[flow], part, Filled(flow, part, session), session);
        if (AsksAboutPeople(part) && !PersonWish.NamesDay(part) && flows.StartedBy(part.Prediction.Intent)?.Questions.GetValueOrDefault(part.Prediction.Best) is { Length: > 0 } written)
        {
            open = open.With(Slots.Question, written);
        }

        if (flows[flow].Acts && SeveralOrders.Offered(open, part, session))
        {
            return;
        }

        await runner.RunAsync(AsksInGeneral(flows[flow], part) ? open with { Flow = WellKnown.AskPages } : open, session);
    }

    /// <summary>Starts what was offered and accepted.</summary>
    public async Task AcceptAsync(Offer offer, Session session)
    {
        if (flows.Has(offer.Flow))
        {
            session.Intent = session.State.Focus.Intent ?? offer.Flow;
            var waiting = session.State.Interrupted.LastOrDefault(open => open.Flow == offer.Flow);
            session.State = session.State with { Interrupted = [.. session.State.Interrupted.Where(open => open.Flow != offer.Flow || SeveralOrders.IsOfOther(open, offer))] };
            if (waiting is { Asked: Slots.Code })
            {
                // The code that was mailed is still good; another one would make it worthless while it is being typed.
                session.State = session.State with { Active = waiting };
                CodeReplies.StillWaiting(session);
                return;
            }

            await runner.RunAsync(OpenFlow.Of(offer.Flow) with { Slots = offer.Slots }, session);
        }
    }

    /// <summary>"W1002, the tent" to "shall we go back to your return?", which had asked for the order: the offer with that; null where it is no such answer.</summary>
    public Offer? Answered(Offer offer, UnderstoodPart part, Session session) =>
        flows.Has(offer.Flow)
            && Referents.Named(part) is { } order
            && !SlotFiller.IsQuestion(part.Text)
            && session.State.Interrupted.Any(open => open.Flow == offer.Flow && open.Asked is Slots.Order)
            && flows.StartedBy(part.Prediction.Intent) is null or { WriteTool: null }
                ? offer with { Slots = filler.Fill(OpenFlow.Of(offer.Flow) with { Slots = offer.Slots }, flows[offer.Flow], part, session.State.Focus).Slots.SetItem(Slots.Order, order) }
                : null;

    /// <summary>A flow with everything that the words say.</summary>
    public OpenFlow Filled(string flow, UnderstoodPart part, Session session)
    {
        var open = filler.Fill(OpenFlow.Of(flow), flows[flow], part, session.State.Focus);
        open = Before(part, session) is { } before ? GoingOn(open, part, before).With(Slots.Spoken, before)
            : Shown(part, flows[flow], session) is { } thing ? open.With(Slots.Question, Excerpt.Of(part.Mended)).With(Slots.Before, thing)
            : open;
        open = open.Slots.ContainsKey(Slots.Spoken) && session.State.Focus.Page is { } page ? open.With(Slots.SpokenPage, page) : open;
        open = flows[flow].Acts ? ForChange(open, part, session) : open;
        open = flow is WellKnown.ReturnItem or WellKnown.ExchangeItem ? OfClaim(open, session) : open;

        // What was asked before is what the person should answer: "a person please" says nothing of it.
        return flow is WellKnown.Handoff
            ? open.With(Slots.Reason, "customer_request").With(Slots.OpenQuestion, session.State.Focus.Request ?? Excerpt.Of(part.Text))
            : open;
    }

    /// <summary>"Must it be sent back?" after damage was told of: the same item, and for that reason.</summary>
    private static OpenFlow OfClaim(OpenFlow open, Session session) =>
        session.State.Last is { Flow: "damaged_item" or "warranty" } claim
            && claim.Slots.TryGetValue(Slots.Order, out var order)
            && open.Slots.GetValueOrDefault(Slots.Order, order) == order
            && !open.Slots.ContainsKey(Slots.ReturnReason)
            ? (open.Slots.ContainsKey(Slots.Items) || !claim.Slots.TryGetValue(Slots.Items, out var items) ? open : open.With(Slots.Items, items))
                .With(Slots.Order, order)
                .With(Slots.ReturnReason, claim.Slots.GetValueOrDefault(Slots.ReturnReason) ?? (claim.Flow is "warranty" ? "faulty" : "damaged"))
            : open;

    /// <summary>Another flow where the words say which change is meant, and the assistant could make it.</summary>
    private string Routed(string flow, UnderstoodPart part, Session session)
    {
        var other = ChangeWish.Routed(flow, part);
        return other == flow || !flows.Has(other) || (other is WellKnown.UpdateProfile && !session.Tools.Offers(ToolNames.UpdateProfile)) ? flow
            : session.Identity is Core.Identity.IdentityLevel.None || flows[other].WriteTool is not { } tool || session.Tools.Offers(tool) || other is WellKnown.ChangeAddress or WellKnown.CancelOrder ? other
            : flow;
    }

    /// <summary>What a change needs besides: an address, a way to pay, the order that is being changed.</summary>
    private OpenFlow ForChange(OpenFlow open, UnderstoodPart part, Session session)
    {
        open = StatedChange.Of(part, session.State.Focus.Order) == open.Flow ? open.With(Slots.Wanted, "true") : open;
        var collects = flows[open.Flow].Steps.OfType<FlowStep.Collect>().Select(collect => collect.Slot).ToHashSet();
        open = collects.Contains(Slots.Address) && AddressWords.Find(session.Written) is { } address ? open.With(Slots.AddressDraft, address.Write()).With(Slots.Wanted, "true") : open;
        open = collects.Contains(Slots.ProfileChange) ? CardChanges.Profiled(open, part, session) : open;
        open = collects.Contains(Slots.PaymentMethod) ? open.With(Slots.PaymentWish, StatedPayment.Named(part, session.Written)) : open;
        open = collects.Contains(Slots.Replacements) && (part.Slots.Any(slot => slot is Slot.Size or Slot.Colour) || (VariantWords.NamesSize(part) && AsksLeave.IsMatch(TextFolding.Fold(part.Mended)))) && !ActWish.AsksTheWayIn(part.Mended) ? open.With(Slots.Wanted, "true") : open;
        return !open.Slots.ContainsKey(Slots.Order) && Referents.Named(part) is null && session.State.Last is { Flow: WellKnown.ChangeOrder or WellKnown.ChangeAddress } last && (last.Flow is WellKnown.ChangeOrder || open.Slots.ContainsKey(Slots.AddressDraft)) && last.Slots.TryGetValue(Slots.Order, out var order)
            ? open.With(Slots.Order, order)
            : open;
    }

    /// <summary>Words that need the question before are asked together with it, whichever question their task has for such words alone.</summary>
    private OpenFlow GoingOn(OpenFlow open, UnderstoodPart part, string before)
    {
        var isWritten = open.Slots.TryGetValue(Slots.Question, out var question) && flows[open.Flow].Questions.Values.Contains(question);
        var leans = new OngoingQuestion(part.Mended, before) is { Leans: true } or { KeepsPlace: true };
        var needsIt = leans || Leaning.Points(part) || part.Prediction.Confidence < Doubtful;
        return !leans && part.Prediction.Confidence >= Sure ? open
            : !isWritten ? (question is null ? open : open.With(Slots.Question, FullQuestion.Leaning(question, before))).With(Slots.Before, before)
            : needsIt ? open.With(Slots.Before, before).With(Slots.Question, Excerpt.Of(part.Mended))
            : open;
    }

    /// <summary>
    /// What the pages were asked just before, or what an order that was told of raises. Of two questions in one message the second goes on with the first only where it says too
    /// little alone.
    /// </summary>
    private string? Before(UnderstoodPart part, Session session) =>
        session.State.Focus.Topic is { } topic
            && !(Referents.Named(part) is { } named && session.State.Last?.Slots.GetValueOrDefault(Slots.Order) != named)
            && (!session.Draft.HasStatements || (new OngoingQuestion(part.Mended, topic) is { Leans: true } further && (further.KeepsPlace || !IsSurelyOfOrders(part)))) ? topic : null;

    /// <summary>"How often can I download it?" after e-books were shown: what was looked for says what the pages are asked about.</summary>
    private static string? Shown(UnderstoodPart part, Flow flow, Session session) =>
        session.State is { Focus.Topic: null, Last: { Flow: WellKnown.ProductSearch or WellKnown.ProductDetails or WellKnown.Stock } last }
            && !flow.Acts && !flow.Steps.Any(step => step is FlowStep.Collect) && Leaning.Points(part) && SlotFiller.IsQuestion(part.Text)
                ? last.Slots.GetValueOrDefault(Slots.Kind) ?? last.Slots.GetValueOrDefault(Slots.Query)
                : null;

    /// <summary>"And can I return it?" after the postage of something goes on with the thing, and not with the postage.</summary>
    private bool IsSurelyOfOrders(UnderstoodPart part) => part.Prediction.Confidence >= Sure && flows.StartedBy(part.Prediction.Intent) is { Acts: true };

    /// <summary>Puts aside what waits for the shopper, so that it can be offered again.</summary>
    public static void Interrupt(Session session)
    {
        if (session.State.Active is { } active)
        {
            session.State = session.State with
            {
                Active = null,
                Interrupted = [.. session.State.Interrupted.Where(open => open.Flow != active.Flow).Append(active with { WasOffered = false }).TakeLast(MaxInterrupted)],
            };
        }
    }

    /// <summary>
    /// A change that is planned ends the turn, and what stands behind it in the message is not reached: it is put aside until then, and no
    /// longer once it has its turn.
    /// </summary>
    public void PutAside(IEnumerable<UnderstoodPart> later, UnderstoodPart now, Session session)
    {
        var current = ChangeIn(now, session);
        var changes = later.Select(part => (part, Flow: ChangeIn(part, session)))
            .Where(wish => wish.Flow is { } flow && flows[flow].Acts && ActWish.IsSaid(wish.part.Mended) && flow != current)
            .Select(wish => Filled(wish.Flow!, wish.part, session))
            .ToList();
        session.State = session.State with
        {
            Interrupted = [.. session.State.Interrupted.Where(open => !(open.Flow == current && open.Asked is null && open.Slots.ContainsKey(Slots.Wanted)) && !changes.Exists(change => change.Flow == open.Flow)).Concat(changes).TakeLast(MaxInterrupted)],
        };
    }

    private string? ChangeIn(UnderstoodPart part, Session session) =>
        StatedChange.Of(part, session.State.Focus.Order) ?? flows.StartedBy(part.Prediction.Intent)?.Id;

    [GeneratedRegex(@"^(and |now |then |ok |okay |great |thanks |please |so |what about |about |do |also )*(the |my )(other|second|next) (thing|wish|part|change|request|one|bit)( (that )?(i|we) (asked|wanted|mentioned|said|wrote|had)( for| about)?)?( please| then| now| too)*$")]
    private static partial Regex TheOtherWish { get; }

    /// <summary>"Now the other thing I asked": what was put aside.</summary>
    public static bool AsksForOther(UnderstoodPart part) => TheOtherWish.IsMatch(TextFolding.Fold(part.Text).Trim().TrimEnd('.', '!', '?', ' '));

    /// <summary>Offers to go on with the task that was interrupted last.</summary>
    public void OfferInterrupted(Session session)
    {
        if (session.State is { Active: null, Offer: null, Last.Flow: not WellKnown.Handoff, Interrupted: var interrupted }
            && interrupted.LastOrDefault(open => !open.WasOffered) is { } open
            && flows.Has(open.Flow))
        {
            Offering.Make(session, new Offer(open.Flow, open.Slots), "back.offer", ("name", flows[open.Flow].Name));
            session.State = session.State with { Interrupted = interrupted.Replace(open, open with { WasOffered = true }) };
        }
    }

    /// <summary>What was declined is not taken up again by itself.</summary>
    public static void Forget(Offer offer, Session session) =>
        session.State = session.State with { Interrupted = [.. session.State.Interrupted.Where(open => open.Flow != offer.Flow)] };

    /// <summary>Takes up what was interrupted last, where nothing else waits for an answer; false when there is nothing.</summary>
    public async Task<bool> TakenUpAsync(Session session)
    {
        if (session.State is not { Active: null, Interrupted: [.. var earlier, var open] } || !flows.Has(open.Flow))
        {
            return false;
        }

        session.State = session.State with { Interrupted = [.. earlier] };
        session.Intent = open.Flow;
        await runner.RunAsync(open with { Asked = null, WasOffered = false }, session);
        return true;
    }

    /// <summary>Goes on with a guest check whose mail address comes late; false when the words are about something else.</summary>
    public async Task<bool> ResumedAsync(UnderstoodPart part, Session session)
    {
        if (part.Find<Slot.Email>() is null
            || session.State.Interrupted.LastOrDefault(open => open.Asked is Slots.Order or Slots.Email or Slots.Code) is not { } waiting
            || !flows.Has(waiting.Flow)
            || (flows.StartedBy(part.Prediction.Intent) is { } other && other.Id != waiting.Flow)
            || Answering.Of(part, waiting, session, filler) is not { } answered)
        {
            return false;
        }

        session.State = session.State with { Interrupted = session.State.Interrupted.Remove(waiting) };
        session.Intent = waiting.Flow;
        await runner.RunAsync(answered with { WasOffered = false }, session);
        return true;
    }

    /// <summary>"How do I complain by mail?" and "when can I reach a person?" want to be told how, not to have it done.</summary>
    private bool AsksAboutPeople(UnderstoodPart part) =>
        flows.StartedBy(part.Prediction.Intent) is { } flow
            && !PersonWish.IsOnlyMentioned(part)
            && (flow.Id is WellKnown.Handoff || flow.Steps is [FlowStep.Answer { Offer.Flow: WellKnown.Handoff }])
            && (AsksHowOrWhen.IsMatch(TextFolding.Fold(part.Text)) || PersonWish.AsksForHours(part));

    /// <summary>"When is a parcel lost?" is no case of the shopper's own that somebody would have to look into.</summary>
    private static bool AsksInGeneral(Flow flow, UnderstoodPart part) =>
        flow.Steps.Any(step => step is FlowStep.Collect { Slot: Slots.Order, Ask: null })
            && SlotFiller.IsQuestion(part.Text)
            && AsksRules.IsMatch(TextFolding.Fold(part.Text))
            && !OwnOrders.IsNamed(part);
}
