using System.Collections.Immutable;
using System.Text.Json;
using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.Orders;
using Assistant.Brains.BuiltIn.Turns;

namespace Assistant.Brains.BuiltIn.Acting;

/// <summary>
/// Calls a tool that proposes a change. A change that is planned ends the turn with the server's card, so the dialogue has to be as it
/// should be afterwards before it knows: nothing waits, and the task is remembered with all that it was made of.
/// </summary>
internal static class Proposing
{
    public static async Task<ToolAnswer> CallAsync(
        string tool, ImmutableSortedDictionary<string, JsonElement> arguments, OpenFlow open, Findings findings, Session session)
    {
        if (OrderFacts.Of(findings[ToolNames.FindOrder]) is { } order)
        {
            OrderFocus.Set(order, session);
        }

        var before = session.State;
        var proposed = open with { Asked = null };
        session.State = before with { Active = null, Last = proposed, Proposed = proposed };
        var answer = await session.Tools.CallAsync(tool, arguments);

        // It was not planned after all, and the dialogue goes on.
        session.State = session.State with { Active = before.Active, Last = before.Last, Proposed = before.Proposed };
        return answer;
    }
}
