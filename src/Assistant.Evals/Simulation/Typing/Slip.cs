using System.Collections.Frozen;

namespace Assistant.Evals.Simulation.Typing;

/// <summary>What a finger does wrong in one word.</summary>
internal static class Slip
{
    /// <summary>Each key's neighbours in its row, and the one above or below.</summary>
    private static readonly FrozenDictionary<char, string> Neighbours = new Dictionary<char, string>
    {
        ['q'] = "wa", ['w'] = "qes", ['e'] = "wrd", ['r'] = "etf", ['t'] = "ryg", ['y'] = "tuh", ['u'] = "yij", ['i'] = "uok", ['o'] = "ipl", ['p'] = "ol",
        ['a'] = "sq", ['s'] = "adw", ['d'] = "sfe", ['f'] = "dgr", ['g'] = "fht", ['h'] = "gjy", ['j'] = "hku", ['k'] = "jli", ['l'] = "ko",
        ['z'] = "xa", ['x'] = "zcs", ['c'] = "xvd", ['v'] = "cbf", ['b'] = "vng", ['n'] = "bmh", ['m'] = "nj",
    }.ToFrozenDictionary();

    /// <summary>The word with one slip: a neighbouring key, a doubled or dropped letter, or two letters in the wrong order.</summary>
    /// <param name="word">Four letters or more may be changed; the first stays.</param>
    public static string In(string word, Random dice)
    {
        var letters = word.Count(char.IsAsciiLetter);
        if (letters < Shortest || letters < word.Length)
            return word;

        var at = dice.Next(1, word.Length - 1);
        return dice.Next(4) switch
        {
            0 => $"{word[..at]}{word[at]}{word[at..]}",
            1 => $"{word[..at]}{word[(at + 1)..]}",
            2 => $"{word[..at]}{word[at + 1]}{word[at]}{word[(at + 2)..]}",
            _ => $"{word[..at]}{NextTo(word[at], dice)}{word[(at + 1)..]}",
        };
    }

    public const int Shortest = 4;

    private static char NextTo(char key, Random dice)
    {
        var around = Neighbours[char.ToLowerInvariant(key)];
        return around[dice.Next(around.Length)];
    }
}
