using System.Text.RegularExpressions;

namespace Assistant.Brains.BuiltIn.Acting;

/// <summary>Where a shopper wants the money of a return, as the tools name it.</summary>
internal static partial class RefundWishWords
{
    [GeneratedRegex(@"\b(store|shop) credit\b")]
    private static partial Regex StoreCredit { get; }

    [GeneratedRegex(@"\b(gift ?cards?|voucher)\b")]
    private static partial Regex GiftCard { get; }

    [GeneratedRegex(@"\b((the )?(way|method|card|account) (that )?i paid|how i paid|original (payment|card|method|way)|same (way|card|method|account)|(to|on|onto|into) (my|the) (credit |debit |bank )?(card|visa|mastercard|maestro|amex|paypal|bank|account|ideal|klarna)|back to (paypal|visa|mastercard)|(in )?cash|real money)\b")]
    private static partial Regex Original { get; }

    [GeneratedRegex(@"\b(refund(ed)?|money|credit(ed)?|pa(y|id) (it |me |that )?(back|out)|back|instead|rather|put (it|that)|make (it|that|this)|get (it|that|this)|have (it|that)|as|onto?|to)\b")]
    private static partial Regex OfRefund { get; }

    /// <param name="folded">Words of which it is known that they are about the refund, or that say so.</param>
    public static string? Of(string folded) =>
        !OfRefund.IsMatch(folded) ? null
        : StoreCredit.IsMatch(folded) ? "store_credit"
        : GiftCard.IsMatch(folded) ? "gift_card"
        : Original.IsMatch(folded) ? "original"
        : null;
}
