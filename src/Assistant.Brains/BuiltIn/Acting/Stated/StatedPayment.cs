using System.Text.RegularExpressions;
using Assistant.Brains.Understanding;
using Assistant.Brains.Understanding.Slots;

namespace Assistant.Brains.BuiltIn.Acting.Stated;

/// <summary>Another way to pay for an order: "pay W1013 with my PayPal", "use my gift card for W2504".</summary>
internal static partial class StatedPayment
{
    [GeneratedRegex(@"\b(change|switch|move|put|use|pay|charge|bill|settle)\b.*\b(instead|another|different|other|to|with|on|from|by|via|my)\b|\b(goes?|comes?|going|coming)\b.*\b(on|onto|off) (to )?(my|the|our|your)? ?\p{L}+|\b(charged|billed|paid)\b.*\binstead\b", RegexOptions.NonBacktracking)]
    private static partial Regex ChangesPayment { get; }

    [GeneratedRegex(@"\bpay(ing|ment)?\b.*\b(something else|differently|(another|a different|some other) (way|method|card|account|payment)|my other (card|account))\b")]
    private static partial Regex PaysSomehowElse { get; }

    [GeneratedRegex(@"\b(refund\w*|returns?|returned|back|twice|double)\b")]
    internal static partial Regex Refunds { get; }

    [GeneratedRegex(@"\buse (it|that|this|(my|the) (\p{L}+ ){0,2}(card|credit|account|voucher|paypal|visa|mastercard|klarna|ideal)) (for|on|towards) (order )?w[0-9]{3,8}\b")]
    private static partial Regex UsesFor { get; }

    // "Put W1005 back on the Mastercard": the order, and no money.
    [GeneratedRegex(@" back (on|onto|over to)\b")]
    private static partial Regex BackOn { get; }

    [GeneratedRegex(@"\b(money|amount|sum|cash)\b")]
    private static partial Regex OfMoney { get; }

    // "… and give me the PayPal money back": that follows by itself.
    [GeneratedRegex(@" and (please |then )?(give|send|refund|return|put|get) (me )?(the|my|back) .*$", RegexOptions.IgnoreCase)]
    private static partial Regex OldMethod { get; }

    public static bool IsIn(UnderstoodPart part, string text) =>
        part.Find<Slot.Order>() is not null
            && !Refunds.IsMatch(BackOn.Replace(OldMethod.Replace(text, ""), " $1"))
            && !(OfMoney.IsMatch(text) && BackOn.IsMatch(text))
            && !ActWish.AsksTheWayIn(part.Mended)
            && (UsesFor.IsMatch(text) || PaysSomehowElse.IsMatch(text) || (ChangesPayment.IsMatch(text) && PaymentChoice.NamesOne(text)));

    /// <summary>Which way to pay is named: in the wish itself, else in what was said beside it.</summary>
    public static string Named(UnderstoodPart part, string written) =>
        new[] { part.Mended, written }.Select(text => OldMethod.Replace(text, "")).FirstOrDefault(PaymentChoice.NamesOne) ?? part.Mended;
}
