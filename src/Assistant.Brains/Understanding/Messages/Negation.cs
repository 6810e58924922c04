using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;
using Assistant.Brains.Understanding.Slots;

namespace Assistant.Brains.Understanding.Messages;

/// <summary>
/// Whether a text asks for the very opposite of its intent: "I don't want to cancel", "please do not return it".
/// </summary>
/// <remarks>
/// A negation counts only before a word that does what the intent asks for, with nothing but fillers between them, so that "I
/// don't
/// want it any more, cancel it", "I don't know how to cancel" and "I can't cancel" stay what they are.
/// </remarks>
internal static class Negation
{
    private static readonly FrozenDictionary<string, PhraseTable<bool>> Actions = EmbeddedText.Lines("actions.txt")
        .Select(line => line.Split(':', 2))
        .ToFrozenDictionary(parts => parts[0], parts => PhraseTable<bool>.From((true, parts[1])), StringComparer.Ordinal);

    private static readonly FrozenSet<string> Negators =
        FrozenSet.ToFrozenSet(
            ["dont", "not", "didnt", "never", "wont", "wouldnt", "without", "havent", "isnt", "arent"], StringComparer.Ordinal);

    private static readonly FrozenSet<string> Fillers = FrozenSet.ToFrozenSet(
        [
            "to", "you", "please", "pls", "just", "actually", "really", "want", "wanted", "wish", "like", "need", "mean", "meant",
            "intend", "plan", "planning", "going", "gonna", "asking", "ask", "asked", "have", "be", "anyone", "it", "my", "the", "ever",
            "longer", "now", "a", "any",
        ],
        StringComparer.Ordinal);

    // "Why don't you cancel it" and "if not, cancel it" ask for it all the same.
    private static readonly FrozenSet<string> Reversers =
        FrozenSet.ToFrozenSet(["why", "if", "or", "whether"], StringComparer.Ordinal);

    private static readonly SearchValues<char> Breaks = SearchValues.Create(",.;:!?");

    public static bool Negates(string folded, ImmutableArray<Word> words, string intent) =>
        Actions.TryGetValue(intent, out var actions)
        && actions.Find(words).Any(action => IsNegated(folded, words, action.First));

    private static bool IsNegated(string folded, ImmutableArray<Word> words, int action)
    {
        var mayBeNo = false;
        for (var i = action - 1; i >= 0 && !IsBreak(folded, words[i], words[i + 1]); i--)
        {
            var word = words[i].Bare;
            if (Negators.Contains(word))
                return i == 0 || !Reversers.Contains(words[i - 1].Bare);
            if (word == "no")
                return mayBeNo;
            if (word == "instead" || (word == "of" && i > 0 && words[i - 1].Bare == "instead"))
                return word == "of";
            if (!Fillers.Contains(word))
                return false;

            // "No need to cancel" and "no longer want to cancel" negate; "no cancel it" corrects us.
            mayBeNo |= word is "need" or "longer";
        }

        return false;
    }

    private static bool IsBreak(string folded, Word left, Word right) =>
        folded.AsSpan(left.End, right.Start - left.End).ContainsAny(Breaks);
}
