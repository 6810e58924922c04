using System.Collections.Immutable;
using Assistant.Brains.BuiltIn.Accounts;
using Assistant.Brains.BuiltIn.Acting;
using Assistant.Brains.BuiltIn.Acting.Stated;
using Assistant.Brains.BuiltIn.Answers;
using Assistant.Brains.BuiltIn.Dialogue.Boundaries;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.Orders;
using Assistant.Brains.BuiltIn.Products;
using Assistant.Brains.BuiltIn.References;
using Assistant.Brains.Understanding;
using Assistant.Brains.Understanding.Slots;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.Dialogue;

/// <summary>
/// Who may answer one part of a message, in the order in which they are asked: the first that can answer it does. What was offered or asked
/// goes before what words mean alone, what is plainly said before what a classifier takes it for, and the pages come last.
/// </summary>
internal sealed class Answerers
{
    /// <summary>The flow of all intents that the pages answer and nothing is done for.</summary>
    public const string Pages = "policy";

    private const string CallQuestion = "Can you call me back?";

    private delegate ValueTask<bool> Answerer(Said said, Session session);

    private readonly ImmutableArray<Answerer> _inOrder;
    private readonly FlowLibrary _flows;
    private readonly FlowRunner _runner;
    private readonly SlotFiller _filler;
    private readonly Tasks _tasks;
    private readonly Waiting _waiting;
    private readonly PagesFirst _pagesFirst;
    private readonly NotUnderstood _notUnderstood;

    private readonly Func<string, DateOnly, UnderstoodMessage> _understand;

    /// <param name="understand">Reads words, given the shop's day.</param>
    /// <param name="tasks">Shared with the turn, which puts aside and offers what is interrupted.</param>
    public Answerers(FlowLibrary flows, FlowRunner runner, SlotFiller filler, Func<string, DateOnly, UnderstoodMessage> understand, Tasks tasks, CodeReplies codes)
    {
        (_flows, _runner, _filler, _understand, _tasks) = (flows, runner, filler, understand, tasks);
        _waiting = new Waiting(flows, runner, filler, codes);
        _pagesFirst = new PagesFirst(flows, filler);
        _notUnderstood = new NotUnderstood(flows, runner, filler);
        var boundary = new Boundary(flows);
        var cards = new CardTalk(flows, runner);
        var (orders, things) = (new OrderTalk(flows, runner, filler), new OwnThingTalk(flows, runner, filler));
        var (accounts, products) = (new AccountTalk(flows, runner, filler), new ProductTalk(runner, filler));
        var followUps = new FollowUps(flows, runner, filler);
        var (queue, stuck) = (new QueueTalk(runner), new Stuck(flows, runner));
        _inOrder =
        [
            (said, session) => new(WrongAnswer.Regretted(said.Part, session)),
            OfferTakenAsync,
            TakenUpAgainAsync,
            PickedAsync,
            (said, session) => new(boundary.AnswersClaim(said.Part, session)),
            async (said, session) => await queue.AnsweredAsync(said.Part, session),
            PersonWishedAsync,
            AskedAboutItselfAsync,
            async (said, session) => await codes.MailedAgainAsync(said.Part, session),
            async (said, session) => await stuck.AnsweredAsync(said.Part, session),
            async (said, session) => await cards.CostAskedAsync(said.Part, session),
            async (said, session) => AnswersForChange(said.Part, session) && await _waiting.GoneOnAsync(said.Part, session),
            async (said, session) => said.Offer is { } offer && await cards.AlteredAsync(offer, said.Part, session),
            async (said, session) => await cards.AnsweredAsync(said.Part, session),
            async (said, session) => !said.StatesChange && !said.Supposes && await things.AnsweredAsync(said.Part, session),
            async (said, session) => !said.StatesChange && !said.Supposes && (await orders.AnsweredAsync(said.Part, session) || await accounts.AnsweredAsync(said.Part, session)),
            async (said, session) => !said.StatesChange && Referents.Named(said.Part) is null && await products.AnsweredAsync(said.Part, session),
            async (said, session) => await _waiting.GoneOnAsync(said.Part, session),
            async (said, session) => await _tasks.ResumedAsync(said.Part, session),
            (said, session) => new(BareContact.Answered(said.Part, session)),
            (said, session) => new(LetBe(said.Part, session)),
            async (said, session) => !said.StatesChange && await followUps.AnsweredAsync(said.Part, session),
            StartedAsync,
            AskedOfPagesAsync,
        ];
    }

    /// <param name="offer">What the assistant offered just before; null for all parts but the first.</param>
    public async Task AnswerAsync(UnderstoodPart part, Offer? offer, Session session)
    {
        if (Matters.TakenUp(part, session) is { } asked)
        {
            foreach (var further in _understand(asked, session.Days.Today).Parts)
            {
                await AnswerPartAsync(further, offer: null, session);
            }
        }
        else
        {
            await AnswerPartAsync(part, offer, session);
        }
    }

    private async Task AnswerPartAsync(UnderstoodPart part, Offer? offer, Session session)
    {
        part = await DescribedOrder.WithNumberAsync(NumberPutRight.Read(part, session), session);
        session.Part = part;
        Remember(part, session);
        var said = new Said(part, offer, StatedChange.Of(part, session.State.Focus.Order) is not null, Supposing.IsIn(part) && !OwnThingTalk.IsIfItNeverComes(part, session));
        foreach (var answerer in _inOrder)
        {
            if (await answerer(said, session))
            {
                return;
            }
        }
    }

    /// <summary>"Yes" and "no" to what was offered.</summary>
    private async ValueTask<bool> OfferTakenAsync(Said said, Session session)
    {
        if (said.Offer is not { } offer)
        {
            return false;
        }

        if (YesOrNo.IsYes(said.Part) || (offer.Flow is WellKnown.Handoff && YesOrNo.WantsPassedOn(said.Part)))
        {
            await _tasks.AcceptAsync(offer, session);
            return true;
        }

        if (YesOrNo.IsNo(said.Part))
        {
            session.Draft.State(session.Say("offer.declined"));
            Tasks.Forget(offer, session);
            return true;
        }

        if (_tasks.Answered(offer, said.Part, session) is { } answered && !said.StatesChange)
        {
            await _tasks.AcceptAsync(answered, session);
            return true;
        }

        return false;
    }

    /// <summary>A late "yes" to what was interrupted.</summary>
    private async ValueTask<bool> TakenUpAgainAsync(Said said, Session session) =>
        ((said.Offer is null && YesOrNo.Accepts(said.Part)) || Tasks.AsksForOther(said.Part)) && await _tasks.TakenUpAsync(session);

    /// <summary>The words of a short reply that was suggested.</summary>
    private async ValueTask<bool> PickedAsync(Said said, Session session)
    {
        if (!_flows.Choices.TryGetValue(said.Part.Text, out var picked))
        {
            return false;
        }

        await _tasks.StartAsync(picked, said.Part, session);
        return true;
    }

    private async ValueTask<bool> PersonWishedAsync(Said said, Session session)
    {
        if (!PersonWish.IsSaid(said.Part))
        {
            return false;
        }

        await _tasks.StartAsync(WellKnown.Handoff, said.Part, session);
        if (PersonWish.IsForCall(said.Part))
        {
            // The queue is of the chat; whether anybody rings, the pages tell.
            var last = session.State.Last;
            await _runner.RunAsync(OpenFlow.Of(WellKnown.AskPages).With(Slots.Question, CallQuestion), session);
            session.State = session.State with { Last = last };
        }

        return true;
    }

    private async ValueTask<bool> AskedAboutItselfAsync(Said said, Session session)
    {
        if (!AboutItself.IsAsked(said.Part) || !_flows.Has(AboutItself.Flow))
        {
            return false;
        }

        await _tasks.StartAsync(AboutItself.Flow, said.Part, session);
        session.Intent = AboutItself.Flow;
        return true;
    }

    /// <summary>What is asked for on the way to a change is named by words that would ask for a fact or a product elsewhere.</summary>
    private bool AnswersForChange(UnderstoodPart part, Session session) =>
        session.State.Active is { } waiting && Answering.IsForChange(waiting) && _flows.Has(waiting.Flow) && !SlotFiller.IsQuestion(part.Text)
            && Answering.Of(part, waiting, session, _filler) is not null;

    /// <summary>"Never mind", and what is not to be done.</summary>
    private bool LetBe(UnderstoodPart part, Session session)
    {
        if (YesOrNo.LetsBe(part) || (session.State.Last is not null && YesOrNo.IsBareNo(part)))
        {
            session.Draft.State(session.Say("offer.declined"));
            session.State = session.State with { Active = null, Interrupted = [] };
            return true;
        }

        // "The zip won't close" is no wish; "I'd rather not talk to a person, how do returns work?" asks something, and "nobody will buy here again" was never the assistant's to do.
        if (!part.IsNegated || ReturnWords.SaysFaulty(TextFolding.Fold(part.Mended)) || (PersonWish.IsOnlyMentioned(part) && SlotFiller.IsQuestion(part.Text)) || !(_flows.StartedBy(part.Prediction.Best) is { } flow && (flow.Acts || flow.Id is not Pages)))
        {
            return false;
        }

        session.Draft.State(session.Say("negated"));
        return true;
    }

    /// <summary>The task that the words ask for, where the pages do not know better.</summary>
    private async ValueTask<bool> StartedAsync(Said said, Session session)
    {
        var part = said.Part;
        if (_tasks.For(part, session.State.Focus) is not { } flow
            || await _pagesFirst.AreMeantAsync(flow, part, _tasks.Filled(flow, part, session), _tasks.Filled(WellKnown.AskPages, part, session), session))
        {
            return false;
        }

        await _tasks.StartAsync(flow, part, session);
        return true;
    }

    private async ValueTask<bool> AskedOfPagesAsync(Said said, Session session)
    {
        Tasks.Interrupt(session);
        await _notUnderstood.AnswerAsync(said.Part, _tasks.Filled(WellKnown.AskPages, said.Part, session), session);
        return true;
    }

    /// <summary>For a person who takes over: what was wanted last, whichever way it is answered.</summary>
    private void Remember(UnderstoodPart part, Session session)
    {
        OrderFocus.Name(part, session);
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

    /// <param name="Offer">What a "yes" would accept.</param>
    /// <param name="StatesChange">What is to become of an order is neither a fact nor a product that is asked for.</param>
    /// <param name="Supposes">What would hold in some case is asked, and not how an order stands.</param>
    private readonly record struct Said(UnderstoodPart Part, Offer? Offer, bool StatesChange, bool Supposes);
}
