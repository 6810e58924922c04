using System.Text.RegularExpressions;

namespace Assistant.Evals.Metrics;

/// <summary>
/// How an answer sounds: calm, without blame, without words from inside a machine. A word list cannot hear sarcasm; it finds what no
/// shop wants to have said.
/// </summary>
internal static partial class Tone
{
    [GeneratedRegex(@"\b(you should have|you failed to|your (own )?fault|as i (already )?(said|told)|obviously|calm down|you people|like i said)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Blames { get; }

    [GeneratedRegex(@"\b(null|undefined|exception|stack trace|json|http \d{3}|tool call|find_order|search_policy|intent|timeout)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Machine { get; }

    [GeneratedRegex(@"!\s*!|\?\s*!|!\s*\?")]
    private static partial Regex Shouts { get; }

    [GeneratedRegex(@"\b\p{Lu}{4,}\b( \b\p{Lu}{3,}\b)+")]
    private static partial Regex Capitals { get; }

    [GeneratedRegex(@"\b(sorry|apolog\w+|understand|frustrat\w+|annoy\w+|thank you for (your patience|telling)|i can see (why|that)|that (is|must be|sounds))\b", RegexOptions.IgnoreCase)]
    private static partial Regex Cares { get; }

    /// <summary>What no shop wants to have said, in a few words each.</summary>
    public static IEnumerable<string> Faults(string answer)
    {
        if (Blames.Match(answer) is { Success: true } blame)
            yield return $"blames the shopper: \"{blame.Value}\"";

        if (Machine.Match(answer) is { Success: true } word)
            yield return $"speaks like a machine: \"{word.Value}\"";

        if (Shouts.IsMatch(answer) || Capitals.IsMatch(answer))
            yield return "shouts";

        if (answer.Count(c => c is '!') > 1)
            yield return "has more than one exclamation mark";
    }

    /// <summary>Whether it acknowledges what the shopper went through.</summary>
    public static bool Acknowledges(string answer) => Cares.IsMatch(answer);
}
