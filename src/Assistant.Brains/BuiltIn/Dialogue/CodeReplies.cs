using System.Text.RegularExpressions;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.Understanding;
using Assistant.Brains.Understanding.Slots;
using Assistant.Core.Conversations;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.Dialogue;

/// <summary>What follows a one-time code. Whether it was right was decided before the brain saw anything.</summary>
internal sealed partial class CodeReplies(FlowLibrary flows, FlowRunner runner)
{
    private const string Point = "code";
    private const int MaxMisses = 2;

    [GeneratedRegex(
        @"\b(new|another|fresh|different) code\b|\b(re-?send|send (it|the code|one|me one)? ?again)\b|\b(no|not|never|didn't|haven't|did not|have not)\b.*\b(code|mail|e-?mail|it|anything)\b",
        RegexOptions.NonBacktracking)]
    private static partial Regex WantsNewCode { get; }

    public async Task AnswerAsync(CodeAttempt attempt, Session session)
    {
        if (attempt.Outcome is CodeOutcome.Rejected)
        {
            Rejected(session);
            return;
        }

        session.Understood(Point);
        var order = attempt.Order.Value;
        session.State = session.State with { ProvedOrder = order, Offer = null };
        session.Look(focus => focus with { Order = order });
        session.Draft.State(session.Say("check.accepted"));
        var waiting = Waiting(session.State) ?? OpenFlow.Of(WellKnown.TrackOrder);
        session.State = session.State with { Interrupted = [.. session.State.Interrupted.Where(open => open.Flow != waiting.Flow)] };

        // The address has done its work; it is not carried further.
        var going = waiting with { Slots = waiting.Slots.Remove(Slots.Email).SetItem(Slots.Order, order), Asked = null };
        session.Intent = flows[going.Flow].Id;
        await runner.RunAsync(going, session);
    }

    /// <summary>Answers words that came where a code was waited for; false when they are about something else.</summary>
    public async Task<bool> AnsweredWaitingAsync(UnderstoodPart part, OpenFlow waiting, Session session)
    {
        if (part.Find<Slot.Code>() is not null)
        {
            Rejected(session);
            return true;
        }

        if (!WantsNewCode.IsMatch(TextFolding.Fold(part.Text)))
        {
            return false;
        }

        await runner.RunAsync(waiting, session);
        return true;
    }

    public static void StillWaiting(Session session)
    {
        if (session.Miss(Point) >= MaxMisses)
        {
            OfferPerson(session);
            return;
        }

        session.Draft.Ask(session.Say("check.waiting"));
        session.Draft.Suggest(session.Label("suggest.new_code"), session.Label("suggest.person"));
    }

    /// <summary>The task that the check was for, even if other questions came in between.</summary>
    private static OpenFlow? Waiting(DialogueState state) =>
        state.Interrupted.Append(state.Active).LastOrDefault(open => open is { Asked: Slots.Code or Slots.Order or Slots.Email });

    private static void Rejected(Session session)
    {
        if (session.Miss(Point) >= MaxMisses)
        {
            session.Draft.State(session.Say("check.rejected_again"));
            OfferPerson(session);
            return;
        }

        session.Draft.Ask(session.Say("check.rejected"));
        session.Draft.Suggest(session.Label("suggest.new_code"), session.Label("suggest.person"));
    }

    private static void OfferPerson(Session session)
    {
        Offering.Person(session, "person.offer", "cannot_answer");
        session.Draft.Suggest(session.Label("suggest.new_code"));
    }
}
