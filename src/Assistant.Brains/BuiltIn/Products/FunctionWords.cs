using System.Collections.Frozen;
using Assistant.Brains.Understanding;

namespace Assistant.Brains.BuiltIn.Products;

/// <summary>Pronouns, auxiliaries, joints, times and plain verbs: words that name no thing, so that a noun phrase ends before them.</summary>
internal static class FunctionWords
{
    private static readonly FrozenSet<string> All =
        EmbeddedText.Lines("function-words.txt").SelectMany(line => line.Split(':')[1].Split(';', StringSplitOptions.TrimEntries)).ToFrozenSet();

    // "Women's" is no contraction; "what's" is one, for what stands before its apostrophe.
    private static readonly string[] Shortened = ["'re", "'ve", "'ll", "'d", "'m", "n't"];

    public static bool Contains(string word) =>
        All.Contains(word)
        || Array.Exists(Shortened, end => word.EndsWith(end, StringComparison.Ordinal))
        || (word.EndsWith("'s", StringComparison.Ordinal) && All.Contains(word[..^2]));
}
