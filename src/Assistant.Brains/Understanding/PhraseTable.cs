using System.Collections.Frozen;
using System.Collections.Immutable;
using Assistant.Brains.Understanding.Slots;
using Assistant.Core.Text;

namespace Assistant.Brains.Understanding;

/// <summary>
/// Fixed phrases with a meaning each. Case, accents of quotes, apostrophes and punctuation between words do not matter.
/// </summary>
internal sealed class PhraseTable<TMeaning>
{
    private readonly FrozenDictionary<string, TMeaning> _meanings;
    private readonly int _longest;

    private PhraseTable(IEnumerable<KeyValuePair<string, TMeaning>> phrases)
    {
        _meanings = phrases
            .Select(phrase => KeyValuePair.Create(Key([.. Word.Split(TextFolding.Fold(phrase.Key))]), phrase.Value))
            .ToFrozenDictionary(StringComparer.Ordinal);
        _longest = _meanings.Keys.Max(key => key.AsSpan().Count(' ') + 1);
    }

    /// <summary>Some words in a row that mean something.</summary>
    public readonly record struct Hit(int First, int Count, TMeaning Meaning);

    /// <summary>
    /// Reads a file of this assembly: a meaning, a colon, phrases between semicolons; lines that start with # are comments.
    /// </summary>
    public static PhraseTable<TMeaning> FromResource(string name, Func<string, TMeaning> parse) => new(
        from line in EmbeddedText.Groups(name)
        from phrase in line.Words
        select KeyValuePair.Create(phrase, parse(line.Name)));

    public static PhraseTable<TMeaning> From(IEnumerable<KeyValuePair<string, TMeaning>> phrases) => new(phrases);

    public static PhraseTable<TMeaning> From(params ReadOnlySpan<(TMeaning Meaning, string Phrases)> entries)
    {
        var phrases = new List<KeyValuePair<string, TMeaning>>();
        foreach (var (meaning, list) in entries)
        {
            phrases.AddRange(
                list.Split(';', StringSplitOptions.TrimEntries).Select(phrase => KeyValuePair.Create(phrase, meaning)));
        }

        return new PhraseTable<TMeaning>(phrases);
    }

    /// <summary>The phrases in a text: from left to right, the longest first, none inside another.</summary>
    public IEnumerable<Hit> Find(ImmutableArray<Word> words)
    {
        for (var first = 0; first < words.Length; first++)
        {
            if (LongestAt(words, first) is not { } hit)
                continue;

            yield return hit;
            first += hit.Count - 1;
        }
    }

    private Hit? LongestAt(ImmutableArray<Word> words, int first)
    {
        for (var count = Math.Min(_longest, words.Length - first); count > 0; count--)
        {
            if (_meanings.TryGetValue(Key(words.AsSpan(first, count)), out var meaning))
                return new Hit(first, count, meaning);
        }

        return null;
    }

    private static string Key(ReadOnlySpan<Word> words)
    {
        var key = new System.Text.StringBuilder();
        foreach (var word in words)
            key.Append(key.Length == 0 ? "" : " ").Append(word.Bare);
        return key.ToString();
    }
}
