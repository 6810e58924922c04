using System.Collections.Immutable;

namespace Assistant.Evals.Simulation.Talking;

/// <summary>What shoppers say around the matter.</summary>
internal static class SmallTalk
{
    public static ImmutableArray<string> Thanks { get; } = ["Thanks!", "Great, thank you.", "Perfect, that's all.", "OK thanks, bye.", "Good to know, thanks."];

    public static ImmutableArray<string> Why { get; } = ["Why do you need that?", "What do you need that for?", "Is that really necessary?"];

    /// <summary>Answers to these reach no goal.</summary>
    public static ImmutableArray<string> Beside { get; } = ["And how long does that take?", "Are you sure?", "Is that always so?", "OK. And how do I know that?"];

    public static ImmutableArray<string> Yes { get; } = ["Yes please", "Yes, do that", "OK, please do"];

    /// <summary>Whether a suggestion says yes to the person who was offered.</summary>
    public static bool Accepts(string suggestion) =>
        suggestion.StartsWith("Yes", StringComparison.OrdinalIgnoreCase) || suggestion.Contains("person", StringComparison.OrdinalIgnoreCase);
}
