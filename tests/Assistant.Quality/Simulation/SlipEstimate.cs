using System.Text.RegularExpressions;

namespace Assistant.Quality.Simulation;

/// <summary>
/// Counts words that look mistyped: four letters or more, in no text that was written with care, one keystroke from a word that is. The same
/// estimate for every source. It misses slips that make another word, and takes a rare name for a slip.
/// </summary>
internal sealed partial class SlipEstimate(IEnumerable<string> careful, int atLeast)
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz";

    private readonly HashSet<string> _words = careful.SelectMany(Words).GroupBy(word => word).Where(same => same.Count() >= atLeast).Select(same => same.Key).ToHashSet();

    [GeneratedRegex(@"(?<![\w@.#'])[A-Za-z]+(?![\w@'])")]
    private static partial Regex Word { get; }

    /// <returns>Not a number where there are no words.</returns>
    public double Per100Words(IEnumerable<string> messages)
    {
        var words = messages.SelectMany(Words).ToList();
        return 100.0 * words.Count(IsSlip) / words.Count;
    }

    public bool IsSlip(string word) => word.Length >= 4 && !_words.Contains(word) && OneKeyAway(word).Any(_words.Contains);

    private static IEnumerable<string> Words(string text) => Word.Matches(text).Select(found => found.Value.ToLowerInvariant());

    private static IEnumerable<string> OneKeyAway(string word)
    {
        for (var at = 0; at <= word.Length; at++)
        {
            if (at < word.Length)
                yield return word.Remove(at, 1);

            if (at + 1 < word.Length)
                yield return $"{word[..at]}{word[at + 1]}{word[at]}{word[(at + 2)..]}";

            foreach (var letter in Letters)
            {
                yield return word.Insert(at, letter.ToString());
                if (at < word.Length)
                    yield return $"{word[..at]}{letter}{word[(at + 1)..]}";
            }
        }
    }
}
