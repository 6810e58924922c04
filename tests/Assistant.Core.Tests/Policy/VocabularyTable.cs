using Assistant.Core.Policy.Rules;

namespace Assistant.Core.Tests.Policy;

/// <summary>The vocabulary as the table of docs/policy-rules.md.</summary>
internal static class VocabularyTable
{
    public static string Written => string.Join('\n',
        ["| Rule | Value | What it decides | Can be narrowed by |", "|---|---|---|---|", .. RuleVocabulary.All.Select(Row)]);

    private static string Row(RuleKind kind) => $"| `{kind.Name}` | {kind.Expected} | {kind.Meaning}{Notes(kind)} | {Narrowings(kind)} |";

    private static string Notes(RuleKind kind) => string.Concat(
    [
        kind.NeedsDefault ? " Needs one without conditions." : "",
        kind.AllHold ? " Of several that fit, all hold." : "",
        kind.PerCurrency ? " One per currency." : "",
        kind.Required is Narrowing.Season ? " Needs a season." : kind.Required is Narrowing.None ? "" : $" Needs {Fields(kind.Required)}.",
    ]);

    private static string Narrowings(RuleKind kind) => kind.Allowed is Narrowing.None ? "nothing" : Fields(kind.Allowed);

    private static string Fields(Narrowing narrowing) => string.Join(
        ", ", Enum.GetValues<Narrowing>().Where(one => one is not Narrowing.None && narrowing.HasFlag(one)).Select(one => $"`{RuleWords.Of(one)}`"));
}
