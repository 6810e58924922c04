using System.Text.RegularExpressions;

namespace Assistant.Brains.BuiltIn.Orders;

/// <summary>What came told beside what was ordered: "it should have held boots, what I unpacked is a lamp", "one pair although I paid for two".</summary>
internal static partial class WrongArrival
{
    private const string Came = @"(got|received|unpacked|found|was sent|were sent)";

    /// <summary>Another thing, or fewer than were ordered.</summary>
    public static bool IsTold(string folded) => IsShort(folded) || IsOther(folded);

    /// <summary>Another thing than was ordered.</summary>
    public static bool IsOther(string folded) => !OfNews.IsMatch(folded) && ((Ordered.Match(folded) is { Success: true } ordered && CameInstead.IsMatch(folded[ordered.Index..])) || InsteadOf.IsMatch(folded));

    /// <summary>Fewer than were ordered.</summary>
    public static bool IsShort(string folded) => Few.IsMatch(folded) && More.IsMatch(folded);

    [GeneratedRegex(@"\b(should (have|'ve) (held|contained|been|had|got)|(was|were) (supposed|meant) to (be|hold|contain|have|send|come)|(ordered|bought|wanted|paid for|asked for))\b")]
    private static partial Regex Ordered { get; }

    [GeneratedRegex(@"\b((what|all) (i|we) (have|found|unpacked|got|received)|((i|we)('ve| have)?|but|and|yet) " + Came + @"|(but|and|yet) ((it|they|this|these|here|there) (is|was|are|were|came)|an? [\p{L} -]{2,30} came)|you sent|(in it|inside) (is|was|are|were))\b")]
    private static partial Regex CameInstead { get; }

    [GeneratedRegex(@"\b" + Came + @" [^.,;?!]{2,40} (instead of|rather than|in place of) (the |an? |my )?\p{L}")]
    private static partial Regex InsteadOf { get; }

    // "I ordered a tent and got a mail that it is late": what came is news.
    [GeneratedRegex(@"\b(e-?mails?|mails?|messages?|confirmation|notice|notification|text|sms|link|invoice|receipt|code|call|refund|news|nothing|no \p{L}+)\b")]
    private static partial Regex OfNews { get; }

    private const string Number = @"(one|two|three|four|five|half|[0-9]+)";

    [GeneratedRegex(@"\b(only |just )?" + Number + @"( of (them|it|the \p{L}+|those))?( \p{L}+){0,4} (came|arrived|(was|were|is|are) (in|there|inside))\b|\bthere (was|were|is|are) (only |just )?" + Number + @" |\b(got|received|found|unpacked|sent me|have) (only|just) " + Number + @"\b|\b(too few|short)\b")]
    private static partial Regex Few { get; }

    [GeneratedRegex(@"\b(paid|paying|charged|billed|ordered|bought) ((me|us|for) ){0,2}(a pair|both|all|more|" + Number + @")\b|\b(one|two) (too few|short)\b|\b(instead of|out of) (the )?" + Number + @"\b")]
    private static partial Regex More { get; }
}
