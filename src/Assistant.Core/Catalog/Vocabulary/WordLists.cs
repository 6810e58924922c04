using Assistant.Core.Text;

namespace Assistant.Core.Catalog.Vocabulary;

/// <summary>The word lists beside this file, which anybody may extend: <c>name: phrase; phrase | phrase; phrase</c>.</summary>
public static class WordLists
{
    /// <summary>One line: a name where the list has names, words before the bar and words behind it.</summary>
    public sealed record Entry(string Name, IReadOnlyList<string> Words, IReadOnlyList<string> More);

    /// <summary>What all lists hold, as one number: an index that was built with others is built again.</summary>
    public static uint Fingerprint { get; } = new[] { "colours.txt", "uses.txt", "recipients.txt", "kinds.txt", "accessories.txt" }
        .SelectMany(EmbeddedList.Lines)
        .SelectMany(line => line)
        .Aggregate(2_166_136_261u, (hash, c) => unchecked((hash ^ c) * 16_777_619u));

    public static IReadOnlyList<Entry> Read(string list) => [.. EmbeddedList.Lines(list).Select(Parse)];

    private static Entry Parse(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var halves = line[(colon + 1)..].Split('|');
        return new(colon < 0 ? "" : line[..colon], Phrases(halves[0]), halves.Length > 1 ? Phrases(halves[1]) : []);
    }

    private static string[] Phrases(string half) => half.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
