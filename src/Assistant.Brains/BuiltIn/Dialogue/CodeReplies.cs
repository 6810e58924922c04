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
        @"\b(new|another|fresh|different|second|next) (one|code|mail|e-?mail)\b|\bre-?send\b|\b(send|mail|e-?mail|try)( [\p{L}'-]+){0,4} (again|once more)\b|\b(expired|ran out|run out|timed out|too (old|late))\b|\b(no|not|never|didn't|haven't|did not|have not)\b.*\b(code|mail|e-?mail|it|anything)\b",
        RegexOptions.NonBacktracking)]
    private static partial Regex WantsNewCode { get; }

    /// <param name="isSpent">No further try can be right.</param>
    public async Task AnswerAsync(CodeAttempt attempt, bool isSpent, Session session)
    {
        if (attempt.Outcome is CodeOutcome.Rejected)
        {
            session.Intent = Waiting(session.State)?.Flow;
            if (isSpent)
            {
                Spent(session);
            }
            else
            {
                Rejected(session);
            }

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

        await MailAgainAsync(waiting, session);
        return true;
    }

    /// <summary>Mails a new code to who asks for one after something else came in between; false where none was awaited.</summary>
    public async Task<bool> MailedAgainAsync(UnderstoodPart part, Session session)
    {
        if (!WantsNewCode.IsMatch(TextFolding.Fold(part.Text))
            || session.State.Interrupted.LastOrDefault(open => open.Asked is Slots.Code) is not { } waiting
            || !flows.Has(waiting.Flow))
        {
            return false;
        }

        session.State = session.State with { Interrupted = session.State.Interrupted.Remove(waiting) };
        await MailAgainAsync(waiting, session);
        return true;
    }

    private async Task MailAgainAsync(OpenFlow waiting, Session session)
    {
        session.Understood(Point);
        session.Intent = waiting.Flow;
        await runner.RunAsync(waiting, session);
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
        var misses = session.Miss(Point);
        if (misses is MaxMisses)
        {
            session.Draft.State(session.Say("check.rejected_again"));
            OfferPerson(session);
            return;
        }

        session.Draft.Ask(session.Say(misses < MaxMisses ? "check.rejected" : "check.rejected_more"));
        session.Draft.Suggest(session.Label("suggest.new_code"), session.Label("suggest.person"));
    }

    /// <summary>The code is dead: the way on is a new one, or a person.</summary>
    private static void Spent(Session session)
    {
        if (Waiting(session.State) is not { } waiting)
        {
            Rejected(session);
            return;
        }

        session.Understood(Point);
        Offering.Make(session, new Offer(waiting.Flow, waiting.Slots), "check.spent");
        session.Draft.Suggest(session.Label("suggest.new_code"), session.Label("suggest.person"));
    }

    private static void OfferPerson(Session session)
    {
        Offering.Person(session, "person.offer", "cannot_answer");
        session.Draft.Suggest(session.Label("suggest.new_code"));
    }
}
