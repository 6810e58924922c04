using System.Collections.Frozen;

namespace Assistant.Brains.BuiltIn.Products;

/// <summary>What shoppers say for an attribute that is called something else: "how heavy" asks for the weight.</summary>
internal static class AttributeWords
{
    private static readonly FrozenDictionary<string, string> ByWord = new Dictionary<string, string>
    {
        ["heavy"] = "weight",
        ["weigh"] = "weight",
        ["weighs"] = "weight",
        ["light"] = "weight",
        ["big"] = "size",
        ["dimension"] = "size",
        ["dimensions"] = "size",
        ["measurements"] = "size",
        ["people"] = "capacity",
        ["persons"] = "capacity",
        ["sleeps"] = "capacity",
        ["waterproof"] = "water",
        ["rainproof"] = "water",
        ["made"] = "material",
        ["fabric"] = "material",
        ["warm"] = "temperature",
        ["cold"] = "temperature",
        ["winter"] = "season",
        ["summer"] = "season",
        ["bright"] = "brightness",
    }.ToFrozenDictionary();

    /// <summary>A word of the attribute's own name, or null.</summary>
    public static string? Meant(string word) => ByWord.GetValueOrDefault(word);
}
