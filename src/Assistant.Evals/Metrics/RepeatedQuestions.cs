using System.Text.RegularExpressions;
using Assistant.Evals.Checks;
using Assistant.Evals.Playing;

namespace Assistant.Evals.Metrics;

/// <summary>
/// Questions for something that the shopper had given already / questions for an order number, a mail address or a code.
/// </summary>
/// <remarks>
/// An order number and a mail address count as given once the shopper wrote them, unless a tool of that turn refused them; a code once
/// it was right, since a wrong one must be asked for again. The mail address of one order is not that of another.
/// </remarks>
internal sealed partial class RepeatedQuestions() : RatioMetric("repeated questions", higherIsBetter: false)
{
    private static readonly string[] Slots = ["order", "email", "code"];

    [GeneratedRegex(@"(\b|#)[A-Z]{1,4} ?\d{3,}\b|#\d{3,}\b", RegexOptions.IgnoreCase)]
    private static partial Regex OrderNumber { get; }

    protected override (double Sum, double Of) Count(PlayedCase played, CheckOutcome outcome) => Count(Steps(played));

    public static (int Repeated, int Asked) Count(IReadOnlyList<Step> steps) =>
        Asked(steps).ToList() is var asked ? (asked.Count(question => question.IsRepeated), asked.Count) : default;

    /// <summary>The turns that ask again, and what for.</summary>
    public static IEnumerable<(int Turn, string Slot)> Of(PlayedCase played) =>
        Asked(Steps(played)).Where(question => question.IsRepeated).Select(question => (question.Turn, question.Slot));

    private static IEnumerable<(int Turn, string Slot, bool IsRepeated)> Asked(IReadOnlyList<Step> steps)
    {
        var given = new HashSet<string>();
        var order = "";
        foreach (var (index, step) in steps.Index())
        {
            // A mail address was given for one order; another order was perhaps placed with another one.
            if (OrderNumber.Match(step.Shopper) is { Success: true } match && Plain(match.Value) is var named && named != order)
            {
                if (order.Length > 0)
                    given.Remove("email");

                order = named;
            }

            if (!step.Refused)
                given.UnionWith(Slots.Where(slot => Gives(step, slot)));

            var asks = Asking(step.Answer);
            foreach (var slot in Slots.Where(slot => Questions.Ask(asks, slot)))
                yield return (index + 1, slot, given.Contains(slot));
        }
    }

    private static IReadOnlyList<Step> Steps(PlayedCase played) =>
        [.. played.Turns.Select(turn => new Step(turn.Shopper, turn.Answer.Text, turn.Record?.ToolCalls.Any(call => call.Outcome is "refused") is true, turn.IsProved))];

    /// <summary>Without the lines that quote a page: "send us the order number" is then the page's word.</summary>
    private static string Asking(string answer) => string.Join('\n', answer.Split('\n').Where(line => !Groundedness.Markers(line).Any()));

    private static string Plain(string order) => string.Concat(order.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();

    private static bool Gives(Step step, string slot) => slot switch
    {
        "order" => OrderNumber.IsMatch(step.Shopper),
        "email" => Values.In(step.Shopper).Any(value => value.Kind is ValueKind.Email),
        _ => step.IsProved is true && (step.Shopper.Contains("code}", StringComparison.Ordinal) || Values.In(step.Shopper).Any(value => value.Text.Length is 6)),
    };

    /// <param name="Refused">A tool would not take what was given.</param>
    /// <param name="IsProved">Who writes has proved an order by now; null where that cannot be seen.</param>
    internal sealed record Step(string Shopper, string Answer, bool Refused, bool? IsProved);
}
