using Assistant.Brains.BuiltIn.Dialogue;

namespace Assistant.Brains.BuiltIn.Flows;

/// <summary>Asks the shopper for a value; who has answered past the question twice is offered a person instead.</summary>
internal static class Asking
{
    private const int MaxMisses = 2;

    public static StepEnd For(
        string slot, string reply, OpenFlow open, Session session, params ReadOnlySpan<(string Name, string Value)> places)
    {
        var point = $"{open.Flow}.{slot}";
        if (open.Asked == slot && session.Miss(point) >= MaxMisses)
        {
            session.Understood(point);
            Offering.Person(session, "person.offer_stuck", "cannot_answer");
            return new StepEnd.Over();
        }

        session.Draft.Ask(session.Say(reply, places));
        open = slot is Slots.Order or Slots.Email or Slots.Code ? open.With(Slots.Own, "true") : open;
        return new StepEnd.Waits(open with { Asked = slot });
    }

    public static StepEnd Suggesting(this StepEnd end, Session session, IEnumerable<string> replies)
    {
        if (end is StepEnd.Waits)
        {
            session.Draft.Suggest(replies);
        }

        return end;
    }
}
