using Assistant.Core.Text;

namespace Assistant.Core.Knowledge;

/// <summary>What a text says is not there: "without a password" is about something else than "a password".</summary>
internal static class LackedThings
{
    /// <summary>So many words after "without" the thing is named: "without having a password".</summary>
    private const int Reach = 3;

    /// <summary>The stems of the things, each once.</summary>
    public static IEnumerable<string> In(string text)
    {
        var words = Words.Of(text);
        return Enumerable.Range(0, words.Count)
            .Where(at => words[at].Equals("without", StringComparison.OrdinalIgnoreCase))
            .SelectMany(at => words.Skip(at + 1).Take(Reach).Where(word => !StopWords.Contains(word)).Take(1))
            .Select(SearchTerms.Stem)
            .Distinct(StringComparer.Ordinal);
    }
}
