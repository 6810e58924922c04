namespace Assistant.Brains.Understanding.Slots;

/// <summary>
/// Brings English nouns to one form, so that "boots", "torches" and "batteries" meet their singular. Both sides of a comparison
/// pass through here, so an odd result ("lens" as "len") is harmless.
/// </summary>
internal static class Singular
{
    private const int ShortestPlural = 4;

    public static string Of(string word) => word switch
    {
        "knives" => "knife",
        "shelves" => "shelf",
        "scarves" => "scarf",
        "loaves" => "loaf",
        _ when word.Length < ShortestPlural || !word.EndsWith('s') || word.EndsWith("ss", StringComparison.Ordinal) => word,
        _ when word.EndsWith("'s", StringComparison.Ordinal) => word[..^2],
        _ when word.EndsWith("ies", StringComparison.Ordinal) && word.Length > ShortestPlural => $"{word[..^3]}y",
        _ when EndsInHissAndEs(word) => word[..^2],
        _ => word[..^1],
    };

    private static bool EndsInHissAndEs(string word) =>
        word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("ches", StringComparison.Ordinal)
        || word.EndsWith("shes", StringComparison.Ordinal) || word.EndsWith("xes", StringComparison.Ordinal);
}
