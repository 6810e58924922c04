using System.Text.Json;
using Assistant.Core.Guardrails.Injection;

namespace Assistant.Quality.Guards;

/// <summary>How many prompt injections are found among real ones, and how many harmless prompts are taken for one.</summary>
internal static class InjectionReport
{
    private const int Folds = 5;

    public static void Write(string data, TextWriter output, bool showErrors)
    {
        var prompts = File.ReadLines(Path.Combine(data, "guard", "injection_dev.jsonl"))
            .Select(line => JsonSerializer.Deserialize<Prompt>(line, JsonSerializerOptions.Web)!).ToList();
        var found = prompts.ConvertAll(prompt => (Prompt: prompt, Injection: InjectionSigns.In(prompt.Text)));
        output.WriteLine($"injection: attacks recognised {Of(found, label: 1)}, harmless taken for one {Of(found, label: 0)}; aimed at the rules alone: "
            + $"{Of(found.ConvertAll(pair => (pair.Prompt, Injection: pair.Injection is { IsAttack: true } ? pair.Injection : null)), label: 1)}");

        // Nothing is fitted to these prompts, so that a fold is no more than a sample: how far the figures swing.
        var folds = Enumerable.Range(0, Folds).Select(fold => found.Where((_, i) => i % Folds == fold).ToList());
        output.WriteLine("  by fifths: " + string.Join(", ", folds.Select(fold => $"{Of(fold, label: 1).Value:0.00}/{Of(fold, label: 0).Value:0.00}")));
        foreach (var (prompt, injection) in showErrors ? found.Where(pair => pair.Prompt.Label is 1 != pair.Injection is not null) : [])
        {
            output.WriteLine($"  {(prompt.Label is 1 ? "missed" : "taken for " + string.Join(',', injection!.Kinds))}: {prompt.Text[..Math.Min(120, prompt.Text.Length)].ReplaceLineEndings(" ")}   "
                + InjectionSigns.Patterns.Find(prompt.Text).FirstOrDefault(hit => hit.Kind is not "shop")?.Pattern);
        }

        var taken = OrdinaryMessages.All.Where(text => InjectionSigns.In(text) is not null).ToList();
        output.WriteLine($"  ordinary messages marked {new Proportion(taken.Count, OrdinaryMessages.All.Count)}, of which aimed at the rules {taken.Count(text => InjectionSigns.In(text) is { IsAttack: true })}");
        foreach (var text in showErrors ? taken : [])
        {
            output.WriteLine($"  {string.Join(',', InjectionSigns.In(text)!.Kinds)}: {text}   {InjectionSigns.Patterns.Find(text).First(hit => hit.Kind is not "shop").Pattern}");
        }
    }

    private static Proportion Of(List<(Prompt Prompt, InjectionSigns? Injection)> found, int label) =>
        new(found.Count(pair => pair.Prompt.Label == label && pair.Injection is not null), found.Count(pair => pair.Prompt.Label == label));

    private sealed record Prompt(string Text, int Label);
}
