using System.Collections.Immutable;
using Assistant.Brains.BuiltIn.Answers;
using Assistant.Brains.BuiltIn.Dialogue.Boundaries;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.Turns;
using Assistant.Brains.Understanding;

namespace Assistant.Brains.BuiltIn.Dialogue;

/// <summary>What the assistant does with one turn's messages, from the first word to the last.</summary>
internal sealed class Conversing
{
    private const float Upset = 0.6f;

    private readonly Func<string, DateOnly, UnderstoodMessage> _understand;
    private readonly Requests _requests;
    private readonly Tasks _tasks;
    private readonly CodeReplies _codes;
    private readonly CheckStarts _checks;
    private readonly Answerers _answerers;
    private readonly Closing _closing;

    /// <param name="understand">Reads a message, given the shop's day.</param>
    public Conversing(FlowLibrary flows, FlowRunner runner, SlotFiller filler, Func<string, DateOnly, UnderstoodMessage> understand)
    {
        _understand = understand;
        _requests = new Requests(flows);
        _tasks = new Tasks(flows, runner, filler);
        _codes = new CodeReplies(flows, runner);
        _checks = new CheckStarts(flows, runner, _tasks);
        _answerers = new Answerers(flows, runner, filler, understand, _tasks, _codes);
        _closing = new Closing(_tasks);
    }

    public TurnReading Read(TurnMessages turn, DateOnly today) => new(
        StateText.Read(turn.State),
        [.. turn.Texts.Where(text => !string.IsNullOrWhiteSpace(text)).Select(text => PastedText.Reduced(text, _understand(text, today), asked => _understand(asked, today)))]);

    public async Task AnswerAsync(TurnMessages turn, ImmutableArray<UnderstoodMessage> messages, Session session)
    {
        QueueTalk.Notice(turn.IsQueued, session);

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

        _closing.Close(session);
    }

    private async Task AnswerAsync(
        ImmutableArray<string> texts, ImmutableArray<UnderstoodMessage> messages, Offer? offer, Session session)
    {
        ImmutableArray<UnderstoodPart> parts = [.. messages.SelectMany(message => message.Parts)];
        if (offer?.Flow is WellKnown.Handoff && parts.Any(YesOrNo.Declines))
        {
            session.State = session.State with { WithoutOffer = DialogueState.TurnsWithoutOffer };
        }

        if (Boundary.Answered(parts, session) || QueueTalk.TakenBack(session))
        {
            return;
        }

        session.IsUpset = messages.Any(message => message.Mood.Frustration >= Upset);
        if (session.IsUpset && !parts.Any(part => part.Prediction.Intent is "complaint"))
        {
            // A complaint is answered with regret of its own: once is enough.
            session.Draft.State(session.Say("mood.upset"));
        }

        session.SaidNo = parts.Any(part => YesOrNo.IsBare(part) && YesOrNo.IsNo(part));
        await AnswerInTurnAsync(texts, messages, offer, session);
        if (session.IsUpset && session.State.Last?.Flow is not WellKnown.Handoff)
        {
            OfferToUpset(session);
        }
    }

    /// <summary>One request after the other; what the first of them still has to ask stands last and stays open.</summary>
    private async Task AnswerInTurnAsync(
        ImmutableArray<string> texts, ImmutableArray<UnderstoodMessage> messages, Offer? offer, Session session)
    {
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
            await _answerers.AnswerAsync(part, offer, session);
            offer = null;
            asking ??= TakeAsking(session);
        }

        if (asking is not null)
        {
            Tasks.Interrupt(session);
            session.State = session.State with { Active = asking };
        }

        OwnUpToTheRest(_requests.LeftOut(messages), session);
    }

    /// <summary>What was too much for one turn is named, so that nobody waits for its answer.</summary>
    private static void OwnUpToTheRest(List<UnderstoodPart> left, Session session)
    {
        if (left.Count > 0 && session.Draft.HasStatements)
        {
            session.Draft.State(session.Say("requests.left", ("rest", string.Join('\n', left.Select(part => $"- {Excerpt.Of(part.Text)}")))));
        }
    }

    /// <summary>Whoever is upset may choose between going on and a person; "yes" is for the person.</summary>
    private static void OfferToUpset(Session session)
    {
        if (session.State.Offer is null)
        {
            session.Draft.StateQuestion();
        }

        Offering.Person(session, "person.offer", "complaint");
        session.Draft.Suggest(session.Label("suggest.person"));
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
}
