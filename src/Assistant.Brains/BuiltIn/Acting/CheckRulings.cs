using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.Orders;
using Assistant.Brains.BuiltIn.Turns;
using Assistant.Core.Policy;

namespace Assistant.Brains.BuiltIn.Acting;

/// <summary>What the checks of a turn came to: the mildest of what was asked about; null where nothing was checked.</summary>
internal static class CheckRulings
{
    public static Ruling? OfReturn(Findings findings) => Of(findings, item => item.Return);

    public static Ruling? OfExchange(Findings findings) => Of(findings, item => item.Exchange);

    public static Ruling? OfOrder(Findings findings, Func<FoundOrder, DecisionFacts?> decided) =>
        ToolAnswer.Read(findings[ToolNames.FindOrder], OrderJson.Default.FoundOrder) is { } found ? decided(found)?.Ruling : null;

    private static Ruling? Of(Findings findings, Func<ReturnItem, DecisionFacts> decided) =>
        ToolAnswer.Read(findings[ToolNames.CheckReturn], OrderJson.Default.CheckedReturn) is { Items.IsEmpty: false } check
            ? check.Items.Where(item => Named(findings).Count is 0 || Named(findings).Contains(item.Line)).Select(item => (Ruling?)decided(item).Ruling).DefaultIfEmpty(check.Items.Min(item => decided(item).Ruling)).Min()
            : null;

    private static HashSet<string> Named(Findings findings) =>
        [.. Slots.Split(findings.Slot(Slots.Items) ?? "").Select(text => MeantUnits.Read(text).Line)];
}
