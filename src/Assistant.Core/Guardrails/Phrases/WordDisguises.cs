using System.Buffers;

namespace Assistant.Core.Guardrails.Phrases;

/// <summary>What a word may have been before somebody dressed it up: "k1ll", "stuuupid".</summary>
internal static class WordDisguises
{
    private const int ShortestRun = 3;

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

    private static bool HasRun(string word) => Runs(word).Any(run => run.Length >= ShortestRun);

    /// <summary>Letters written three times or more, that often; double letters stay.</summary>
    private static string Squeeze(string word, int times) =>
        string.Concat(Runs(word).Select(run => run.Length >= ShortestRun ? run[..times] : run));

    private static IEnumerable<string> Runs(string word)
    {
        for (var start = 0; start < word.Length;)
        {
            var end = start + 1;
            while (end < word.Length && word[end] == word[start])
            {
                end++;
            }

            yield return word[start..end];
            start = end;
        }
    }
}
