using System.Text.RegularExpressions;
using Assistant.Brains.BuiltIn.Acting;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.References;
using Assistant.Brains.Understanding;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.Dialogue;

/// <summary>Goes on with a task that waits for the shopper, unless they have turned to something else.</summary>
internal sealed partial class Waiting(FlowLibrary flows, FlowRunner runner, SlotFiller filler, CodeReplies codes)
{
    [GeneratedRegex(
        @"\b(don't|dont|do not|didn't|can't|cant|cannot|couldn't|no longer|never) (have|know|find|remember|got|see|get) (it|that|one|any|the|my|a)\b|\b(no idea|no clue|not sure which)\b|\b(lost|deleted|forgot|threw away) (it|that|the|my)\b")]
    private static partial Regex Lacks { get; }

    private const float Sure = 0.5f;
    private const float Certain = 0.8f;
    private const int WordsOfAnAnswer = 5;
    private const int WordsOfADescription = 12;

    /// <summary>False when the message is not about what was asked.</summary>
    public async Task<bool> GoneOnAsync(UnderstoodPart part, Session session)
    {
        if (session.State.Active is not { } waiting)
        {
            return false;
        }

        if (!flows.Has(waiting.Flow))
        {
            session.State = session.State with { Active = null };
            return false;
        }

        if (waiting.Asked is Slots.Code && await codes.AnsweredWaitingAsync(part, waiting, session))
        {
            return true;
        }

        if (CheckTalk.ReplyTo(part, waiting, filler, session) is { } reply)
        {
            session.Intent = session.State.Focus.Intent ?? waiting.Flow;
            session.Draft.State(session.Say(reply));
            return true;
        }

        if (WantsOther(part, waiting))
        {
            // Whoever only asked after an order is not asked whether to go back to that.
            session.State = flows[waiting.Flow].Acts ? session.State : session.State with { Active = null };
            return false;
        }

        session.Intent = session.State.Focus.Intent ?? waiting.Flow;
        if (Answering.IsForChange(waiting) && YesOrNo.LetsBe(part))
        {
            session.State = session.State with { Active = null };
            session.Draft.State(session.Say("offer.declined"));
            return true;
        }

        switch (Answering.Of(part, waiting, session, filler))
        {
            case { } answered:
                await runner.RunAsync(answered, session);
                return true;
            case null when waiting.Asked is Slots.Order && part.Text.AsSpan().Trim().Count(' ') < WordsOfADescription && !SlotFiller.IsQuestion(part.Text) && await OrderChoice.OfItemAsync(part, session) is { } order:
                await runner.RunAsync(waiting.With(Slots.Order, order), session);
                return true;
            case null when waiting.Asked is Slots.Order or Slots.Email && Lacks.IsMatch(TextFolding.Fold(part.Text)):
                // It stays asked: they may find it yet.
                session.Draft.State(session.Say("check.lost"));
                Offering.Person(session, "person.offer", "action_needed");
                return true;
            case null when TurnsAway(part, waiting):
                return false;
            case null when YesOrNo.IsNo(part):
                session.State = session.State with { Active = null };
                session.Draft.State(session.Say(Answering.IsForChange(waiting) ? "offer.declined" : "ask.declined"));
                if (Answering.IsForChange(waiting))
                {
                    return true;
                }

                Offering.Person(session, "person.offer", "action_needed");
                return true;
            case null when waiting.Asked is Slots.Code:
                CodeReplies.StillWaiting(session);
                return true;
            default:
                // Asked once more, and counted.
                await runner.RunAsync(waiting, session);
                return true;
        }
    }

    /// <summary>"Cancel W1001", where it was asked which order is looked for: the number would answer that, and the rest wants something else.</summary>
    private bool WantsOther(UnderstoodPart part, OpenFlow waiting) =>
        waiting.Asked is Slots.Order or Slots.Email
            && !part.IsNegated
            && Referents.Named(part) is not null
            && flows.StartedBy(part.Prediction.Intent) is { } other
            && other.Id != waiting.Flow
            && other.Steps.Any(step => step is FlowStep.Collect { Slot: Slots.Order })
            && part.Prediction.Confidence >= (other.Id is WellKnown.TrackOrder ? Certain : Sure)
            && (other.WriteTool is not { } tool
                ? SlotFiller.IsQuestion(part.Text) && !Referents.IsOnlyOrder(part)
                : (ActWish.IsSaid(part.Mended) && ActWish.Says(tool, part.Mended)
                    && (flows[waiting.Flow].WriteTool is not { } wanted || !ActWish.Says(wanted, part.Mended))));

    /// <summary>"The tent one": an answer rather than a request of its own.</summary>
    private static bool IsShort(UnderstoodPart part) => part.Text.AsSpan().Trim().Count(' ') < WordsOfAnAnswer;

    [GeneratedRegex(@"\b(codes?|digits?|number|inbox|spam)\b")]
    private static partial Regex AboutCode { get; }

    [GeneratedRegex(@"\b(numbers?|e-?mails?|mails?|address(es)?|which (one|order)|why)\b")]
    private static partial Regex AboutNumber { get; }

    /// <summary>"What code??": about the one that was mailed, whatever other codes there are.</summary>
    private static bool IsAboutMailed(UnderstoodPart part, OpenFlow waiting) =>
        waiting.Asked is Slots.Code && IsShort(part) && AboutCode.IsMatch(TextFolding.Fold(part.Text));

    private bool TurnsAway(UnderstoodPart part, OpenFlow waiting) =>
        !IsAboutMailed(part, waiting) && IsOther(part, waiting);

    private bool IsOther(UnderstoodPart part, OpenFlow waiting) =>
        FollowUp.Of(part) is FollowUp.Back

            || (waiting.Asked is Slots.Items && Answering.AsksBeside(part))

            // While a code is on its way, whatever is asked is asked beside it.
            || (waiting.Asked is Slots.Code && SlotFiller.IsQuestion(part.Text) && !AboutCode.IsMatch(TextFolding.Fold(part.Text)))
            // So is a question while an order is asked for, unless it asks once more for what needs that order, or about its number.
            || (waiting.Asked is Slots.Order or Slots.Email && SlotFiller.IsQuestion(part.Text) && !AboutNumber.IsMatch(TextFolding.Fold(part.Text))
                && !(flows.StartedBy(part.Prediction.Intent)?.Id == waiting.Flow && part.Prediction.Confidence >= Certain))
            || (flows.StartedBy(part.Prediction.Intent) is { } other
                && other.Id != waiting.Flow
                && part.Prediction.Confidence >= Sure
                && !YesOrNo.IsYes(part)
                && !YesOrNo.IsNo(part));
}
