namespace Assistant.Core.Guardrails.Phrases;

/// <summary>One sentence as a book sees it: the sets that each of its words is in.</summary>
internal sealed class SentenceWords
{
    private static readonly int[] Nothing = [];

    private readonly List<string> _words;
    private readonly int[][] _sets;

    public SentenceWords(WordSets words, List<string> sentence)
    {
        _words = sentence;
        _sets = new int[sentence.Count][];
        for (var i = 0; i < _sets.Length; i++)
        {
            _sets[i] = words.Of(sentence[i]);
            IsKnown |= _sets[i].Length > 0;
        }
    }

    public int Count => _sets.Length;

    /// <summary>Whether the book knows any of its words.</summary>
    public bool IsKnown { get; }

    public int[] SetsAt(int at) => _sets[at];

    public bool Is(int at, int set) => Array.IndexOf(_sets[at], set) >= 0;

    /// <summary>Whether no word follows, a question mark aside.</summary>
    public bool EndsAt(int at) => at == Count || (at == Count - 1 && _words[at] is SpokenText.QuestionMark);

    /// <summary>Whether the words from here on are of these sets, one after another.</summary>
    public bool Reads(int at, int[] sequence)
    {
        if (at + sequence.Length > Count)
        {
            return false;
        }

        for (var i = 0; i < sequence.Length; i++)
        {
            if (!Is(at + i, sequence[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Takes words out of sight of everything that is looked for after.</summary>
    public void Hide(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            _sets[i] = Nothing;
        }
    }
}
