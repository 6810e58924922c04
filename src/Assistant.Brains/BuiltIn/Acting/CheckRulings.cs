using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.Orders;
using Assistant.Brains.BuiltIn.Turns;
using Assistant.Core.Policy;

namespace Assistant.Brains.BuiltIn.Acting;

/// <summary>What the checks of a turn came to: the mildest of what was asked about; null where nothing was checked.</summary>
internal static class CheckRulings
{
    /// <param name="lines">Those that were spoken of; empty for all.</param>
    public static Ruling? OfReturn(Findings findings, IReadOnlyCollection<string> lines) => Of(findings, lines, item => item.Return);

    public static Ruling? OfExchange(Findings findings, IReadOnlyCollection<string> lines) => Of(findings, lines, item => item.Exchange);

    public static Ruling? OfOrder(Findings findings, Func<FoundOrder, DecisionFacts?> decided) =>
        ToolAnswer.Read(findings[ToolNames.FindOrder], OrderJson.Default.FoundOrder) is { } found ? decided(found)?.Ruling : null;

    private static Ruling? Of(Findings findings, IReadOnlyCollection<string> lines, Func<ReturnItem, DecisionFacts> decided) =>
        ToolAnswer.Read(findings[ToolNames.CheckReturn], OrderJson.Default.CheckedReturn) is { Items.IsEmpty: false } check
            ? check.Items.Where(item => lines.Count is 0 || lines.Contains(item.Line)).Select(item => (Ruling?)decided(item).Ruling).DefaultIfEmpty(check.Items.Min(item => decided(item).Ruling)).Min()
            : null;
}
