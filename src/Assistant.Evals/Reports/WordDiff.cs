using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Assistant.Evals.Reports;

/// <summary>A piece of a text beside another text.</summary>
/// <param name="Differs">Whether the other text does not have it here.</param>
internal readonly record struct DiffPiece(string Text, bool Differs);

/// <summary>Two texts word by word: put together, the pieces of each side are the text of that side.</summary>
internal sealed partial record WordDiff(ImmutableArray<DiffPiece> Before, ImmutableArray<DiffPiece> After)
{
    /// <summary>Beyond that many pairs of words the table would be larger than what anybody reads: the texts count as wholly different.</summary>
    private const int MostPairs = 4_000_000;

    public static WordDiff Between(string before, string after)
    {
        var (old, now) = (Words(before), Words(after));
        if ((long)old.Length * now.Length > MostPairs)
            return new WordDiff([new DiffPiece(before, true)], [new DiffPiece(after, true)]);

        var common = CommonWords(old, now);
        return new WordDiff(
            Pieces(old, common.Select(pair => pair.Old).ToHashSet()),
            Pieces(now, common.Select(pair => pair.Now).ToHashSet()));
    }

    /// <summary>A longest common subsequence of words.</summary>
    private static List<(int Old, int Now)> CommonWords(string[] old, string[] now)
    {
        // lengths[i, j]: how many words old[i..] and now[j..] have in common.
        var lengths = new int[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = now.Length - 1; j >= 0; j--)
                lengths[i, j] = Same(old[i], now[j]) ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
        }

        var common = new List<(int, int)>();
        for (var (i, j) = (0, 0); i < old.Length && j < now.Length;)
        {
            if (Same(old[i], now[j]))
                common.Add((i++, j++));
            else if (lengths[i + 1, j] >= lengths[i, j + 1])
                i++;
            else
                j++;
        }

        return common;
    }

    /// <summary>White space after a word is no difference.</summary>
    private static bool Same(string old, string now) => old.AsSpan().TrimEnd().SequenceEqual(now.AsSpan().TrimEnd());

    private static ImmutableArray<DiffPiece> Pieces(string[] words, HashSet<int> common)
    {
        var pieces = ImmutableArray.CreateBuilder<DiffPiece>();
        for (var start = 0; start < words.Length;)
        {
            var end = start;
            while (end < words.Length && common.Contains(end) == common.Contains(start))
                end++;

            var text = string.Concat(words[start..end]);
            // The space behind a word that differs is not marked.
            var marked = common.Contains(start) ? 0 : text.AsSpan().TrimEnd().Length;
            pieces.AddRange(new[] { new DiffPiece(text[..marked], true), new DiffPiece(text[marked..], false) }.Where(piece => piece.Text.Length > 0));
            start = end;
        }

        return pieces.ToImmutable();
    }

    private static string[] Words(string text) => [.. Word.Matches(text).Select(match => match.Value)];

    // A word with what binds it (30.00, e-mail, don't), or one sign, and the white space behind it. Every character is in one match.
    [GeneratedRegex(@"\s+|[\p{L}\p{M}\p{N}]+(?:[.,:'’-][\p{L}\p{M}\p{N}]+)*\s*|.\s*", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Word { get; }
}
