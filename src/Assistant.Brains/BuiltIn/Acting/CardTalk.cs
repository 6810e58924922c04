using Assistant.Brains.BuiltIn.Answers;
using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.Orders;
using Assistant.Brains.BuiltIn.References;
using Assistant.Brains.BuiltIn.Turns;
using Assistant.Brains.Understanding;
using Assistant.Core.Actions;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.Acting;

/// <summary>
/// Answers what a shopper says at a card that is open, or of a change that came to its end. A brain can neither confirm nor decline: it
/// says how to, proposes something else, or answers a question and leaves the card where it is.
/// </summary>
internal sealed class CardTalk(FlowLibrary flows, FlowRunner runner)
{
    private readonly CardChanges _changes = new(flows);

    /// <summary>False where the words are about something else.</summary>
    public async Task<bool> AnsweredAsync(UnderstoodPart part, Session session)
    {
        if (session.Actions is not [.., var last] || session.State.Active is not null)
        {
            return false;
        }

        return session.Actions.LastOrDefault(action => action.State is ActionNoteState.Proposed) is { } open
            ? await AtCardAsync(open, part, session)
            : await AfterCardAsync(last, part, session);
    }

    /// <summary>"Fine, then without the covers", where a change was offered; false where the words are about something else.</summary>
    public async Task<bool> AlteredAsync(Offer offer, UnderstoodPart part, Session session)
    {
        if (session.State.Active is not null || !flows.Has(offer.Flow) || flows[offer.Flow].WriteTool is null || !CardChanges.MayChange(part) || part.Text.TrimEnd().EndsWith('?')
            || await _changes.ReadAsync(part, OpenFlow.Of(offer.Flow) with { Slots = offer.Slots }, session) is not { Flow: { } changed })
        {
            return false;
        }

        session.Intent = changed.Flow;
        session.Look(focus => focus with { Request = Excerpt.Of(part.Text), Intent = changed.Flow });
        await runner.RunAsync(changed.With(Slots.Wanted, "true"), session);
        return true;
    }

    /// <summary>"Does that cost anything?" on the way to a change; false where none waits for the shopper, or the words ask something else.</summary>
    public async Task<bool> CostAskedAsync(UnderstoodPart part, Session session)
    {
        if (session.State.Active is not { } waiting || !Answering.IsForChange(waiting) || !flows.Has(waiting.Flow) || flows[waiting.Flow].WriteTool is not { } tool
            || !CardWords.AsksCost(part) || Topic("cost", tool, session) is not { } question)
        {
            return false;
        }

        Tasks.Interrupt(session);
        session.Intent = WellKnown.AskPages;
        await runner.RunAsync(OpenFlow.Of(WellKnown.AskPages).With(Slots.Question, question), session);
        return true;
    }

    /// <summary>Says once that a card is still open, where something else was answered beside it.</summary>
    public static void Remind(Session session)
    {
        if (session.Actions.LastOrDefault(action => action.State is ActionNoteState.Proposed) is { } open && session.State.Reminded != open.Id.Value)
        {
            session.State = session.State with { Reminded = open.Id.Value };
            session.Draft.State(session.Say("card.still_open"));
        }
    }

    private async Task<bool> AtCardAsync(ActionNote open, UnderstoodPart part, Session session)
    {
        var until = session.Days.Time(open.ExpiresAt);
        if (CardWords.Agrees(part, open.Kind))
        {
            return await ConfirmsAsync();
        }

        if (AboutDeed(open, part, session) is { } question)
        {
            session.Intent = WellKnown.AskPages;
            await runner.RunAsync(OpenFlow.Of(WellKnown.AskPages).With(Slots.Question, question), session);
            return true;
        }

        var asked = TextFolding.Fold(part.Mended);
        if ((OrderQuestion.WouldComeBack.IsMatch(asked) || OrderQuestion.WhyLess.IsMatch(asked)) && open.Kind is ToolNames.CreateReturn && session.State.Proposed is { } back && Referents.Named(part) is null)
        {
            // What the card is about, and not all of the order.
            session.Intent = "refund_amount";
            await runner.RunAsync(OpenFlow.Of(session.Intent) with { Slots = back.Slots.Remove(Slots.Wanted) }, session);
            return true;
        }

        if (CardWords.AsksOfMoneyBack(part) && Topic("money", open, session) is { } money)
        {
            session.Intent = WellKnown.AskPages;
            await runner.RunAsync(OpenFlow.Of(WellKnown.AskPages).With(Slots.Question, money), session);
            return true;
        }

        if (YesOrNo.LetsBe(part))
        {
            return Says("card.dropped");
        }

        if (session.State.Proposed is { } proposed && flows.Has(proposed.Flow) && flows[proposed.Flow].WriteTool == open.Kind)
        {
            switch (await _changes.ReadAsync(part, proposed, session))
            {
                case { IsNothingLeft: true }:
                    return Says("card.which_left");
                case { Flow: { } changed }:
                    session.Intent = changed.Flow;
                    await runner.RunAsync(changed with { Asked = null }, session);
                    return true;
            }
        }

        if (YesOrNo.IsYes(part) && part.Slots.IsEmpty)
        {
            return await ConfirmsAsync();
        }

        if (CardWords.Pauses(part))
        {
            return Says("card.waits");
        }

        return CardWords.Drops(part) || (session.SaidNo && part.Prediction.IsRejected && !SlotFiller.IsQuestion(part.Text)) ? Says("card.dropped")
            : CardWords.AsksHowItStands(part) && Says("card.no_change_yet");

        // Nobody can say yes right below a card that something else was said below: it is shown once more, and the next yes stands below that.
        async Task<bool> ConfirmsAsync()
        {
            // "Confirm 1234" tries a code: that one was wrong, and a new card would come with another.
            if (part.Text.Any(char.IsDigit) || session.State.Reminded != open.Id.Value || session.State.Proposed is not { } again || !flows.Has(again.Flow) || flows[again.Flow].WriteTool != open.Kind)
            {
                return Says("card.confirm_yourself");
            }

            session.Intent = again.Flow;
            await runner.RunAsync(again with { Asked = null }, session);
            return true;
        }

        bool Says(string reply)
        {
            session.Intent = session.State.Proposed?.Flow ?? open.Kind;
            session.State = session.State with { Reminded = open.Id.Value };
            session.Draft.State(session.Say(reply, ("time", until)));
            return true;
        }
    }

    /// <summary>The question for the pages that words ask of what the card is about; null where they ask none.</summary>
    private static string? AboutDeed(ActionNote open, UnderstoodPart part, Session session)
    {
        return open.Kind is ToolNames.CancelOrder && CardWords.AsksToUndo(part) ? session.Label("topic.restore_cancelled")
            : CardWords.AsksHowOften(part) && Topic("again", open, session) is { } again ? again
            : CardWords.AsksOfDeliveryPrice(part) && session.State.Proposed?.Slots.ContainsKey(Slots.Items) is true && Topic("delivery", open, session) is { } delivery ? delivery
            : CardWords.AsksCost(part) ? Topic("cost", open, session)
            : null;
    }

    /// <summary>What the pages are asked of the deed that an action is; null where nobody has written a question for it.</summary>
    private static string? Topic(string asked, ActionNote action, Session session) => Topic(asked, action.Kind, session);

    private static string? Topic(string asked, string tool, Session session) =>
        $"topic.{asked}_{ActSubject.Of(tool)}" is var key && session.Knows(key) ? session.Label(key) : null;

    private async Task<bool> AfterCardAsync(ActionNote last, UnderstoodPart part, Session session)
    {
        var order = last.Order?.Value;
        switch (last.State)
        {
            case ActionNoteState.Succeeded when last.Kind is ToolNames.CancelOrder && CardWords.Undoes(part):
                return await RunAsync(OpenFlow.Of(WellKnown.AskPages).With(Slots.Question, session.Label("topic.restore_cancelled")));
            case ActionNoteState.Succeeded when CardWords.AsksHowOften(part) && Topic("again", last, session) is { } again:
                return await RunAsync(OpenFlow.Of(WellKnown.AskPages).With(Slots.Question, again));
            case ActionNoteState.Succeeded when CardWords.Undoes(part):
                session.Draft.State(session.Say("card.undo"));
                Offering.Person(session, "person.offer", "action_needed");
                return true;
            case ActionNoteState.Succeeded when order is not null && last.Kind is ToolNames.CreateReturn or ToolNames.CreateExchange && CardWords.IsAboutLabel(part):
                return await RunAsync(OpenFlow.Of(WellKnown.ReturnStatus).With(Slots.Order, order));
            case ActionNoteState.Succeeded when order is not null && Referents.Named(part) is null && CardWords.IsAboutMoney(part):
                return await RunAsync(OpenFlow.Of(WellKnown.TrackRefund).With(Slots.Order, order));
            case ActionNoteState.Succeeded when CardWords.AsksHowItStands(part) && IsSpokenOf(session):
                return Says("card.done");
            case ActionNoteState.NeedsApproval when CardWords.AsksHowItStands(part) || FollowUp.Of(part) is FollowUp.More or FollowUp.Why or FollowUp.Next:
                return Says("card.approval");
            case ActionNoteState.Unknown when CardWords.AsksHowItStands(part) || FollowUp.Of(part) is FollowUp.More or FollowUp.Why or FollowUp.Next:
                return Says("card.under_way");
            case ActionNoteState.Rejected or ActionNoteState.Declined or ActionNoteState.Expired or ActionNoteState.Withdrawn when IsSpokenOf(session):
                if (session.State.Proposed is { } proposed && flows.Has(proposed.Flow) && flows[proposed.Flow].WriteTool == last.Kind)
                {
                    if (CardWords.WantsItAgain(part, last.Kind))
                    {
                        return await RunAsync(proposed);
                    }

                    if (CardChanges.MayChange(part) && await _changes.ReadAsync(part, proposed, session) is { Flow: { } changed })
                    {
                        return await RunAsync(changed);
                    }
                }

                return CardWords.AsksHowItStands(part) && Says(last.State is ActionNoteState.Rejected ? "card.not_done" : "card.over");
            default:
                return false;
        }

        bool Says(string reply)
        {
            session.Intent = session.State.Proposed?.Flow ?? last.Kind;
            session.Draft.State(session.Say(reply));
            return true;
        }

        async Task<bool> RunAsync(OpenFlow flow)
        {
            session.Intent = flow.Flow;
            session.Look(focus => focus with { Request = Excerpt.Of(part.Text), Intent = flow.Flow });
            await runner.RunAsync(flow with { Asked = null }, session);
            return true;
        }
    }

    /// <summary>Nothing else was spoken of since.</summary>
    private static bool IsSpokenOf(Session session) => session.State.Proposed is { } proposed && session.State.Last?.Flow == proposed.Flow;
}
