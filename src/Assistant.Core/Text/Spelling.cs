namespace Assistant.Core.Text;

/// <summary>Finds the known word that a mistyped one was meant to be.</summary>
public sealed class Spelling
{
    private const int UsualShortest = 4;
    private const int TwoSlipsFrom = 8;

    private readonly ILookup<char, string> _byFirst;
    private readonly int _shortest;

    /// <param name="known">Words that are spelt right; of two that are equally near, the first in their order wins.</param>
    /// <param name="shortest">Shorter words are no slips; one fewer is safe only where the words around leave little choice.</param>
    public Spelling(IEnumerable<string> known, int shortest = UsualShortest) =>
        (_byFirst, _shortest) = (known.Where(word => word.Length >= shortest - 1).ToLookup(word => word[0]), shortest);

    /// <summary>
    /// The nearest known word with the same first letter: one slip away (a letter missing, added, wrong or swapped), two for words
    /// of eight letters or more. Null when there is none, or the word holds digits.
    /// </summary>
    public string? Nearest(string word)
    {
        if (word.Length < _shortest || !word.All(char.IsLetter))
            return null;

        var allowed = word.Length >= TwoSlipsFrom ? 2 : 1;
        return _byFirst[word[0]]
            .Where(known => Math.Abs(known.Length - word.Length) <= allowed)
            .Select(known => (known, slips: Slips(word, known)))
            .Where(candidate => candidate.slips <= allowed)
            .OrderBy(candidate => candidate.slips)
            .FirstOrDefault().known;
    }

    /// <summary>Edits between two words, a swap of neighbours counting as one.</summary>
    private static int Slips(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        Span<int> before = stackalloc int[right.Length + 1];
        Span<int> last = stackalloc int[right.Length + 1];
        Span<int> current = stackalloc int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
            last[j] = j;

        for (var i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var same = left[i - 1] == right[j - 1] ? 0 : 1;
                current[j] = Math.Min(Math.Min(current[j - 1], last[j]) + 1, last[j - 1] + same);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                    current[j] = Math.Min(current[j], before[j - 2] + 1);
            }

            var free = before;
            before = last;
            last = current;
            current = free;
        }

        return last[right.Length];
    }
}
