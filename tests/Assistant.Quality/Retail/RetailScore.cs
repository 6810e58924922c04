using System.Text.Json;

namespace Assistant.Quality.Retail;

/// <summary>Says of a run of the retail cases what the field's own measure says: how many end states are right; and why the rest did not pass.</summary>
internal static class RetailScore
{
    private const int MostReasons = 12;

    public static int Write(string results, TextWriter output)
    {
        using var run = JsonDocument.Parse(File.ReadAllText(results));
        foreach (var suite in run.RootElement.GetProperty("cases").EnumerateArray().GroupBy(score => score.GetProperty("suite").GetString()))
        {
            var (all, passed) = (suite.Count(), suite.Count(score => Is(score, "passed")));
            output.WriteLine($"{suite.Key}: end state right {new Proportion(suite.Count(EndsRight), all)}, passed {new Proportion(passed, all)}, inconclusive {suite.Count(score => Is(score, "inconclusive"))}");
            foreach (var reason in suite.Where(score => !Is(score, "passed")).SelectMany(Reasons).GroupBy(reason => reason).OrderByDescending(same => same.Count()).ThenBy(same => same.Key, StringComparer.Ordinal).Take(MostReasons))
                output.WriteLine($"  {reason.Count(),4} x {reason.Key}");
        }

        return 0;
    }

    private static bool Is(JsonElement result, string outcome) => result.GetProperty("outcome").GetString() == outcome;

    private static bool EndsRight(JsonElement score) => Checks(score).Any(check => Name(check) is "shop" && Is(check, "passed"));

    private static JsonElement.ArrayEnumerator Checks(JsonElement score) => score.GetProperty("checks").EnumerateArray();

    private static string? Name(JsonElement check) => check.GetProperty("check").GetString();

    /// <summary>Each once a case, without what differs from case to case.</summary>
    private static IEnumerable<string> Reasons(JsonElement score) => Checks(score).Where(check => !Is(check, "passed"))
        .SelectMany(check => check.GetProperty("problems").EnumerateArray().Select(problem => $"{Name(check)}: {Alike(problem.GetString()!)}"))
        .Distinct();

    private static string Alike(string problem)
    {
        var words = string.Join(' ', problem.Split(' ').Select(word => word.Any(char.IsDigit) ? "…" : word));
        return words.Length > 110 ? $"{words[..110]}…" : words;
    }
}
