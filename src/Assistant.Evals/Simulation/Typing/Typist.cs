using System.Collections.Immutable;

namespace Assistant.Evals.Simulation.Typing;

/// <summary>Types what a shopper means to say the way they type: the same dice, the same keys.</summary>
internal sealed class Typist(TypingStyle style, Identifiers identifiers, Random dice)
{
    /// <summary>A question waits for its answer: nobody sends more before they have read it.</summary>
    private static readonly char[] Ends = ['.', '!'];

    /// <summary>The messages that are sent for one thought, one after the other; never empty.</summary>
    public ImmutableArray<string> Type(string thought) => [.. Split(thought.Trim()).Select(Message)];

    private IEnumerable<string> Split(string thought)
    {
        var cut = BetweenSentences(thought);
        return cut > 0 && Happens(style.Splits) ? [thought[..cut].TrimEnd(), thought[cut..].TrimStart()] : [thought];
    }

    private string Message(string text)
    {
        var words = text.Split(' ').Select(word => identifiers.Include(word) ? word : Word(word)).ToArray();
        if (Happens(style.LowerCaseStart) && words[0].Length > 0 && !identifiers.Include(words[0]) && !IsShouted(words[0]))
            words[0] = $"{char.ToLowerInvariant(words[0][0])}{words[0][1..]}";

        var typed = string.Join(' ', words);
        return typed.Length > 1 && typed[^1] is '.' or '?' && Happens(style.MissingEnd) ? typed.TrimEnd('.', '?') is { Length: > 0 } bare ? bare : typed : typed;
    }

    private string Word(string word)
    {
        var end = word.TrimEnd('.', ',', '?', '!', ';', ':').Length;
        var (core, behind) = (word[..end], word[end..]);
        if (ShortForms.All.TryGetValue(core, out var shortForm) && Happens(style.Abbreviates))
            core = shortForm;

        if (core.Contains('\'') && Happens(style.DropsApostrophes))
            core = core.Replace("'", "", StringComparison.Ordinal);

        if (core is "I" && Happens(style.LowerCaseStart))
            core = "i";

        return core.Length >= Slip.Shortest && Happens(style.Slips) ? Slip.In(core, dice) + behind : core + behind;
    }

    private bool Happens(double share) => dice.NextDouble() < share;

    /// <summary>Where the second sentence begins; 0 where there is one only, or the first one asks.</summary>
    private static int BetweenSentences(string text)
    {
        var at = text.IndexOfAny(Ends);
        if (text.IndexOf('?', StringComparison.Ordinal) is >= 0 and var asks && asks < at)
            return 0;

        while (at >= 0 && at + 2 < text.Length && text[at + 1] is not ' ')
            at = text.IndexOfAny(Ends, at + 1);

        return at > 0 && at + 2 < text.Length ? at + 1 : 0;
    }

    private static bool IsShouted(string word) => word.Length > 1 && word.All(c => !char.IsLower(c));
}
