using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Assistant.Brains.BuiltIn.Answers;
using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.Orders;
using Assistant.Brains.BuiltIn.Turns;
using Assistant.Core.Policy;

namespace Assistant.Brains.BuiltIn.Acting;

/// <summary>Why a change was not proposed: the reasons of the decision with their sentences, and what can be done instead.</summary>
internal sealed partial class RefusalComposer : IComposer
{
    [GeneratedRegex("_|schema|argument|left out|leave the")]
    private static partial Regex ForBrains { get; }

    public string Name => "refusal";

    public string? Compose(Findings findings, Session session)
    {
        if (ToolNames.Writes.Select(tool => findings[tool]).OfType<ToolAnswer.Refused>().FirstOrDefault() is not { } refused)
        {
            return null;
        }

        if (Read(refused.Decision) is not { } decision)
        {
            // What tells a brain how to mend its call is nothing for a shopper.
            return ForBrains.IsMatch(refused.Explanation) ? session.Say("act.not_possible") : session.Say("act.wrong", ("why", refused.Explanation));
        }

        OrderFocus.SpokeOf(decision, findings, session);
        var lines = OrderFacts.Of(findings[ToolNames.FindOrder]) is { } order ? ItemLine.Of(order) : [];
        var able = decision.Items.Where(item => item.Ruling is Ruling.Allowed or Ruling.NeedsApproval).ToList();
        var isPartly = able.Count > 0 && able.Count < decision.Items.Length && decision.Reasons.All(reason => reason.Ruling is Ruling.Allowed or Ruling.NeedsApproval);
        return isPartly ? Partly(decision, able, lines, findings, session) : All(decision, lines, findings, session);
    }

    private static DecisionFacts? Read(JsonElement? decision)
    {
        try
        {
            return decision?.Deserialize(OrderJson.Default.DecisionFacts);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What cannot be done is explained; the rest is offered.</summary>
    private static string Partly(DecisionFacts decision, List<DecisionFacts.Line> able, List<ItemLine> lines, Findings findings, Session session)
    {
        var subject = ActSubject.Of(decision.Action);
        var against = decision.Items.Except(able).ToList();
        var text = Reasons(against, decision, lines, session);
        if (session.State.Last is { } last)
        {
            var slots = findings.Slots
                .SetItem(Slots.Items, Slots.Join(able.Select(item => Units(item, lines))))
                .SetItem(Slots.Wanted, "true");
            slots = slots.TryGetValue(Slots.Replacements, out var replacements)
                ? slots.SetItem(Slots.Replacements, Slots.Join(Slots.Split(replacements).Where(text => able.Exists(item => item.Id == MeantReplacement.Read(text).Item.Line))))
                : slots;
            Offering.Make(session, new Offer(last.Flow, slots), $"{subject}.shall_i_rest", ("items", Phrases.And([.. able.Select(item => Counted(item, lines))])));
        }

        return text;
    }

    private static string All(DecisionFacts decision, List<ItemLine> lines, Findings findings, Session session)
    {
        var subject = ActSubject.Of(decision.Action);
        var order = findings.Slot(Slots.Order) ?? "";
        var text = decision.Items is [var only] && decision.Action is ActionKind.Return or ActionKind.Exchange
            ? Joined(One(decision, only, subject, order, lines, session), Quoted([only], decision))
            : decision.Items.Length > 1 && decision.Items.Any(item => item.Reasons.Any(reason => reason.Ruling == decision.Ruling))
                ? Reasons([.. decision.Items], decision, lines, session)
                : Joined(session.Say(Key(subject, decision), ("order", order)), Sentence(DecisionWords.Clauses(decision.All, decision.Ruling, decision.Action, session)));
        return Joined(text, Instead(decision, lines, findings, session));
    }

    private static string One(DecisionFacts decision, DecisionFacts.Line item, string subject, string order, List<ItemLine> lines, Session session) =>
        DecisionWords.Sentence(session.Say(
            decision.Ruling is Ruling.Refused ? $"decision.{subject}_one_no" : $"decision.{subject}_one",
            ("item", Counted(item, lines)),
            ("order", order),
            ("clauses", DecisionWords.Clauses(item.Reasons.Concat(decision.Reasons), decision.Ruling, decision.Action, session) is { Length: > 0 } clauses ? clauses : session.Say("decision.person"))));

    private static string Reasons(List<DecisionFacts.Line> against, DecisionFacts decision, List<ItemLine> lines, Session session)
    {
        var said = against.Select(item => $"{Counted(item, lines)}: {DecisionWords.Clauses(item.Reasons.Concat(decision.Reasons), item.Ruling, decision.Action, session)}");
        var subject = ActSubject.Of(decision.Action);
        return string.Join("\n\n", new[]
        {
            $"{session.Say($"decision.{subject}_items_no")}\n{Phrases.Bullets(said)}",
            Quoted(against, decision),
        }.OfType<string>());
    }

    private static string? Quoted(List<DecisionFacts.Line> lines, DecisionFacts decision) =>
        string.Join(' ', DecisionWords.Sentences(lines.SelectMany(line => line.Reasons).Concat(decision.Reasons).Where(reason => DecisionWords.IsQuoted(reason, decision.Ruling)))) is { Length: > 0 } quoted ? quoted : null;

    /// <summary>An address in another country was never possible, whatever is still possible now: the reply must not say that it is too late.</summary>
    private static string Key(string subject, DecisionFacts decision) =>
        decision.Ruling is not Ruling.Refused ? $"decision.{subject}_person"
        : decision.All.Where(reason => reason.Ruling is Ruling.Refused).All(reason => reason.Why is Why.OtherCountry) ? $"decision.{subject}_elsewhere"
        : $"decision.{subject}_no";

    /// <summary>Offers what the decision names instead, where the assistant can do it and it can be done now.</summary>
    private static string? Instead(DecisionFacts decision, List<ItemLine> lines, Findings findings, Session session)
    {
        if (decision.Instead.IsDefaultOrEmpty || decision.Ruling is not Ruling.Refused)
        {
            return null;
        }

        var slots = ImmutableSortedDictionary<string, string>.Empty.Add(Slots.Wanted, "true");
        slots = findings.Slot(Slots.Order) is { } order ? slots.Add(Slots.Order, order) : slots;
        slots = findings.Slot(Slots.Items) is { } items ? slots.Add(Slots.Items, items) : slots;
        if (decision.Instead.Contains(ActionKind.Return))
        {
            if (!lines.Exists(line => line.Delivered > 0))
            {
                return session.Say("decision.return_instead");
            }

            Make(WellKnown.ReturnItem, ToolNames.CreateReturn, "return.shall_i_instead");
        }
        else if (decision.Instead.Contains(ActionKind.Cancel))
        {
            Make(WellKnown.CancelOrder, ToolNames.CancelOrder, "cancel.shall_i_instead");
        }

        return null;

        void Make(string flow, string tool, string ask)
        {
            if (session.Tools.Offers(tool))
            {
                Offering.Make(session, new Offer(flow, slots), ask, ("order", findings.Slot(Slots.Order) ?? ""));
            }
        }
    }

    private static string Units(DecisionFacts.Line item, List<ItemLine> lines) =>
        new MeantUnits(item.Id ?? "", lines.Find(line => line.Line == item.Id) is { } line && line.Quantity > item.Quantity ? item.Quantity : null).Write();

    private static string Counted(DecisionFacts.Line item, List<ItemLine> lines) =>
        OrderWords.Counted(item.Quantity, lines.Find(line => line.Line == item.Id)?.Label(lines) ?? item.Id ?? "");

    private static string? Sentence(string clauses) => clauses.Length is 0 ? null : DecisionWords.Sentence(clauses);

    private static string Joined(params IEnumerable<string?> sentences) => string.Join(' ', sentences.OfType<string>());
}
