using System.Collections.Immutable;
using System.Text;
using Assistant.Brains.Understanding.Slots;

namespace Assistant.Brains.Understanding.Messages;

/// <summary>Takes words of anger out of what is wanted: "where the hell is my damn parcel" asks what "where is my parcel" asks.</summary>
internal static class Expletives
{
    private static readonly PhraseTable<string> Phrases = PhraseTable<string>.FromResource("expletives.txt", kind => kind);

    /// <param name="folded">Folded words.</param>
    /// <returns>The words without them; null where there are none, or nothing would be left.</returns>
    public static string? Without(string folded)
    {
        ImmutableArray<Word> words = [.. Word.Split(folded)];
        var hits = Phrases.Find(words).ToList();
        if (hits.Count is 0 || hits.Sum(hit => hit.Count) == words.Length)
            return null;

        var kept = new StringBuilder();
        var at = 0;
        foreach (var hit in hits)
        {
            kept.Append(folded.AsSpan(at, words[hit.First].Start - at).TrimEnd());
            at = words[hit.First + hit.Count - 1].End;
        }

        return kept.Append(folded.AsSpan(at)).ToString().Trim();
    }
}
