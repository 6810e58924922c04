using Assistant.Brains.BuiltIn.Answers;
using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.Turns;
using Assistant.Core.Policy;

namespace Assistant.Brains.BuiltIn.Orders;

/// <summary>Whether something can be done with an order as it stands, why, and what would come back.</summary>
/// <param name="subject">Of the replies: <c>decision.cancel_yes</c>, <c>decision.cancel_no</c> and <c>decision.cancel_person</c>.</param>
internal sealed class OrderCheckComposer(string subject, Func<FoundOrder, DecisionFacts?> decided) : IComposer
{
    public string Name => $"{subject}_check";

    public string? Compose(Findings findings, Session session)
    {
        if (ToolAnswer.Read(findings[ToolNames.FindOrder], OrderJson.Default.FoundOrder) is not { Order: var order } found || decided(found) is not { } decision)
        {
            return null;
        }

        OrderFocus.Set(order, session);
        OrderFocus.SpokeOf(decision, findings, session);
        var lead = session.Say(
            decision.Ruling switch
            {
                Ruling.Allowed => $"decision.{subject}_yes",
                Ruling.Refused => $"decision.{subject}_no",
                _ => $"decision.{subject}_person",
            },
            ("order", order.Number));
        var clauses = DecisionWords.Clauses(decision.All, decision.Ruling, decision.Action, session);
        return string.Join(' ', new[]
        {
            lead,
            clauses.Length is 0 ? null : DecisionWords.Sentence(clauses),
            decision.Ruling is Ruling.Allowed ? DecisionWords.Money(decision, session) : null,
            MayReturn(decision) ? session.Say("decision.return_instead") : null,
        }.OfType<string>());
    }

    private static bool MayReturn(DecisionFacts decision) =>
        decision is { Ruling: Ruling.Refused, Instead.IsDefaultOrEmpty: false } && decision.Instead.Contains(ActionKind.Return);
}
