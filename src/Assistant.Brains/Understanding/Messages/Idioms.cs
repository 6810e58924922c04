using System.Collections.Immutable;
using System.Text;
using Assistant.Brains.Understanding.Slots;

namespace Assistant.Brains.Understanding.Messages;

/// <summary>Says in plain words what a figure of speech means: "do you send to Oslo, and what's the damage?" asks for a price.</summary>
internal static class Idioms
{
    private static readonly PhraseTable<string> Phrases = PhraseTable<string>.FromResource("idioms.txt", plain => plain);

    /// <param name="folded">Folded words.</param>
    /// <returns>The plain words; null where no figure of speech ends a clause. "What's the damage to the frame?" is meant as it stands.</returns>
    public static string? Plain(string folded)
    {
        ImmutableArray<Word> words = [.. Word.Split(folded)];
        var plain = new StringBuilder();
        var at = 0;
        foreach (var hit in Phrases.Find(words))
        {
            var end = words[hit.First + hit.Count - 1].End;
            if (folded.AsSpan(end).TrimStart() is [not ('?' or '!' or '.' or ',' or ';'), ..])
                continue;

            plain.Append(folded, at, words[hit.First].Start - at).Append(hit.Meaning);
            at = end;
        }

        return at is 0 ? null : plain.Append(folded, at, folded.Length - at).ToString();
    }
}
