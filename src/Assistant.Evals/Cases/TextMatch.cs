using System.Text.RegularExpressions;

namespace Assistant.Evals.Cases;

/// <summary>Looks for what a case names: a text, or a regular expression between slashes. Case does not count.</summary>
internal static class TextMatch
{
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(1);

    /// <exception cref="RegexMatchTimeoutException">The expression takes longer than a second.</exception>
    public static bool Holds(string text, string words) => Pattern(words) is { } pattern
        ? Regex.IsMatch(text, pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Time)
        : text.Contains(words, StringComparison.OrdinalIgnoreCase);

    public static bool IsValid(string words)
    {
        try
        {
            return words.Length > 0 && (Pattern(words) is not { } pattern || new Regex(pattern).GetGroupNumbers().Length > 0);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static string? Pattern(string words) => words is ['/', _, .., '/'] ? words[1..^1] : null;
}
