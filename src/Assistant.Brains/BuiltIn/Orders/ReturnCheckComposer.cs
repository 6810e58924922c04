using System.Collections.Immutable;
using Assistant.Brains.BuiltIn.Answers;
using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.References;
using Assistant.Brains.BuiltIn.Turns;
using Assistant.Core.Policy;

namespace Assistant.Brains.BuiltIn.Orders;

/// <summary>Per item of an order whether it can go back, until when and why; then what all that can would come to.</summary>
internal sealed class ReturnCheckComposer(ActionKind action) : IComposer
{
    public string Name => action is ActionKind.Exchange ? "exchange_check" : "return_check";

    public string? Compose(Findings findings, Session session)
    {
        if (ToolAnswer.Read(findings[ToolNames.CheckReturn], OrderJson.Default.CheckedReturn) is not { Items.IsEmpty: false } check)
        {
            return null;
        }

        OrderFocus.Set(check, session);
        var meant = (findings.Slot(Slots.Items) is null ? Meant(check.Items, session) : check.Items).ToList();
        OrderFocus.SpokeOf(Of(meant[0]), findings, session);
        if (meant.Count < check.Items.Length && session.State.Last is { } last)
        {
            // "And if I have worn them?" goes on about these.
            session.State = session.State with { Last = last.With(Slots.Items, Slots.Join(meant.Select(item => item.Line))) };
        }

        if (ClaimCheckComposer.Claims(meant, session) is { } claims && meant.TrueForAll(item => Of(item).All.Any(reason => reason.Why is Why.WindowOver)))
        {
            // Too late for a change of mind, which this is not: what holds for the fault comes first.
            return string.Join("\n\n", claims, Rulings(meant, check.Order, session));
        }

        return string.Join("\n\n", new[]
        {
            Rulings(meant, check.Order, session),
            string.Join(' ', DecisionWords.Sentences(meant.Select(Of).SelectMany(decision => decision.All.Where(reason => DecisionWords.IsQuoted(reason, decision.Ruling))))) is { Length: > 0 } rules ? rules : null,
            ClaimCheckComposer.Claims(meant, session),
            Money(meant, check, session),
        }.OfType<string>());
    }

    private string Rulings(List<ReturnItem> meant, string order, Session session) => meant is [var only] ? One(only, order, session)
        : $"{session.Say(Opening(meant), ("order", order))}\n{Phrases.Bullets(meant.Select(item => $"{Counted(item)}: {Clauses(item, session)}"))}";

    private string One(ReturnItem item, string order, Session session) => DecisionWords.Sentence(session.Say(
        $"{Key}_one{Of(item).Ruling switch { Ruling.Allowed => "_yes", Ruling.Refused => "_no", _ => "" }}",
        ("item", Counted(item)),
        ("order", order),
        ("clauses", Clauses(item, session))));

    private string Key => action is ActionKind.Exchange ? "decision.exchange" : "decision.return";

    private DecisionFacts Of(ReturnItem item) => action is ActionKind.Exchange ? item.Exchange : item.Return;

    private static string Counted(ReturnItem item) => OrderWords.Counted(item.Quantity, item.Title);

    /// <summary>What decides about the item; what decides about the order as a whole only where it stands against it.</summary>
    private string Clauses(ReturnItem item, Session session)
    {
        var decision = Of(item);
        var reasons = decision.Ruling is Ruling.Allowed ? decision.Items.SelectMany(line => line.Reasons) : decision.All;
        return DecisionWords.Clauses(reasons, decision.Ruling, action, session) is { Length: > 0 } clauses
            ? clauses
            : session.Say(decision.Ruling is Ruling.Allowed ? "decision.can" : "decision.person");
    }

    /// <summary>What is so for all of them is said once, before the list.</summary>
    private string Opening(List<ReturnItem> items) => items.Select(item => Of(item).Ruling).Distinct().ToList() switch
    {
        [Ruling.Allowed] => $"{Key}_yes",
        [Ruling.Refused] when items.TrueForAll(item => Of(item).All.Any(reason => reason.Why is Why.NotDelivered)) => $"{Key}_not_yet",
        [Ruling.Refused] => $"{Key}_no",
        _ => $"{Key}_some",
    };

    /// <summary>The sums of all that can go back, or of the one item that is meant.</summary>
    private string? Money(List<ReturnItem> meant, CheckedReturn check, Session session)
    {
        var decision = meant is [var only] ? Of(only) : meant.Count == check.Items.Length ? check.Together : null;
        return decision switch
        {
            null or { Ruling: Ruling.Refused } => null,
            { Action: ActionKind.Exchange } => string.Join(' ', DecisionWords.Costs(decision, session)) is { Length: > 0 } costs ? costs : null,
            _ when action is ActionKind.Exchange => null,
            { Ruling: Ruling.Allowed or Ruling.NeedsApproval } => DecisionWords.Money(decision, session),
            _ when meant.Count > 1 && DecisionWords.Clauses(decision.Reasons, decision.Ruling, decision.Action, session) is { Length: > 0 } clauses => DecisionWords.Sentence(clauses),
            _ => null,
        };
    }

    /// <summary>"Can I return the tent?" is not about the boots.</summary>
    private static IEnumerable<ReturnItem> Meant(ImmutableArray<ReturnItem> items, Session session)
    {
        var text = session.Part?.Text ?? "";
        if (ReturnWords.Kept(text) is { } kept)
        {
            // "Keep the tent" is about all the others.
            var others = items.Except(TitleWords.Meant(kept, items, item => [item.Title])).ToList();
            return others.Count > 0 ? others : items;
        }

        return TitleWords.Meant(text, items, item => [item.Title]) is { Count: > 0 } named ? named : items;
    }
}
