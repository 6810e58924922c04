namespace Assistant.Brains.BuiltIn.Answers;

/// <summary>Small pieces of English that several answers need.</summary>
internal static class Phrases
{
    /// <summary><c>a</c>, <c>a and b</c>, <c>a, b and c</c>.</summary>
    public static string And(IReadOnlyList<string> words) => List(words, "and");

    public static string Or(IReadOnlyList<string> words) => List(words, "or");

    public static string Bullets(IEnumerable<string> lines) => string.Join('\n', lines.Select(line => $"- {line}"));

    private static string List(IReadOnlyList<string> words, string last) => words switch
    {
        [] => "",
        [var only] => only,
        _ => $"{string.Join(", ", words.SkipLast(1))} {last} {words[^1]}",
    };
}
