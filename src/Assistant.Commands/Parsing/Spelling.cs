using System.Collections.Immutable;

namespace Assistant.Commands.Parsing;

/// <summary>Finds what was probably meant by a word that nobody knows.</summary>
internal static class Spelling
{
    /// <summary>Known words that are at most half another word away, the nearest first.</summary>
    public static ImmutableArray<string> Nearest(string word, IEnumerable<string> known) =>
    [
        .. known
            .Select(name => (Name: name, Distance: EditDistance(word.ToLowerInvariant(), name)))
            .Where(candidate => candidate.Distance <= Math.Max(1, candidate.Name.Length / 2))
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .Select(candidate => candidate.Name),
    ];

    /// <summary>Letters to add, drop or change to make one word of the other.</summary>
    private static int EditDistance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var changed = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
