using System.Collections.Frozen;

namespace Assistant.Evals.Simulation.Typing;

/// <summary>How people in a hurry write common words.</summary>
internal static class ShortForms
{
    public static FrozenDictionary<string, string> All { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["please"] = "pls",
        ["you"] = "u",
        ["your"] = "ur",
        ["are"] = "r",
        ["thanks"] = "thx",
        ["because"] = "cuz",
        ["tomorrow"] = "tmrw",
        ["message"] = "msg",
        ["before"] = "b4",
        ["what's"] = "whats",
        ["number"] = "no.",
        ["quickly"] = "asap",
        ["minutes"] = "mins",
        ["though"] = "tho",
        ["through"] = "thru",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
}
