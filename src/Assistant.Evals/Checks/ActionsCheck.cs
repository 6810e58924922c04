using System.Text.Json;
using Assistant.Core.Actions;
using Assistant.Evals.Cases;
using Assistant.Evals.Playing;

namespace Assistant.Evals.Checks;

/// <summary>The change of the shop that an answer shows or tells of.</summary>
internal sealed class ActionsCheck() : PlainCheck("actions")
{
    protected override IEnumerable<string>? Problems(PlayedCase played)
    {
        var turns = played.Turns.Where(turn => turn.Expect?.Action is not null).ToList();
        return turns.Count is 0 ? null : turns.SelectMany(turn => Problems(turn.Expect!.Action!, turn.Answer.Action).Select(problem => $"turn {turn.Number}: {problem}"));
    }

    private static IEnumerable<string> Problems(ActionExpectation wanted, ActionNote? told)
    {
        if (wanted.Tool is ActionExpectation.None || told is null)
        {
            return (wanted.Tool is ActionExpectation.None, told) switch
            {
                (true, null) => [],
                (true, { } shown) => [$"tells of {shown.Kind} ({StateName(shown.State)})"],
                _ => ["tells of no change"],
            };
        }

        var text = string.Join('\n', told.Summary.Facts.Select(fact => $"{fact.Label}: {fact.Value}").Concat(told.Summary.Lines.Select(line => $"{line.Quantity} {line.Title} {line.Note}")));
        return
        [
            .. Differs("the change", told.Kind, wanted.Tool),
            .. Differs("its state", StateName(told.State), wanted.State),
            .. wanted.Amount is { } amount && told.Summary.Amount?.Minor != amount ? [$"the amount is {told.Summary.Amount?.Minor.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "none"}, not {amount}"] : (string[])[],
            .. wanted.RefundTo is { } to && told.Summary.RefundTo?.Contains(to, StringComparison.OrdinalIgnoreCase) is not true ? [$"the money goes to {told.Summary.RefundTo ?? "nobody"}, not {to}"] : (string[])[],
            .. wanted.Items.IsEmpty ? [] : Items(wanted, told),
            .. wanted.Says.Where(words => !TextMatch.Holds(text, words)).Select(words => $"the card does not say {words}"),
        ];
    }

    private static IEnumerable<string> Items(ActionExpectation wanted, ActionNote told)
    {
        var left = told.Summary.Lines.Select(line => line.Title).ToList();
        foreach (var item in wanted.Items)
        {
            var at = left.FindIndex(title => title.Contains(item, StringComparison.OrdinalIgnoreCase));
            if (at < 0)
                yield return $"{item} is not on the card";
            else
                left.RemoveAt(at);
        }

        foreach (var other in left)
            yield return $"{other} is on the card";
    }

    private static IEnumerable<string> Differs(string what, string actual, string? wanted) =>
        wanted is null || wanted == actual ? [] : [$"{what} is {actual}, not {wanted}"];

    private static string StateName(ActionNoteState state) => JsonNamingPolicy.CamelCase.ConvertName(state.ToString());
}
