namespace Assistant.Brains.Understanding.Slots;

/// <summary>
/// A run of letters and digits in a folded text; an apostrophe inside belongs to it ("don't"), one after it does not.
/// </summary>
internal readonly record struct Word(string Text, int Start)
{
    public int End => Start + Text.Length;

    /// <summary>Without apostrophes: shoppers leave them out ("dont").</summary>
    public string Bare => Text.Replace("'", "", StringComparison.Ordinal);

    public static IEnumerable<Word> Split(string folded)
    {
        for (var start = 0; start < folded.Length; start++)
        {
            if (!char.IsLetterOrDigit(folded[start]))
                continue;

            var end = start + 1;
            while (end < folded.Length && (char.IsLetterOrDigit(folded[end]) || IsInnerApostrophe(folded, end)))
                end++;

            yield return new Word(folded[start..end], start);
            start = end;
        }
    }

    private static bool IsInnerApostrophe(string folded, int index) =>
        folded[index] == '\'' && index + 1 < folded.Length && char.IsLetter(folded[index + 1]);
}
