using System.Text.RegularExpressions;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.Orders;

/// <summary>What is asked of money that comes back; several at once in "how much is it, and where does it go?".</summary>
[Flags]
internal enum RefundAspect
{
    None = 0,
    HowMuch = 1,

    /// <summary>On which card or account it lands.</summary>
    Where = 2,

    /// <summary>On which day it was sent or will be there.</summary>
    When = 4,

    /// <summary>How long it takes, which the pages tell.</summary>
    HowLong = 8,

    /// <summary>What is done where it does not arrive.</summary>
    Missing = 16,
}

/// <summary>Reads short questions after a refund was spoken of, which name neither it nor the order.</summary>
internal static partial class RefundAspects
{
    private const int FewWords = 14;
    private const string Opening = @"^((and|so|but|ok|okay|oh|well|right|good|great|thanks|hm+|sorry)[,.! ]+)*";

    [GeneratedRegex(@",| and ")]
    private static partial Regex Joint { get; }

    /// <summary>None for words that ask for nothing of the kind.</summary>
    public static RefundAspect Of(string text)
    {
        var folded = TextFolding.Fold(text).Trim();
        return folded.Count(c => c is ' ') >= FewWords
            ? RefundAspect.None
            : Joint.Split(folded).Aggregate(RefundAspect.None, (aspects, piece) => aspects | OfOne(piece.Trim()));
    }

    private static RefundAspect OfOne(string folded) =>
        Missing.IsMatch(folded) ? RefundAspect.Missing
        : HowMuch.IsMatch(folded) ? RefundAspect.HowMuch
        : Where.IsMatch(folded) ? RefundAspect.Where
        : When.IsMatch(folded) ? RefundAspect.When
        : HowLong.IsMatch(folded) ? RefundAspect.HowLong
        : RefundAspect.None;

    [GeneratedRegex(Opening + @"(what (if|when|happens (if|when)|do i do (if|when)|shall i do (if|when))|(and )?if) .*(\b(not|isnt|doesnt|never|nothing|fails?|dont|still)|\p{L}n't)\b")]
    private static partial Regex Missing { get; }

    [GeneratedRegex(Opening + @"(how much|what amount|which amount|what sum|all of it|(the )?(whole|full|entire) (amount|sum|lot|thing)|in full|how many (euros?|pounds?|kronor|dollars?|yen))\b( (of (it|that)|was (it|that)|is (it|that)|did (i|you)|do i|will (it|that|i)|again|exactly|altogether|in all|then|get|back|be|send|sent|paid|pay|came|come|comes|the refund)\b|[?]|$)")]
    private static partial Regex HowMuch { get; }

    [GeneratedRegex(Opening + @"(where (does|did|do|will|is|was|has|have|would|to|exactly)\b.*\b(it|that|this|they|money|refund|land|go|gone|went|sent|paid)\b|(to |on |onto |into |in |by )?(which|what) (of my |of the )?((bank|credit|debit|gift) )?(account|card|cards|method|way|bank)\b|where to\b|(is|was|will|did|does) (it|that|this|the (money|refund)) .*\b(card|account|paypal|bank|visa|mastercard|klarna|voucher)\b|(on|onto|to|into) (my|the) .*\b(card|account|paypal|bank|visa|mastercard)\b)")]
    private static partial Regex Where { get; }

    [GeneratedRegex(Opening + @"((when|what day|which day|on (what|which) day|by when|since when) (was|is|did|does|do|will|has|have|would|can|should|exactly)?\b.*\b(it|that|this|they|you|i|money|refund)\b|when[?]?$)")]
    private static partial Regex When { get; }

    [GeneratedRegex(Opening + @"(how (long|soon|fast|quickly)|how many (working |business )?days)\b.*\b(it|that|this|money|refund|check\w*|take|takes|need|for (it|that))\b")]
    private static partial Regex HowLong { get; }
}
