using System.Text.RegularExpressions;
using Assistant.Core.Text;

namespace Assistant.Core.Knowledge;

/// <summary>
/// Words that put another sum or another country in the place of one that was named: "and with 80?", "and my friend in Switzerland?". They
/// go on with the question that named it, whatever was asked in between.
/// </summary>
internal static partial class PutInPlace
{
    [GeneratedRegex(@"^((ok(ay)?|and|but|or|so|then|what|how|about|if|it'?s|i|we|order|spend|with|for|at|on|of|from|over|under|only|just|same)[, ]+)*[€£$]? ?\d[\d.,]*( ?(€|£|\$|eur|euros?|pounds?|quid|dollars?))?( then| instead| though)?\W*$")]
    private static partial Regex IsSum { get; }

    [GeneratedRegex(@"[€£$] ?\d|\d ?(€|£|\$|eur|euros?|pounds?|quid|dollars?)\b")]
    private static partial Regex HoldsSum { get; }

    /// <summary>The latest question that named such a thing; null where the words name none alone, or no question does.</summary>
    /// <param name="asked">What they may go on with, the latest first.</param>
    public static string? Of(string words, IReadOnlyList<string> asked) =>
        asked.Count < 2 ? null
        : IsSum.IsMatch(TextFolding.Fold(words).Trim()) ? asked.FirstOrDefault(question => HoldsSum.IsMatch(TextFolding.Fold(question)))
        : NamesOnlyPlaces(words) ? asked.FirstOrDefault(NamesPlace)
        : null;

    private static bool NamesPlace(string question) => QuestionConcepts.OfShops.Of(question).Any(Countries.AreNamedBy);

    private static bool NamesOnlyPlaces(string words) =>
        QuestionConcepts.OfShops.Of(words).Where(concept => concept.Weight >= 1).ToList() is { Count: > 0 } own && own.TrueForAll(Countries.AreNamedBy);
}
