using System.Globalization;
using System.Text;

namespace Assistant.Core.Text;

/// <summary>Cuts text into the words that searching compares: folded, without accents, apostrophes and punctuation.</summary>
public static class Words
{
    /// <summary>
    /// Words in order. <c>don't</c> is <c>dont</c>, <c>shop's</c> is <c>shop</c>, <c>e-mail</c> is <c>email</c>, <c>two-man</c> is two words.
    /// </summary>
    public static List<string> Of(string text)
    {
        var folded = TextFolding.Fold(text).Normalize(NormalizationForm.FormD);
        var words = new List<string>();
        var word = new StringBuilder();
        for (var i = 0; i < folded.Length; i++)
        {
            var c = folded[i];
            if (char.IsLetterOrDigit(c))
                word.Append(c);
            else if (IsPossessive(folded, i))
                i++; // The s behind it goes too.
            else if (char.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark && !JoinsWord(folded, i, word))
                End();
        }

        End();
        return words;

        void End()
        {
            if (word.Length > 0)
                words.Add(word.ToString());
            word.Clear();
        }
    }

    /// <summary>Apostrophes inside a word vanish; a hyphen joins a single letter to what follows.</summary>
    private static bool JoinsWord(string text, int at, StringBuilder word)
    {
        if (word.Length == 0 || at + 1 >= text.Length || !char.IsLetter(text[at + 1]))
            return false;

        if (text[at] is '-' or '\u2010' or '\u2011')
            return word.Length == 1 && char.IsLetter(word[0]);

        return IsApostrophe(text[at]);
    }

    private static bool IsPossessive(string text, int at) =>
        IsApostrophe(text[at])
        && at > 0 && char.IsLetterOrDigit(text[at - 1])
        && at + 1 < text.Length && text[at + 1] is 's'
        && (at + 2 == text.Length || !char.IsLetterOrDigit(text[at + 2]));

    private static bool IsApostrophe(char c) => c is '\'' or '\u2019';
}
