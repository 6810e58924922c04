using System.Collections.Immutable;
using Assistant.Brains.BuiltIn.Accounts;
using Assistant.Brains.BuiltIn.Acting;
using Assistant.Brains.BuiltIn.Acting.Stated;
using Assistant.Brains.BuiltIn.Answers;
using Assistant.Brains.BuiltIn.Dialogue.Boundaries;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.Orders;
using Assistant.Brains.BuiltIn.Policy;
using Assistant.Brains.BuiltIn.Products;
using Assistant.Brains.BuiltIn.References;
using Assistant.Brains.BuiltIn.Turns;
using Assistant.Brains.Understanding;
using Assistant.Brains.Understanding.Slots;
using Assistant.Core.Text;
using Assistant.Core.Actions;

namespace Assistant.Brains.BuiltIn.Dialogue;

/// <summary>What the assistant does with one turn's messages, from the first word to the last.</summary>
internal sealed class Conversing
{
    private const int MaxRepetitions = 2;
    private const float Upset = 0.6f;

    private readonly FlowLibrary _flows;
    private readonly Func<string, DateOnly, UnderstoodMessage> _understand;
    private readonly Tasks _tasks;
    private readonly CodeReplies _codes;
    private readonly Waiting _waiting;
    private readonly OrderTalk _orderTalk;
    private readonly OwnThingTalk _ownThingTalk;
    private readonly AccountTalk _accountTalk;
    private readonly ProductTalk _productTalk;
    private readonly FollowUps _followUps;
    private readonly NotUnderstood _notUnderstood;
    private readonly PagesFirst _pagesFirst;
    private readonly CheckStarts _checks;
    private readonly Boundary _boundary;
    private readonly CardTalk _cards;
    private readonly Requests _requests;
    private readonly SlotFiller _filler;

    /// <param name="understand">Reads a message, given the shop's day.</param>
    public Conversing(FlowLibrary flows, FlowRunner runner, SlotFiller filler, Func<string, DateOnly, UnderstoodMessage> understand)
    {
        (_flows, _understand) = (flows, understand);
        _tasks = new Tasks(flows, runner, filler);
        _codes = new CodeReplies(flows, runner);
        _waiting = new Waiting(flows, runner, filler, _codes);
        _orderTalk = new OrderTalk(flows, runner, filler);
        _ownThingTalk = new OwnThingTalk(flows, runner, filler);
        _accountTalk = new AccountTalk(flows, runner, filler);
        _productTalk = new ProductTalk(runner, filler);
        _followUps = new FollowUps(flows, runner, filler);
        _notUnderstood = new NotUnderstood(flows, runner, filler);
        _pagesFirst = new PagesFirst(flows, filler);
        _checks = new CheckStarts(flows, runner, _tasks);
        _boundary = new Boundary(flows);
        _cards = new CardTalk(flows, runner);
        _requests = new Requests(flows);
        _filler = filler;
    }

    public TurnReading Read(TurnMessages turn, DateOnly today) => new(
        StateText.Read(turn.State),
        [.. turn.Texts.Where(text => !string.IsNullOrWhiteSpace(text)).Select(text => _understand(text, today))]);

    public async Task AnswerAsync(TurnMessages turn, ImmutableArray<UnderstoodMessage> messages, Session session)
    {
        // What was offered holds for the next message only: a later "yes" must not accept it.
        var offer = session.State.Offer;
        session.State = session.State with { Offer = null, WithoutOffer = Math.Max(0, session.State.WithoutOffer - 1) };
        if (turn.Code is { } attempt)
        {
            await _codes.AnswerAsync(attempt, turn.IsCodeSpent, session);
        }

        if (messages is [.., var last] && messages.All(message => message.Language.IsForeign))
        {
            session.Look(focus => focus with { Request = Excerpt.Of(turn.Texts[^1]) });
            ForeignLanguage.Answer(last.Language, session);
        }
        else
        {
            await AnswerAsync([.. turn.Texts.Where(text => !string.IsNullOrWhiteSpace(text))], messages, offer, session);
        }

        Close(session);
    }

    private async Task AnswerAsync(
        ImmutableArray<string> texts, ImmutableArray<UnderstoodMessage> messages, Offer? offer, Session session)
    {
        if (offer?.Flow is WellKnown.Handoff && messages.SelectMany(message => message.Parts).Any(YesOrNo.Declines))
        {
            session.State = session.State with { WithoutOffer = DialogueState.TurnsWithoutOffer };
        }

        if (Boundary.Answered([.. messages.SelectMany(message => message.Parts)], session))
        {
            return;
        }

        session.IsUpset = messages.Any(message => message.Mood.Frustration >= Upset);
        if (session.IsUpset && !messages.SelectMany(message => message.Parts).Any(part => part.Prediction.Intent is "complaint"))
        {
            // A complaint is answered with regret of its own: once is enough.
            session.Draft.State(session.Say("mood.upset"));
        }

        session.SaidNo = messages.SelectMany(message => message.Parts).Any(part => YesOrNo.IsBare(part) && YesOrNo.IsNo(part));
        OpenFlow? asking = null;
        var requests = _requests.In(messages, offer, session);
        if (await _checks.StartedAsync(texts, messages, requests, session) is { } beside)
        {
            requests = beside;
            offer = null;
            asking = TakeAsking(session);
        }

        var said = session.Draft.Count;
        foreach (var (index, part) in requests.Index())
        {
            session.Part = part;
            _tasks.PutAside(requests[(index + 1)..], part, session);
            session.IsBeside = session.Draft.Count > said;
            await AnswerAsync(part, offer, session);
            offer = null;
            asking ??= TakeAsking(session);
        }

        if (asking is not null)
        {
            Tasks.Interrupt(session);
            session.State = session.State with { Active = asking };
        }

        if (session.IsUpset && session.State.Last?.Flow is not WellKnown.Handoff)
        {
            if (session.State.Offer is null)
            {
                // Whoever is upset may choose between going on and a person; "yes" is for the person.
                session.Draft.StateQuestion();
            }

            Offering.Person(session, "person.offer", "complaint");
            session.Draft.Suggest(session.Label("suggest.person"));
        }
    }

    private async Task AnswerAsync(UnderstoodPart part, Offer? offer, Session session)
    {
        Remember(part, session);

        // What is to become of an order is neither a fact nor a product that is asked for.
        var isStated = StatedChange.Of(part, session.State.Focus.Order) is not null;
        if (WrongAnswer.IsReported(part))
        {
            session.Draft.State(session.Say("unclear.wrong_answer"));
            Offering.Person(session, "person.offer", "cannot_answer");
        }
        else if (offer is not null && (YesOrNo.IsYes(part) || (offer.Flow is WellKnown.Handoff && YesOrNo.WantsPassedOn(part))))
        {
            await _tasks.AcceptAsync(offer, session);
        }
        else if (offer is not null && YesOrNo.IsNo(part))
        {
            session.Draft.State(session.Say("offer.declined"));
            Tasks.Forget(offer, session);
        }
        else if (((offer is null && YesOrNo.Accepts(part)) || Tasks.AsksForOther(part)) && await _tasks.TakenUpAsync(session))
        {
            // A late "yes" to what was interrupted.
        }
        else if (_flows.Choices.TryGetValue(part.Text, out var picked))
        {
            await _tasks.StartAsync(picked, part, session);
        }
        else if (_boundary.AnswersClaim(part, session))
        {
            // It was nothing but a claim.
        }
        else if (PersonWish.IsSaid(part))
        {
            await _tasks.StartAsync(WellKnown.Handoff, part, session);
        }
        else if (await _codes.MailedAgainAsync(part, session))
        {
            // Something came in between, and the code is still awaited.
        }
        else if (AnswersForChange(part, session) && await _waiting.GoneOnAsync(part, session))
        {
            // It was what a change still needed.
        }
        else if (offer is not null && await _cards.AlteredAsync(offer, part, session))
        {
            // What was offered is wanted, in another way.
        }
        else if (await _cards.AnsweredAsync(part, session))
        {
            // It was about a card, or about what came of one.
        }
        else if (!isStated && await _ownThingTalk.AnsweredAsync(part, session))
        {
            // It was about a thing that the shopper has bought.
        }
        else if (!isStated && (await _orderTalk.AnsweredAsync(part, session) || await _accountTalk.AnsweredAsync(part, session)))
        {
            // It asked for one fact of an own order or of the own account.
        }
        else if (!isStated && Referents.Named(part) is null && await _productTalk.AnsweredAsync(part, session))
        {
            // It named products and what to do with them, whatever was being spoken of.
        }
        else if (await _waiting.GoneOnAsync(part, session))
        {
            // It was the answer to what was asked.
        }
        else if (await _tasks.ResumedAsync(part, session))
        {
            // It was the address that was asked for before something else came in between.
        }
        else if (YesOrNo.LetsBe(part))
        {
            session.Draft.State(session.Say("offer.declined"));
            session.State = session.State with { Active = null, Interrupted = [] };
        }
        else if (part.IsNegated)
        {
            session.Draft.State(session.Say("negated"));
        }
        else if (!isStated && await _followUps.AnsweredAsync(part, session))
        {
            // It meant something only together with what was said before.
        }
        else if (_tasks.For(part, session.State.Focus) is { } flow
            && !await _pagesFirst.AreMeantAsync(flow, part, _tasks.Filled(flow, part, session), _tasks.Filled(WellKnown.AskPages, part, session), session))
        {
            await _tasks.StartAsync(flow, part, session);
        }
        else
        {
            Tasks.Interrupt(session);
            await _notUnderstood.AnswerAsync(part, _tasks.Filled(WellKnown.AskPages, part, session), session);
        }
    }

    /// <summary>What is asked for on the way to a change is named by words that would ask for a fact or a product elsewhere.</summary>
    private bool AnswersForChange(UnderstoodPart part, Session session) =>
        session.State.Active is { } waiting && Answering.IsForChange(waiting) && _flows.Has(waiting.Flow) && !SlotFiller.IsQuestion(part.Text)
            && Answering.Of(part, waiting, session, _filler) is not null;

    /// <summary>For a person who takes over: what was wanted last, whichever way it is answered.</summary>
    private void Remember(UnderstoodPart part, Session session)
    {
        if (Referents.Named(part) is { } named && named != session.State.Focus.Order)
        {
            // "Would it cost anything to cancel W1005? Then cancel it."
            OrderFocus.Name(named, session);
        }

        if (Leaning.Home(part) is { } home)
        {
            session.Look(focus => focus with { Country = home });
        }

        if (Requests.SaysSomething(part)
            && part.Find<Slot.Code>() is null
            && !YesOrNo.IsBare(part)
            && !PersonWish.IsSaid(part)
            && !WrongAnswer.IsReported(part)
            && !(session.State.Active is { Asked: not null } && part.Prediction.IsRejected)
            && _flows.StartedBy(part.Prediction.Intent) is null or { IsSmallTalk: false, Id: not WellKnown.Handoff })
        {
            session.Look(focus => focus with { Request = Excerpt.Of(part.Text) });
        }
    }

    /// <summary>The task whose question the shopper will read: what else they wrote is not the answer to it.</summary>
    private static OpenFlow? TakeAsking(Session session)
    {
        if (session.Draft.Question is null || session.State.Active is not { } active)
        {
            return null;
        }

        session.State = session.State with { Active = null };
        return active;
    }

    private void Close(Session session)
    {
        if (session.Draft.IsEmpty && session.State.WithoutOffer > 0)
        {
            session.Draft.State(session.Say("offer.declined"));
        }
        else if (session.Draft.IsEmpty)
        {
            NotUnderstood.AskForWords(session);
        }

        if (session.State.Last?.Flow is not WellKnown.Handoff)
        {
            CardTalk.Remind(session);
        }

        _tasks.OfferInterrupted(session);
        var isSameAgain = session.IsSameAsLast(session.Draft.Text);
        if (session.CountSame(session.Draft.Text) < MaxRepetitions)
        {
            if (isSameAgain)
            {
                session.Draft.Lead(session.Say("same.still"));
                Offering.Person(session, "person.offer", "cannot_answer");
            }
        }
        else
        {
            // The same answer for the third time helps nobody.
            session.State = session.State with { Active = null, Offer = null };
            session.Draft.ReplaceWith(session.Say("same.again"));
            Offering.Person(session, "person.offer", "cannot_answer");
        }
    }
}
