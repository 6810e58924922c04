using System.Text.Json;

namespace Assistant.Quality.Guards;

/// <summary>What shoppers say on any day: the examples that the built-in brain learns from, and the shoppers' turns of the evals.</summary>
internal static class OrdinaryMessages
{
    public static IReadOnlyList<string> All { get; } = [.. Examples().Concat(Evals()).Distinct(StringComparer.Ordinal)];

    private static IEnumerable<string> Examples() => Directory.EnumerateFiles(Path.Combine(TestData.Repository, "prompts", "intents"), "*.txt")
        .SelectMany(File.ReadLines).Where(line => line.Length > 0 && line[0] is not '#');

    private static IEnumerable<string> Evals()
    {
        // The conversations that are meant to be hostile are no ordinary ones.
        foreach (var folder in Directory.EnumerateDirectories(Path.Combine(TestData.Repository, "evals")).Where(folder => Path.GetFileName(folder) is not ("red-team" or "guardrails" or "baselines")))
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*.json"))
            {
                using var document = JsonDocument.Parse(File.ReadAllText(file));
                if (document.RootElement.TryGetProperty("turns", out var turns))
                {
                    foreach (var turn in turns.EnumerateArray())
                    {
                        if (turn.TryGetProperty("types", out var types) && types.ValueKind is JsonValueKind.String)
                        {
                            yield return types.GetString()!;
                        }
                    }
                }
            }
        }
    }
}
