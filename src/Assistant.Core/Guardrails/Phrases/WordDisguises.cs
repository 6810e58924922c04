using System.Buffers;
using System.Text;

namespace Assistant.Core.Guardrails.Phrases;

/// <summary>What a word may have been before somebody dressed it up: "k1ll", "stuuupid".</summary>
internal static class WordDisguises
{
    private static readonly SearchValues<char> Masks = SearchValues.Create("0134578@$");

    /// <summary>Other readings of a word, the likeliest first; none for an ordinary one.</summary>
    public static IEnumerable<string> Of(string word)
    {
        if (word.AsSpan().ContainsAny(Masks) && word.Any(char.IsLetter))
        {
            yield return Undigit(word, 'i');
            yield return Undigit(word, 'l');
        }

        if (HasRun(word))
        {
            yield return Squeeze(word, 1);
            yield return Squeeze(word, 2);
        }
    }

    private static string Undigit(string word, char one) => string.Create(word.Length, (word, one), static (span, source) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = source.word[i] switch
            {
                '0' => 'o', '1' => source.one, '3' => 'e', '4' or '@' => 'a', '5' or '$' => 's', '7' => 't', '8' => 'b', var c => c,
            };
        }
    });

    private static bool HasRun(string word)
    {
        for (var i = 2; i < word.Length; i++)
        {
            if (word[i] == word[i - 1] && word[i] == word[i - 2])
            {
                return true;
            }
        }

        return false;
    }

    private static string Squeeze(string word, int most)
    {
        var squeezed = new StringBuilder(word.Length);
        var run = 0;
        for (var i = 0; i < word.Length; i++)
        {
            run = i > 0 && word[i] == word[i - 1] ? run + 1 : 1;
            if (run <= most)
            {
                squeezed.Append(word[i]);
            }
        }

        return squeezed.ToString();
    }
}
