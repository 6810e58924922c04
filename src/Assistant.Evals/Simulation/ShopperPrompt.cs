using Assistant.Evals.Cases;
using Assistant.Evals.Stages;
using Assistant.Hosting;

namespace Assistant.Evals.Simulation;

/// <summary>What a model is told that writes a simulated shopper's words: <c>prompts/simulation/shopper.md</c>.</summary>
internal sealed class ShopperPrompt(string template)
{
    /// <summary>What the model writes when the shopper leaves.</summary>
    public const string Leaves = "[leaves]";

    /// <exception cref="EvalSetupException">There is no such file.</exception>
    public static ShopperPrompt Load(Roots roots)
    {
        var path = roots.Resolve(Path.Combine("prompts", "simulation", "shopper.md"));
        return File.Exists(path)
            ? new ShopperPrompt(File.ReadAllText(path))
            : throw new EvalSetupException($"A model cannot play a shopper without its prompt. Put it into {path}.");
    }

    public string For(SimulatedShopper shopper) => template
        .Replace("{goals}", Lines(shopper.Goals.Select((goal, index) => $"{index + 1}. {Wish(goal)}")), StringComparison.Ordinal)
        .Replace("{knows}", Lines(shopper.Knows.Select(known => $"- {known.Key}: {known.Value}")), StringComparison.Ordinal)
        .Replace("{mood}", shopper.Mood, StringComparison.Ordinal)
        .Replace("{typing}", shopper.Typing, StringComparison.Ordinal)
        .Replace("{persona}", shopper.Persona, StringComparison.Ordinal)
        .Replace("{leaves}", Leaves, StringComparison.Ordinal);

    private static string Wish(ShopperGoal goal) =>
        goal.Instead.IsEmpty ? goal.Says[0] : $"{goal.Says[0]} After the first answer you change your mind: {goal.Instead[0]}";

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines) is { Length: > 0 } all ? all : "- nothing";
}
