using Assistant.Brains.BuiltIn.Dialogue;

namespace Assistant.Brains.BuiltIn.Flows;

/// <summary>A conversation may stand in a flow that the release of its next turn no longer has: that task is forgotten, and the rest goes on.</summary>
internal static class KnownFlows
{
    public static DialogueState In(FlowLibrary flows, DialogueState state)
    {
        return state with
        {
            Active = Known(state.Active),
            Last = Known(state.Last),
            Proposed = Known(state.Proposed),
            Matters = [.. state.Matters.Where(matter => flows.Has(matter.Last.Flow))],
            Offer = state.Offer is { } offer && flows.Has(offer.Flow) ? offer : null,
            Interrupted = [.. state.Interrupted.Where(open => flows.Has(open.Flow))],
        };

        OpenFlow? Known(OpenFlow? open) => open is not null && flows.Has(open.Flow) ? open : null;
    }
}
