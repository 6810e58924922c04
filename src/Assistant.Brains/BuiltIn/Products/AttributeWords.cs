using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Assistant.Brains.Understanding.Slots;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.Products;

/// <summary>What shoppers say for an attribute that is called something else: "how heavy" asks for the weight.</summary>
internal static partial class AttributeWords
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
        ["sleep"] = "capacity",
        ["sleeps"] = "capacity",
        ["waterproof"] = "water",
        ["rainproof"] = "water",
        ["fabric"] = "material",
        ["warm"] = "temperature",
        ["cold"] = "temperature",
        ["winter"] = "season",
        ["summer"] = "season",
        ["bright"] = "brightness",
        ["battery"] = "runtime",
        ["batteries"] = "runtime",
    }.ToFrozenDictionary();

    private const string Material = "material";

    // "What is it made of?" asks for the material; "made for two", "made in" and "who made it" for something else.
    [GeneratedRegex(@"\bmade (up |entirely |mostly |only )?(of|from|out of|with)\b|\bwhat\b[^.?!]{0,60}\bmade\b(?! (for|in|by|to|up)\b)")]
    private static partial Regex MadeOf { get; }

    private const string Capacity = "capacity";

    // "The person at home" says nothing of a tent.
    [GeneratedRegex(@"\bfor (only |just )?(one|1|a single) person\b")]
    private static partial Regex ForOne { get; }

    // "Which gas does it take?": what is asked for may be named by the value, "screw-on gas cartridge".
    [GeneratedRegex(@"\b(which|what) ((kind|type|sort|make) of )?(?<thing>\p{L}{3,})\b")]
    private static partial Regex WhichOne { get; }

    /// <summary>A word of the attribute's own name, or null.</summary>
    public static string? Meant(string word) => ByWord.GetValueOrDefault(word);

    /// <summary>Attributes whose name shares a word with the question.</summary>
    public static ImmutableArray<ProductFacts.Attribute> Asked(ProductFacts product, string question)
    {
        var words = Words(question).Except(Words(product.Title)).ToHashSet();
        words.UnionWith(words.Select(Meant).OfType<string>().ToList());
        if (MadeOf.IsMatch(TextFolding.Fold(question)))
        {
            words.Add(Material);
        }

        if (ForOne.IsMatch(TextFolding.Fold(question)))
        {
            words.Add(Capacity);
        }

        return product.Attributes.Where(attribute => Words(attribute.Name).Overlaps(words)).ToImmutableArray() is { IsEmpty: false } named
            ? named
            : WhichOne.Match(TextFolding.Fold(question)) is { Success: true } which
                ? [.. product.Attributes.Where(attribute => Words(attribute.Value).Contains(Singular.Of(which.Groups["thing"].Value)))]
                : [];
    }

    private static HashSet<string> Words(string text) =>
        [.. TextFolding.Fold(text).Split([' ', '-', ',', '?', '.', '!', '_'], StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length > 2)];
}
