using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Assistant.Core.Text;

namespace Assistant.Core.Knowledge;

/// <summary>
/// What a message asks for, apart from what it tells: in "I moved house last week, can you print a crest on the mug?" the crest is asked
/// for, and a page that says nothing of crests does not answer, however much it says of mugs. Of the house no page needs to speak.
/// </summary>
internal static partial class QuestionFocus
{
    /// <summary>A circumstance stands behind what is asked: "can I return it because it smells?"</summary>
    private const int FewestWordsAsked = 3;

    /// <summary>Shorter words, such as "reply" and "supply", are seldom adverbs.</summary>
    private const int ShortestManner = 6;

    /// <summary>
    /// Words for a number, a day or a time name the shopper's own case: a page says "within 14 days" to who asks for "Tuesday" or "forty".
    /// </summary>
    private static readonly FrozenSet<string> OwnCase = FrozenSet.ToFrozenSet(
        """
        one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty hundred half last
        minute hour day night week month year today tonight tomorrow yesterday morning afternoon evening time moment ago
        monday tuesday wednesday thursday friday saturday sunday
        january february march april may june july august september october november december
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(SearchTerms.Stem),
        StringComparer.Ordinal);

    private static readonly FrozenSet<string> GivingBack = FrozenSet.ToFrozenSet(
        "return exchange swap cancel refund".Split(' ').Select(SearchTerms.Stem), StringComparer.Ordinal);

    private static readonly FrozenSet<string> BackAfter = FrozenSet.ToFrozenSet("send bring give take hand".Split(' ').Select(SearchTerms.Stem), StringComparer.Ordinal);

    private static readonly FrozenSet<string> Determiners = FrozenSet.ToFrozenSet(
        "a an the my our his her their your this that these those some any".Split(' '), StringComparer.Ordinal);

    [GeneratedRegex(@"(?<=[.!?;,\n])\s+|\s+[-–—]\s+")]
    private static partial Regex Joint { get; }

    [GeneratedRegex(
        @"^((and|but|so|then|or|also|please) )*(((up )?(on|to|in|at|for|from|by|until|till|since|with|of|about|under) )?(how|what|what's|whats|when|where|which|who|whom|whose)|can|could|do|does|did|is|are|am|was|were|will|would|may|must|should|have|has|shall|(tell|show|read|give|send|list|explain|find|get|bring) (me|us))\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Asks { get; }

    // It names what was said or done already: "why so strict?"
    [GeneratedRegex(@"\b(why|how come)\b", RegexOptions.IgnoreCase)]
    private static partial Regex AsksWhy { get; }

    [GeneratedRegex(@"^(when|because|since|after|while|although|though|if|as|until|unless|before)$", RegexOptions.IgnoreCase)]
    private static partial Regex OpensCircumstance { get; }

    /// <summary>The stems of what is asked for, in no order; none where a message only tells something.</summary>
    public static ImmutableHashSet<string> Of(string message)
    {
        var pieces = Joint.Split(message);
        var asking = pieces.Where(piece => Asks.IsMatch(piece.TrimStart())).ToList();
        if (asking.Count == 0)
            asking = [.. pieces.Where(piece => piece.TrimEnd().EndsWith('?') && !AsksWhy.IsMatch(piece))];
        return asking.SelectMany(AskedFor).Where(word => !IsManner(word)).Select(SearchTerms.Stem).Where(stem => !IsOwnCase(stem)).ToImmutableHashSet(StringComparer.Ordinal);
    }

    private static IEnumerable<string> AskedFor(string piece)
    {
        var words = Words.Of(piece);
        return words.Where((_, at) => !NamesVariant(words, at) && !IsGivenBack(words, at)).TakeWhile((word, at) => at < FewestWordsAsked || !OpensCircumstance.IsMatch(word));
    }

    /// <summary>"The sage one": which of several is meant, and not what is asked of it.</summary>
    private static bool NamesVariant(List<string> words, int at) => at + 1 < words.Count && words[at + 1] is "one" or "ones";

    /// <summary>"Can I return a kettle?": a page speaks of items, whichever they are.</summary>
    private static bool IsGivenBack(List<string> words, int at)
    {
        while (at > 0 && (Determiners.Contains(words[at]) || !StopWords.Contains(words[at])))
        {
            at--;
            if (GivingBack.Contains(SearchTerms.Stem(words[at])) || (at > 0 && words[at] is "back" && BackAfter.Contains(SearchTerms.Stem(words[at - 1]))))
                return true;
        }

        return false;
    }

    /// <summary>"Roughly", "safely": how something is done and not what.</summary>
    private static bool IsManner(string word) => word.Length > ShortestManner && word.EndsWith("ly", StringComparison.Ordinal);

    private static bool IsOwnCase(string stem) => char.IsDigit(stem[0]) || OwnCase.Contains(stem);
}
