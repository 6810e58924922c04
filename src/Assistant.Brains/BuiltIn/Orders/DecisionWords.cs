using System.Text.Json;
using Assistant.Brains.BuiltIn.Answers;
using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Core.Policy;
using Assistant.Core.Policy.Rules;

namespace Assistant.Brains.BuiltIn.Orders;

/// <summary>Puts a decision into words: each reason is a reply of its own, with the mark of the passage that says so behind it.</summary>
internal static class DecisionWords
{
    /// <summary>Reasons that a shopper should know although nothing is refused for them.</summary>
    private static readonly HashSet<Why> Conditions = [Why.OnlySealed, Why.OnlyUnopened, Why.RefundMayBeLess, Why.KeepIt, Why.FaultAssumed];

    private const int OftenEnough = 2;

    /// <summary>Reasons whose rule is said in the page's own words beside the clauses; what a person arranges is bound to its days as well.</summary>
    public static bool IsQuoted(DecisionFacts.Reason reason, Ruling ruling) =>
        reason.Why is Why.WindowOver or Why.WindowBegins or Why.SeasonApplies || (ruling is Ruling.NeedsPerson && reason.Why is Why.WithinWindow);

    /// <summary>What decided: the reasons that come to the decision, then the conditions it stands under.</summary>
    public static string Clauses(IEnumerable<DecisionFacts.Reason> reasons, Ruling ruling, ActionKind action, Session session)
    {
        var told = reasons.ToList();
        var deciding = told.Where(reason => reason.Ruling == ruling && !IsCondition(reason));
        var conditions = told.Where(reason => ruling is not Ruling.Refused && IsCondition(reason));
        return string.Join("; ", deciding.Concat(conditions).Select(reason => Clause(reason, action, session)).OfType<string>().Distinct());
    }

    private static bool IsCondition(DecisionFacts.Reason reason) => reason.Ruling is Ruling.Allowed && Conditions.Contains(reason.Why);

    /// <summary>Null for a reason that needs no words.</summary>
    public static string? Clause(DecisionFacts.Reason reason, ActionKind action, Session session)
    {
        if (KeyOf(reason, action, session) is not { } key)
        {
            return null;
        }

        var said = session.Say(
            key,
            ("day", reason.Day is { } day ? session.Days.Words(day) : ""),
            ("amount", reason.Amount?.Text ?? ""),
            ("says", Words(reason.Says)));
        return $"{said}{Mark(reason.Says)}";
    }

    private static string? KeyOf(DecisionFacts.Reason reason, ActionKind action, Session session)
    {
        var why = JsonNamingPolicy.SnakeCaseLower.ConvertName(reason.Why.ToString());
        var kind = JsonNamingPolicy.SnakeCaseLower.ConvertName(action.ToString());
        var ruled = reason.Ruling is Ruling.NeedsPerson ? "_person" : reason.Ruling is Ruling.Allowed ? "_allowed" : "_refused";
        string[] keys = [$"why.{kind}.{why}{ruled}", $"why.{why}{ruled}", $"why.{kind}.{why}", $"why.{why}"];
        return keys.FirstOrDefault(session.Knows);
    }

    /// <summary>The pages' own sentences behind a decision, each once, with their marks.</summary>
    public static IEnumerable<string> Sentences(IEnumerable<DecisionFacts.Reason> reasons) => reasons
        .Where(reason => reason.Says is not null)
        .DistinctBy(reason => reason.Says!.Text)
        .Select(reason => $"{Words(reason.Says)}{Mark(reason.Says)}");

    /// <summary>What comes back, what is taken off, where it goes and how long that takes; null where no money moves.</summary>
    public static string? Money(DecisionFacts decision, Session session)
    {
        if (decision.Money is not { Refund: { } refund } money)
        {
            return null;
        }

        var sum = decision.All.Any(reason => reason.Why is Why.RefundMayBeLess) ? session.Say("decision.refund_at_most", ("refund", refund.Text))
            : money.Fee is null && money.Delivery is null ? session.Say("decision.refund", ("refund", refund.Text))
            : session.Say("decision.refund_of", ("refund", refund.Text), ("goods", money.Goods.Text));
        return string.Join(' ', [$"{sum}.", .. Costs(decision, reason => IsNews(reason, decision.Action, session), session), .. money.Parts.Select(part => Part(part, money.Parts.Length is 1, session))]);
    }

    /// <summary>What is taken off and why, or why nothing is, a sentence each.</summary>
    public static IEnumerable<string> Costs(DecisionFacts decision, Session session) => Costs(decision, _ => true, session);

    /// <summary>What has no figure and was said so often is known.</summary>
    private static bool IsNews(DecisionFacts.Reason reason, ActionKind action, Session session) =>
        reason.Amount is not null || KeyOf(reason, action, session) is not { } key || session.State.Said.GetValueOrDefault(key) < OftenEnough;

    private static IEnumerable<string> Costs(DecisionFacts decision, Func<DecisionFacts.Reason, bool> isTold, Session session) => decision.Reasons
        .Where(reason => reason.Why is Why.Fee or Why.NoFee or Why.FreeForReason or Why.FreeForRefund or Why.OwnCarrier or Why.DeliveryRefunded)
        .Where(isTold)
        .Select(reason => Clause(reason, decision.Action, session))
        .OfType<string>()
        .Select(Sentence);

    /// <summary>A clause as a sentence of its own; its mark stays behind it.</summary>
    public static string Sentence(string clause)
    {
        var mark = clause.EndsWith(']') ? clause.LastIndexOf(" [", StringComparison.Ordinal) : -1;
        var text = mark < 0 ? clause : clause[..mark];
        return $"{Upper(text)}{(text is [.., '.' or '!' or '?'] ? "" : ".")}{(mark < 0 ? "" : clause[mark..])}";
    }

    private static string Upper(string text) => text.Length is 0 ? text : $"{char.ToUpperInvariant(text[0])}{text[1..]}";

    /// <param name="isAll">Whether it is all of the refund, so that its amount was said already.</param>
    private static string Part(DecisionFacts.Part part, bool isAll, Session session)
    {
        var to = part.Method ?? session.Label(part.To is RefundTo.StoreCredit ? "decision.store_credit" : "decision.new_gift_card");
        var key = part switch
        {
            { Reserved: true, Arrives: null } => "decision.released",
            { Reserved: true } => "decision.released_in",
            { Arrives: null } => "decision.goes_to",
            { Arrives: "0" } => "decision.goes_to_at_once",
            _ => "decision.goes_to_in",
        };
        var amount = isAll ? session.Label("decision.it") : part.Amount.Text;
        return Sentence($"{session.Say(key, ("amount", amount), ("method", to), ("days", part.Arrives ?? ""))}{(part.Arrives is null ? "" : Mark(part.Says))}");
    }

    private static string Words(DecisionFacts.Statement? statement)
    {
        var text = statement?.Text.TrimStart() ?? "";
        return text.StartsWith("- ", StringComparison.Ordinal) ? text[2..] : text;
    }

    private static string Mark(DecisionFacts.Statement? statement) => statement is null ? "" : $" [{statement.Source}]";
}
