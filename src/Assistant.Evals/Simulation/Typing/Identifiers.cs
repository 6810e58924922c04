namespace Assistant.Evals.Simulation.Typing;

/// <summary>Words that people copy or check: order numbers, mail addresses, codes. No slip ever changes one.</summary>
internal sealed class Identifiers(IEnumerable<string> known)
{
    private static readonly char[] Trailing = ['.', ',', '?', '!', ';', ':', ')', '"'];

    private readonly HashSet<string> _known = known.SelectMany(value => value.Split(' ')).ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether the word is one, by its look or because the shopper was given it.</summary>
    /// <param name="word">Without spaces; punctuation may stand behind it.</param>
    public bool Include(string word) =>
        word.Any(c => char.IsDigit(c) || c is '@' or '{' or '}' or '#' or '/' or '_')
        || _known.Contains(word.TrimEnd(Trailing))
        // The two halves of "{spaced code}" are two words.
        || word is "{spaced" or "{wrong";
}
