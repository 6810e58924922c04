using System.Globalization;
using Assistant.Evals.Checks;
using Assistant.Evals.Running;

namespace Assistant.Evals.Reports.Page;

/// <summary>How the page writes what it shows, the same in every language of the machine.</summary>
internal static class Shown
{
    public static string Percent(double share) => share.ToString("P1", CultureInfo.InvariantCulture);

    public static string Number(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    public static string Count(int count, string one, string more) => string.Create(CultureInfo.InvariantCulture, $"{count} {(count is 1 ? one : more)}");

    public static string Milliseconds(double time) => time < 1_000
        ? string.Create(CultureInfo.InvariantCulture, $"{time:0} ms")
        : string.Create(CultureInfo.InvariantCulture, $"{time / 1_000:0.0} s");

    /// <summary>In one word, which is also the class of its colour.</summary>
    public static string Word(CheckOutcome outcome) => Gate.Word(outcome);

    public static string Anchor(string caseId) => $"case-{caseId}";
}
