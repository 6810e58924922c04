using System.Collections.Immutable;
using Assistant.Brains.BuiltIn.Answers;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.References;
using Assistant.Brains.BuiltIn.Turns;
using Assistant.Brains.Understanding;
using Assistant.Brains.Understanding.Slots;

namespace Assistant.Brains.BuiltIn.Dialogue;

/// <summary>What the assistant does with one turn's messages, from the first word to the last.</summary>
internal sealed class Conversing(FlowLibrary flows, FlowRunner runner, SlotFiller filler, Func<string, DateOnly, UnderstoodMessage> understand)
{
    private const int MaxParts = 4;
    private const int MaxInterrupted = 3;
    private const int MaxPointerWords = 5;
    private const int MaxRepetitions = 2;
    private const float Upset = 0.6f;
    private const float Sure = 0.5f;

    private readonly CodeReplies _codes = new(flows, runner);
    private readonly FollowUps _followUps = new(flows, runner);
    private readonly NotUnderstood _notUnderstood = new(flows, runner);

    public async Task AnswerAsync(TurnMessages turn, Session session)
    {
        // What was offered holds for the next message only: a later "yes" must not accept it.
        var offer = session.State.Offer;
        session.State = session.State with { Offer = null };
        if (turn.Code is { } attempt)
        {
            await _codes.AnswerAsync(attempt, session);
        }

        var messages = turn.Texts.Where(text => !string.IsNullOrWhiteSpace(text)).Select(text => understand(text, session.Days.Today)).ToList();
        if (messages.FirstOrDefault(message => message.Language.IsForeign) is { } foreign && messages.All(m => m.Language.IsForeign))
        {
            session.Look(focus => focus with { Request = Excerpt.Of(turn.Texts[^1]) });
            ForeignLanguage.Answer(foreign.Language, session);
        }
        else
        {
            var frustration = messages.Select(message => message.Mood.Frustration).DefaultIfEmpty().Max();
            if (frustration >= Upset)
            {
                session.IsUpset = true;
                session.Draft.State(session.Say("mood.upset"));
            }

            foreach (var part in Requests(messages, offer))
            {
                session.Part = part;
                await AnswerAsync(part, offer, session);
                offer = null;
            }

            if (session.IsUpset)
            {
                Offering.Person(session, "person.offer", "complaint");
                session.Draft.Suggest(session.Label("suggest.person"));
            }
        }

        Close(session);
    }

    /// <summary>The "no" of "no, I meant W1003" says nothing of its own, unless something was offered.</summary>
    private static List<UnderstoodPart> Requests(List<UnderstoodMessage> messages, Offer? offer)
    {
        var parts = messages.SelectMany(message => message.Parts).Take(MaxParts).ToList();
        return parts.Count > 1 && offer is null
            ? [.. parts.Where(part => part.Slots.Length > 0 || (!YesOrNo.IsYes(part) && !YesOrNo.IsNo(part)))]
            : parts;
    }

    private async Task AnswerAsync(UnderstoodPart part, Offer? offer, Session session)
    {
        if (flows.Choices.TryGetValue(part.Text, out var picked))
        {
            await StartAsync(picked, part, session);
            return;
        }

        if (offer is not null && YesOrNo.IsYes(part))
        {
            await AcceptAsync(offer, session);
            return;
        }

        if (offer is not null && YesOrNo.IsNo(part))
        {
            session.Draft.State(session.Say("offer.declined"));
            return;
        }

        if (session.State.Active is { } waiting && await GoneOnAsync(part, waiting, session))
        {
            return;
        }

        if (part.IsNegated)
        {
            session.Draft.State(session.Say("negated"));
            return;
        }

        if (await _followUps.AnsweredAsync(part, session))
        {
            return;
        }

        if (Flow(part, session.State.Focus) is { } flow)
        {
            await StartAsync(flow, part, session);
            return;
        }

        Interrupt(session);
        await _notUnderstood.AnswerAsync(part, Opened(WellKnown.AskPages, part, session), session);
    }

    /// <summary>The task that the words ask for; a bare order number, product or "the second one" asks for the plainest one.</summary>
    private string? Flow(UnderstoodPart part, Focus focus) =>
        flows.StartedBy(part.Prediction.Intent) is { } flow ? flow.Id
        : Referents.Named(part) is not null ? WellKnown.TrackOrder
        : IsShort(part) && Referents.Order(part, focus) is not null ? WellKnown.TrackOrder
        : IsShort(part) && Referents.Product(part, focus) is not null ? WellKnown.ProductDetails
        : part.Find<Slot.Product>() is not null ? WellKnown.ProductSearch
        : null;

    /// <summary>Only few words can be a mere pointer; "it" in a long sentence points to nothing of ours.</summary>
    private static bool IsShort(UnderstoodPart part) => part.Text.AsSpan().Trim().Count(' ') < MaxPointerWords;

    private async Task StartAsync(string flow, UnderstoodPart part, Session session)
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

        await runner.RunAsync(Opened(flow, part, session), session);
    }

    private OpenFlow Opened(string flow, UnderstoodPart part, Session session)
    {
        var open = filler.Fill(OpenFlow.Of(flow), flows[flow], part, session.State.Focus);
        return flow is WellKnown.Handoff ? open.With(Slots.Reason, "customer_request").With(Slots.OpenQuestion, OpenQuestion(part, session)) : open;
    }

    /// <summary>What the person should answer: what was asked before, since "a person please" says nothing of it.</summary>
    private static string OpenQuestion(UnderstoodPart part, Session session) => session.State.Focus.Request ?? Excerpt.Of(part.Text);

    private async Task AcceptAsync(Offer offer, Session session)
    {
        if (!flows.Has(offer.Flow))
        {
            return;
        }

        session.Intent = session.State.Focus.Intent ?? offer.Flow;
        session.State = session.State with
        {
            Interrupted = [.. session.State.Interrupted.Where(open => open.Flow != offer.Flow)],
        };
        await runner.RunAsync(OpenFlow.Of(offer.Flow) with { Slots = offer.Slots }, session);
    }

    /// <summary>Goes on with what was asked; false when the shopper has turned to something else.</summary>
    private async Task<bool> GoneOnAsync(UnderstoodPart part, OpenFlow waiting, Session session)
    {
        if (!flows.Has(waiting.Flow))
        {
            session.State = session.State with { Active = null };
            return false;
        }

        if (waiting.Asked is Slots.Code && await _codes.AnsweredWaitingAsync(part, waiting, session))
        {
            return true;
        }

        var answer = Answering.Of(part, waiting, session.State.Focus);
        if (answer is null && (TurnsAway(part, waiting) || FollowUp.Of(part) is FollowUp.Back))
        {
            return false;
        }

        if (answer is null && YesOrNo.IsNo(part))
        {
            session.State = session.State with { Active = null };
            session.Draft.State(session.Say("ask.declined"));
            Offering.Person(session, "person.offer", "action_needed");
            return true;
        }

        if (answer is null && waiting.Asked is Slots.Code)
        {
            CodeReplies.StillWaiting(session);
            return true;
        }

        session.Intent = session.State.Focus.Intent ?? waiting.Flow;
        await runner.RunAsync(answer ?? waiting, session);
        return true;
    }

    private bool TurnsAway(UnderstoodPart part, OpenFlow waiting) =>
        flows.StartedBy(part.Prediction.Intent) is { } other && other.Id != waiting.Flow && part.Prediction.Confidence >= Sure
            && !YesOrNo.IsYes(part) && !YesOrNo.IsNo(part);

    /// <summary>Puts aside what waits for the shopper, so that it can be offered again.</summary>
    private static void Interrupt(Session session)
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

    private void Close(Session session)
    {
        if (session.Draft.IsEmpty)
        {
            NotUnderstood.AskForWords(session);
        }

        if (session.State is { Active: null, Offer: null, Interrupted: [.., var open] } && flows.Has(open.Flow))
        {
            var name = flows[open.Flow].Name;
            Offering.Make(session, new Offer(open.Flow, open.Slots), "back.offer", ("name", name));
            session.State = session.State with { Interrupted = session.State.Interrupted.RemoveAt(session.State.Interrupted.Length - 1) };
        }

        if (session.CountSame(session.Draft.Text) < MaxRepetitions)
        {
            return;
        }

        // The same answer for the third time helps nobody.
        session.State = session.State with { Active = null, Offer = null };
        session.Draft.ReplaceWith(session.Say("same.again"));
        Offering.Person(session, "person.offer", "cannot_answer");
    }
}
