using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;

namespace Assistant.Brains.Understanding;

/// <summary>The word lists that ship inside this assembly.</summary>
internal static class EmbeddedText
{
    /// <summary>The lines of a list without blank lines and comments (#).</summary>
    public static IEnumerable<string> Lines(string name)
    {
        using var stream = typeof(EmbeddedText).Assembly.GetManifestResourceStream(name)
            ?? throw new ArgumentException($"This assembly has no list '{name}'.", nameof(name));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
                yield return line;
        }
    }

    /// <summary>The groups of a list that says on each line what its words have in common: a name, a colon, words or phrases between semicolons.</summary>
    public static IEnumerable<(string Name, ImmutableArray<string> Words)> Groups(string name) => Lines(name)
        .Select(line => line.Split(':', 2))
        .Select(parts => (parts[0], parts[1].Split(';', StringSplitOptions.TrimEntries).ToImmutableArray()));

    /// <summary>The same the other way round: of which group each word is.</summary>
    public static FrozenDictionary<string, string> GroupOfWord(string name) => Groups(name)
        .SelectMany(group => group.Words, (group, word) => KeyValuePair.Create(word, group.Name))
        .ToFrozenDictionary(StringComparer.Ordinal);
}
