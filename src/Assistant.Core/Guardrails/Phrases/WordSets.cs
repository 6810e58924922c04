namespace Assistant.Core.Guardrails.Phrases;

/// <summary>The sets of words that a book's patterns ask for, and which of them a written word is in, slips and disguises allowed for.</summary>
internal sealed class WordSets
{
    private const int ShortestWithSlips = 4;
    private const int ShortestPrefix = 3;

    private static readonly int[] None = [];

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _building = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _prefixes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int[]> _byWord = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _byLoss = new(StringComparer.Ordinal);
    private readonly HashSet<string> _lookAlikes = [.. Assistant.Core.Text.EmbeddedList.Lines("look-alikes.txt").SelectMany(line => line.Split(' '))];

    public int Count => _numbers.Count;

    /// <summary>The number of a set; the same words make the same set.</summary>
    public int SetOf(string[] words)
    {
        var key = string.Join('|', words.Order(StringComparer.Ordinal));
        if (_numbers.TryGetValue(key, out var number))
        {
            return number;
        }

        number = _numbers.Count;
        _numbers.Add(key, number);
        foreach (var word in words)
        {
            var (table, entry) = word[^1] is '*' ? (_prefixes, word[..^1]) : (_building, word);
            if (!table.TryGetValue(entry, out var sets))
            {
                table.Add(entry, sets = []);
            }

            sets.Add(number);
        }

        return number;
    }

    /// <summary>No more sets follow.</summary>
    /// <param name="misspelt">Words that are worth finding misspelt. Only few are: most are one letter away from an ordinary word.</param>
    public void Seal(IEnumerable<string> misspelt)
    {
        foreach (var word in _building.Keys)
        {
            _byWord[word] = Collect(word);
        }

        foreach (var word in misspelt)
        {
            foreach (var shorter in WithoutOne(word).Append(word).Distinct())
            {
                if (!_byLoss.TryGetValue(shorter, out var words))
                {
                    _byLoss.Add(shorter, words = []);
                }

                words.Add(word);
            }
        }
    }

    /// <summary>The sets that a written word is in; none for a word that no pattern knows.</summary>
    public int[] Of(string word)
    {
        if (char.IsAsciiDigit(word[0]) && int.TryParse(word, out var figure))
        {
            return OfFigure(word, figure);
        }

        if (Known(word) is { Length: > 0 } known)
        {
            return known;
        }

        if (WordDisguises.Of(word).Select(Known).FirstOrDefault(sets => sets.Length > 0) is { } seenThrough)
        {
            return seenThrough;
        }

        return MeantBy(word) is { } meant ? Known(meant) : None;
    }

    /// <summary>The word of the book that an unknown one is taken for; null: none.</summary>
    public string? MeantBy(string word) =>
        word.Length >= ShortestWithSlips - 1 && Known(word).Length is 0 && !_lookAlikes.Contains(word) ? Meant(word) : null;

    private int[] OfFigure(string word, int figure)
    {
        const int Adult = 18;
        List<int> sets = [.. Known(word), .. Known("<number>")];
        if (figure is > 0 and < Adult)
        {
            sets.AddRange(Known("<under-18>"));
        }

        return [.. sets];
    }

    private int[] Known(string word) => _byWord.TryGetValue(word, out var sets) ? sets : OfPrefix(word);

    private int[] OfPrefix(string word)
    {
        for (var length = ShortestPrefix; length <= word.Length; length++)
        {
            if (_prefixes.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word.AsSpan(0, length), out _))
            {
                return Collect(word);
            }
        }

        return None;
    }

    private int[] Collect(string word)
    {
        var sets = new HashSet<int>(_building.GetValueOrDefault(word) ?? []);
        for (var length = ShortestPrefix; length <= word.Length; length++)
        {
            sets.UnionWith(_prefixes.GetValueOrDefault(word[..length]) ?? []);
        }

        return [.. sets];
    }

    /// <summary>The known word one slip away: a letter lost, added, wrong or swapped, the first one kept.</summary>
    private string? Meant(string word)
    {
        foreach (var shorter in WithoutOne(word).Prepend(word))
        {
            foreach (var candidate in _byLoss.GetValueOrDefault(shorter) ?? [])
            {
                if (candidate[0] == word[0] && IsOneSlip(candidate, word))
                {
                    return candidate;
                }
            }
        }

        return null;
    }

    /// <summary>Words of which one or both lose a letter to be the same.</summary>
    private static bool IsOneSlip(string left, string right)
    {
        if (left.Length != right.Length)
        {
            return Math.Abs(left.Length - right.Length) is 1;
        }

        var first = left.AsSpan().CommonPrefixLength(right);
        return left.AsSpan(first + 1).SequenceEqual(right.AsSpan(first + 1))
            || (left[first] == right[first + 1] && left[first + 1] == right[first] && left.AsSpan(first + 2).SequenceEqual(right.AsSpan(first + 2)));
    }

    private static IEnumerable<string> WithoutOne(string word) => Enumerable.Range(1, word.Length - 1).Select(at => word.Remove(at, 1));
}
