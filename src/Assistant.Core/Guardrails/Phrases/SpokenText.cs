using System.Buffers;
using System.Text;
using Assistant.Core.Text;

namespace Assistant.Core.Guardrails.Phrases;

/// <summary>What a shopper wrote as sentences of plain words: the form in which phrases are looked for.</summary>
/// <remarks>
/// <c>don't</c> and <c>dont</c> are <c>do not</c>, <c>u r</c> is <c>you are</c>, letters of other alphabets that look Latin are Latin. A question ends
/// with the word <see cref="QuestionMark"/>.
/// </remarks>
internal static class SpokenText
{
    public const string QuestionMark = "<ask>";

    private static readonly SearchValues<char> InWord = SearchValues.Create("'@$*");

    private static readonly Dictionary<string, string[]> Spelled = new(StringComparer.Ordinal)
    {
        ["can't"] = ["can", "not"], ["cant"] = ["can", "not"], ["cannot"] = ["can", "not"], ["won't"] = ["will", "not"], ["wont"] = ["will", "not"],
        ["im"] = ["i", "am"], ["ive"] = ["i", "have"], ["thats"] = ["that", "is"], ["theres"] = ["there", "is"], ["hes"] = ["he", "is"],
        ["shes"] = ["she", "is"], ["youre"] = ["you", "are"], ["youve"] = ["you", "have"], ["theyre"] = ["they", "are"], ["let's"] = ["let", "us"], ["lets"] = ["let", "us"],
        ["u"] = ["you"], ["ur"] = ["your"], ["r"] = ["are"], ["ya"] = ["you"], ["yu"] = ["you"], ["yo"] = ["year", "old"], ["gonna"] = ["going", "to"], ["wanna"] = ["want", "to"], ["gotta"] = ["got", "to"],
        ["mum"] = ["mother"], ["mom"] = ["mother"], ["mam"] = ["mother"], ["dad"] = ["father"], ["dads"] = ["father"], ["mums"] = ["mother"], ["moms"] = ["mother"], ["daddy"] = ["father"], ["mummy"] = ["mother"], ["pls"] = ["please"], ["plz"] = ["please"], ["coz"] = ["because"], ["cuz"] = ["because"],
        ["ain't"] = ["is", "not"], ["aint"] = ["is", "not"], ["nt"] = ["not"],
    };

    private static readonly HashSet<string> NotWords =
        ["dont", "didnt", "doesnt", "isnt", "wasnt", "arent", "werent", "havent", "hasnt", "hadnt", "couldnt", "wouldnt", "shouldnt"];

    /// <summary>The sentences in order, none of them empty.</summary>
    public static List<List<string>> Sentences(string text)
    {
        // Folding makes blanks of line ends, and a line end ends a sentence.
        var folded = TextFolding.Fold(text.Contains('\n', StringComparison.Ordinal) ? text.ReplaceLineEndings(" . ") : text);
        var sentences = new List<List<string>>();
        var sentence = new List<string>();
        var letters = new StringBuilder();
        for (var at = 0; at < folded.Length;)
        {
            var end = EndOfWord(folded, at);
            if (end > at)
            {
                if (end - at is 1 && char.IsLetter(folded[at]))
                {
                    letters.Append(folded[at]);
                }
                else
                {
                    AddLetters(letters, sentence);
                    AddWord(StarredWords.Read(folded[at..end]) ?? Latin(folded[at..end].Trim('\'', '*')), sentence);
                }

                at = end;
                continue;
            }

            if (EndsSentence(folded, at))
            {
                End(folded[at]);
            }

            at++;
        }

        End('.');
        return sentences;

        void End(char mark)
        {
            AddLetters(letters, sentence);
            if (sentence.Count is 0)
            {
                return;
            }

            if (mark is '?')
            {
                sentence.Add(QuestionMark);
            }

            sentences.Add(sentence);
            sentence = [];
        }
    }

    private static int EndOfWord(string text, int at)
    {
        var end = at;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || (end > at && InWord.Contains(text[end])) || IsInFigure(text, end) || IsSwear(text, end)))
        {
            if (end > at && IsUnitAfterNumber(text, at, end))
            {
                break;
            }

            end++;
        }

        return end;
    }

    /// <summary>"6years" is a number and a word; "1gn0re" is a word in disguise.</summary>
    private static bool IsUnitAfterNumber(string text, int start, int at)
    {
        if (!char.IsLetter(text[at]) || text.AsSpan(start, at - start).ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        while (at < text.Length && char.IsLetter(text[at]))
        {
            at++;
        }

        return at == text.Length || !char.IsAsciiDigit(text[at]);
    }

    /// <summary>"1.85" is one word.</summary>
    private static bool IsInFigure(string text, int at) =>
        text[at] is '.' or ',' && at > 0 && char.IsAsciiDigit(text[at - 1]) && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]);

    /// <summary>The stars and signs that stand for letters: "$tupid".</summary>
    private static bool IsSwear(string text, int at) => text[at] is '$' or '@' && at + 1 < text.Length && char.IsLetter(text[at + 1]);

    private static bool EndsSentence(string text, int at) => text[at] switch
    {
        '!' or '?' or ';' or ':' => true,
        '.' => at + 1 == text.Length || text[at + 1] is ' ' or '.' or '!' or '?',
        _ => false,
    };

    private static void AddWord(string word, List<string> sentence)
    {
        if (Spelled.TryGetValue(word, out var spelled))
        {
            sentence.AddRange(spelled);
            return;
        }

        if (NotWords.Contains(word))
        {
            sentence.AddRange([word[..^2], "not"]);
            return;
        }

        var mark = word.LastIndexOf('\'');
        var (head, tail) = mark > 0 ? (word[..mark], word[(mark + 1)..]) : (word, "");
        switch (tail)
        {
            case "t" when head.EndsWith('n'):
                sentence.AddRange([head[..^1], "not"]);
                break;
            case "m" or "re" or "ve" or "ll" or "d":
                sentence.AddRange([head, tail switch { "m" => "am", "re" => "are", "ve" => "have", "ll" => "will", _ => "would" }]);
                break;
            case "s" when head is "it" or "he" or "she" or "that" or "there" or "what" or "who" or "here" or "where":
                sentence.AddRange([head, "is"]);
                break;
            case "s":
                AddWord(head, sentence);
                break;
            case "":
                if (head.Length > 0)
                {
                    sentence.Add(head);
                }

                break;
            default:
                sentence.Add(word.Replace("'", "", StringComparison.Ordinal));
                break;
        }
    }

    /// <summary>"k i l l" is "kill": letters that stand alone, three or more, make a word; an "i" before them may be one of its own.</summary>
    private static void AddLetters(StringBuilder letters, List<string> sentence)
    {
        const int Fewest = 3;
        var alone = Latin(letters.ToString());
        letters.Clear();
        if (alone.Length <= Fewest && alone.StartsWith('i') || alone.Length < Fewest)
        {
            foreach (var letter in alone)
            {
                AddWord(letter.ToString(), sentence);
            }

            return;
        }

        sentence.Add(alone);
        if (alone[0] is 'i')
        {
            sentence.AddRange(["i", alone[1..]]);
        }
    }

    private static string Latin(string word)
    {
        if (Ascii.IsValid(word) || !word.Any(c => c is >= '\u0370' and <= '\u04FF'))
        {
            return word;
        }

        return string.Create(word.Length, word, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = source[i] switch
                {
                    '\u0430' or '\u03B1' => 'a', '\u0435' => 'e', '\u043E' or '\u03BF' => 'o', '\u0440' or '\u03C1' => 'p', '\u0441' => 'c',
                    '\u0445' => 'x', '\u0443' => 'y', '\u0456' or '\u03B9' => 'i', '\u0455' => 's', '\u0501' => 'd', '\u043A' or '\u03BA' => 'k',
                    '\u0458' => 'j', '\u04BB' => 'h', '\u0442' => 't', '\u043C' => 'm', var c => c,
                };
            }
        });
    }
}
