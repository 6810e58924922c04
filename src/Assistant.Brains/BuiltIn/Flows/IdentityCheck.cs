using System.Collections.Immutable;
using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Brains.BuiltIn.References;
using Assistant.Brains.BuiltIn.Turns;
using Assistant.Core.Identity;

namespace Assistant.Brains.BuiltIn.Flows;

/// <summary>
/// The check that opens one order to a shopper who is not signed in: order number and mail address in any order, then a mailed
/// code. What is said does not depend on whether they belong together; nobody here knows.
/// </summary>
internal static class IdentityCheck
{
    public static async Task<StepEnd> RunAsync(FlowStep.Verify step, OpenFlow open, Session session)
    {
        if (IsProved(step.Level, open, session))
        {
            return new StepEnd.GoOn(open);
        }

        if (step.Level is IdentityLevel.Customer || !session.Tools.Offers(ToolNames.VerifyCustomer))
        {
            session.Draft.State(session.Say(step.Level is IdentityLevel.Customer ? "check.sign_in" : "check.not_possible"));
            Offering.Person(session, "person.offer", "action_needed");
            return new StepEnd.Over();
        }

        var known = open.Slots.ContainsKey(Slots.Order) || session.Part is not { } part || Referents.Order(part, session.State.Focus) is not { } meant
            ? open
            : open.With(Slots.Order, meant);
        return (known.Slots.GetValueOrDefault(Slots.Order), known.Slots.GetValueOrDefault(Slots.Email)) switch
        {
            (null, null) => Asking.For(Slots.Order, "check.ask_both", known, session),
            (null, _) => Asking.For(Slots.Order, "check.ask_order", known, session),
            ({ } order, null) => Asking.For(Slots.Email, "check.ask_email", known, session, ("order", order)),
            ({ } order, { } email) => await StartAsync(order, email, known, session),
        };
    }

    /// <summary>A guest has proved one order; another one needs a check of its own.</summary>
    private static bool IsProved(IdentityLevel level, OpenFlow open, Session session) =>
        session.Identity >= level
            && (session.Identity is not IdentityLevel.Guest
                || session.State.ProvedOrder is not { } proved
                || open.Slots.GetValueOrDefault(Slots.Order, proved) == proved);

    private static async Task<StepEnd> StartAsync(string order, string email, OpenFlow open, Session session)
    {
        var answer = await session.Tools.CallAsync(ToolNames.VerifyCustomer, ImmutableSortedDictionary.CreateRange(
        [
            KeyValuePair.Create("order", Slots.ToJson(Slots.Order, order)),
            KeyValuePair.Create("email", Slots.ToJson(Slots.Email, email)),
        ]));
        if (answer is not ToolAnswer.Found)
        {
            var again = open with { Slots = open.Slots.Remove(Slots.Email) };
            return Asking.For(Slots.Email, "check.ask_email", again, session, ("order", order));
        }

        session.Draft.Ask(session.Say("check.code_mailed", ("order", order), ("email", email)));
        session.Draft.Suggest(session.Label("suggest.new_code"), session.Label("suggest.person"));
        return new StepEnd.Waits(open with { Asked = Slots.Code });
    }
}
