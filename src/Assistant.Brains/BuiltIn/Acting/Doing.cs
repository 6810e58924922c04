using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.Turns;
using Assistant.Core.Identity;

namespace Assistant.Brains.BuiltIn.Acting;

/// <summary>Which steps of a flow are made: what the shopper wants done is another way through it than what they only ask about.</summary>
internal sealed class Doing(FlowLibrary flows)
{
    public bool IsMade(FlowStep step, Flow flow, OpenFlow open, Session session) => step.If switch
    {
        StepCondition.Own => OwnOrders.AreMeant(open, session),
        StepCondition.Wanted => IsToBeDone(flow, open, session),
        StepCondition.Asked => !IsToBeDone(flow, open, session),
        StepCondition.General => !IsToBeDone(flow, open, session) || IsStranger(open, session),
        _ => true,
    };

    /// <summary>Nobody is signed in, and nothing is said yet by which an order could be found.</summary>
    public static bool IsStranger(OpenFlow open, Session session) =>
        session.Identity is IdentityLevel.None && open.Asked is null && !open.Slots.ContainsKey(Slots.Order) && !open.Slots.ContainsKey(Slots.Email);

    /// <summary>The tool by which a flow, or one that it turns to, proposes a change; null where it proposes none.</summary>
    public string? ToolOf(Flow flow) => flow.WriteTool ?? flow.Steps.OfType<FlowStep.TurnTo>().Select(turn => flows[turn.Flow].WriteTool).FirstOrDefault(tool => tool is not null);

    private bool IsToBeDone(Flow flow, OpenFlow open, Session session) => open.Slots.ContainsKey(Slots.Wanted) && CanBeDone(flow, session);

    /// <summary>Whether the tool is offered, or would be to somebody who is known: a visitor is offered none.</summary>
    private bool CanBeDone(Flow flow, Session session) =>
        ToolOf(flow) is { } tool && (session.Tools.Offers(tool) || session.Identity < Needed(flow));

    private static IdentityLevel Needed(Flow flow) =>
        flow.Steps.OfType<FlowStep.Verify>().Where(verify => verify.If is StepCondition.Wanted).Select(verify => verify.Level).DefaultIfEmpty(IdentityLevel.None).Max();
}
