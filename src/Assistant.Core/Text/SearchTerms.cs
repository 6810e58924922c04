namespace Assistant.Core.Text;

/// <summary>The one analyser for searching: what is indexed and what is asked go through it alike.</summary>
public static class SearchTerms
{
    /// <summary>Stems of all words, in order; for what is searched.</summary>
    public static IReadOnlyList<string> Of(string text) => [.. Words.Of(text).Select(Stem)];

    /// <summary>
    /// Stems of the words that carry meaning, in order; for what is asked. A text of nothing but small words keeps them all.
    /// </summary>
    public static IReadOnlyList<string> OfQuestion(string text)
    {
        var words = Words.Of(text);
        var meaning = words.Where(word => !StopWords.Contains(word) && (word.Length > 1 || char.IsDigit(word[0]))).ToList();
        return [.. (meaning.Count > 0 ? meaning : words).Select(Stem)];
    }

    /// <summary>What all forms of a word have in common: <c>bought</c> and <c>buying</c> are <c>bui</c>.</summary>
    public static string Stem(string word) => PorterStemmer.Stem(IrregularForms.Normalize(word));
}
