using Assistant.Brains.BuiltIn.Answers;
using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.Turns;
using Assistant.Core.Policy;

namespace Assistant.Brains.BuiltIn.Orders;

/// <summary>Why something cannot go back: the pages' own sentences, and what else there is.</summary>
internal sealed class ReturnReasonsComposer : IComposer
{
    /// <summary>Reasons whose rule is said in the page's own words, once for all items.</summary>
    private static readonly HashSet<Why> Rules = [Why.WindowOver, Why.WindowBegins, Why.SeasonApplies];

    public string Name => "return_reasons";

    public string? Compose(Findings findings, Session session)
    {
        if (ToolAnswer.Read(findings[ToolNames.CheckReturn], OrderJson.Default.CheckedReturn) is not { Items.IsEmpty: false } check)
        {
            return null;
        }

        OrderFocus.Set(check, session);
        var against = check.Items.Where(item => item.Return.Ruling is not Ruling.Allowed).ToList();
        var paragraphs = against.Select(item => string.Join(' ', [
            DecisionWords.Sentence($"{item.Title}: {DecisionWords.Clauses(item.Return.All, item.Return.Ruling, ActionKind.Return, session)}"),
            .. DecisionWords.Sentences(item.Return.All.Where(reason => reason.Ruling == item.Return.Ruling)),
        ]));
        return against.Count is 0
            ? session.Say("decision.nothing_against", ("order", check.Order))
            : string.Join("\n\n", paragraphs.Append(session.Say("decision.person_can_look")));
    }
}
