using System.Text.RegularExpressions;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.Products;
using Assistant.Brains.Understanding;
using Assistant.Brains.Understanding.Slots;
using Assistant.Core.Catalog;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.Acting;

/// <summary>
/// What is to become of an order, where the words state it so plainly that no likeness to examples is asked for: a street that it goes
/// to, a way to pay for it, a size in place of another, an item that is left out.
/// </summary>
internal static partial class StatedChange
{
    /// <summary>The flow that does it; null where nothing is stated so.</summary>
    /// <param name="spokenOf">The order that is being spoken of.</param>
    public static string? Of(UnderstoodPart part, string? spokenOf)
    {
        if (part.IsNegated)
        {
            return null;
        }

        var text = TextFolding.Fold(part.Mended).Trim();
        return MovesAccount(part, text) ? WellKnown.UpdateProfile
            : SendsElsewhere(part, text) ? WellKnown.ChangeAddress
            : TakesOut(part, text, spokenOf) ? WellKnown.CancelOrder
            : GoesBack(part, text) ? WellKnown.ReturnItem
            : PaysOtherwise(part, text) ? WellKnown.ChangePayment
            : WantsOtherVersion(part, text) ? (Exchanges.IsMatch(text) ? WellKnown.ExchangeItem : WellKnown.ChangeItems)
            : null;
    }

    /// <summary>Whether a message in which an address is written wants an order to go there, or the account to have it.</summary>
    /// <param name="slots">Those of the message.</param>
    public static bool TakesAddress(string message, IReadOnlyCollection<Slot> slots)
    {
        var text = TextFolding.Fold(message);
        return (NamesAccount.IsMatch(text) && OwnAddress.IsMatch(text)) || (IsOfOrder(slots, text) && Goes.IsMatch(text) && !OtherSending.IsMatch(WithoutMail(text, slots)));
    }

    /// <summary>Two wishes in one breath: "take the grinder out and send the rest to Vismarkt 11"; the order is that of both.</summary>
    public static IReadOnlyList<UnderstoodPart> Split(UnderstoodPart part, string? spokenOf)
    {
        var at = part.Text.IndexOf(And, StringComparison.OrdinalIgnoreCase);
        if (at < 0 || part.Mended.IndexOf(And, StringComparison.OrdinalIgnoreCase) is not (> 0 and var mendedAt))
        {
            return [part];
        }

        var orders = part.Slots.Where(slot => slot is Slot.Order).ToList();
        var left = part with { Text = part.Text[..at], Mended = part.Mended[..mendedAt] };
        var right = part with { Text = part.Text[(at + And.Length)..], Mended = part.Mended[(mendedAt + And.Length)..] };
        left = left with { Slots = [.. part.Slots.Where(slot => left.Text.Contains(slot.At.Raw, StringComparison.Ordinal)).Union(orders)] };
        right = right with { Slots = [.. part.Slots.Where(slot => right.Text.Contains(slot.At.Raw, StringComparison.Ordinal)).Union(orders)] };
        return Of(left, spokenOf) is { } first && Of(right, spokenOf) is { } second && first != second ? [left, right] : [part];
    }

    private const string And = " and ";

    [GeneratedRegex(@"\b(account|profile|address book)\b", RegexOptions.NonBacktracking)]
    private static partial Regex NamesAccount { get; }

    [GeneratedRegex(@"\b(default|standard|home|main|primary|usual|stored|saved) (delivery |shipping |postal )?address\b", RegexOptions.NonBacktracking)]
    private static partial Regex OwnAddress { get; }

    /// <summary>"Make Storgatan 7 the default address of my account".</summary>
    private static bool MovesAccount(UnderstoodPart part, string text) =>
        part.Find<Slot.Order>() is null && NamesAccount.IsMatch(text) && OwnAddress.IsMatch(text) && AddressWords.Find(part.Mended) is not null;

    [GeneratedRegex(@"\b(send|sent|ship|shipped|deliver|delivered|redirect|forward|re-?route|go|goes|going|come|bring|brought|moved?|moving|address|should be|must be)\b", RegexOptions.NonBacktracking)]
    private static partial Regex Goes { get; }

    [GeneratedRegex(@"\b(send|ship|deliver|redirect|forward|re-?route|bring|post|mail|have)\b ([\p{L}\p{N}'#]+ ){0,5}(sent |delivered |shipped |redirected )?(to|at) (my|our|a|an|another|a different|the other|his|her|their|this|the following|[\p{L}]+'s)\b|\b(send|ship|deliver|redirect|forward|re-?route|bring) ([\p{L}\p{N}'#]+ ){1,5}(over )?there\b", RegexOptions.NonBacktracking)]
    private static partial Regex NamesTarget { get; }

    [GeneratedRegex(@"\b(somewhere|someplace|anywhere) else\b|\belsewhere\b|\b(to|at) (my|our|the|an?) (other|second|new|different|office|work)( delivery| shipping)? address\b|\b(wrong|old|previous|another|different|new) (delivery |shipping |street |postal )?address\b|\b(i|we)('ve| have|ve)? (just |recently |since )?moved\b", RegexOptions.NonBacktracking)]
    private static partial Regex Elsewhere { get; }

    [GeneratedRegex(@"\b(back|return|returns|person|human|colleague|inbox|e-?mail|phone|invoice|receipt|code|link|bank)\b|\b(to|at) (my|our|this|that) (question|problem|mail|chat|order)\b", RegexOptions.NonBacktracking)]
    private static partial Regex OtherSending { get; }

    [GeneratedRegex(@"^((and|so|but|ok|okay|hi|hello|hey|please)[, ]+){0,2}(where|when|how|what|why|did|has|have|do you|which|is|was)\b", RegexOptions.NonBacktracking)]
    private static partial Regex WhereOrWhen { get; }

    private static bool SendsElsewhere(UnderstoodPart part, string text)
    {
        if (!IsOfOrder(part.Slots, text) || WhereOrWhen.IsMatch(text) || OtherSending.IsMatch(WithoutMail(text, part.Slots)))
        {
            return false;
        }

        return NamesTarget.IsMatch(text)
            || (part.Find<Slot.Order>() is not null && Elsewhere.IsMatch(text) && Goes.IsMatch(text) && !ActWish.AsksTheWayIn(part.Mended))
            || (Goes.IsMatch(text) && AddressWords.Find(part.Mended) is not null);
    }

    [GeneratedRegex(@"\b(remove|drop|strike|scrap|take (\p{L}+ ){0,4}(out|off)|leave (\p{L}+ ){0,4}out) (\p{L}+ ){0,6}(from|of|in|off) (order )?(w[0-9]{3,8}|it|that|this|my|the)\b|\b(remove|drop|strike|scrap) (the|my|one|both|two) ", RegexOptions.NonBacktracking)]
    private static partial Regex TakesOff { get; }

    [GeneratedRegex(@"\bget rid of (it|that|this|the|my|order|w[0-9]{3,8})\b|\bcall (it|that|this|w[0-9]{3,8}) off\b", RegexOptions.NonBacktracking)]
    private static partial Regex GetsRid { get; }

    [GeneratedRegex(@"\b(stop|halt|abort|annul|cancel) (the |my )?(order |parcel )?w[0-9]{3,8}\b", RegexOptions.NonBacktracking)]
    private static partial Regex Stops { get; }

    [GeneratedRegex(@"\b(take|leave) (the|my|that|this|those|one) (\p{L}+ ){1,4}(out|off)\b", RegexOptions.NonBacktracking)]
    private static partial Regex LeavesOut { get; }

    /// <summary>"Drop the trousers from W1005": a part of the order is cancelled; "get rid of W1010": all of it.</summary>
    private static bool TakesOut(UnderstoodPart part, string text, string? spokenOf) =>
        ActWish.IsSaid(part.Mended)
            && ((TakesOff.IsMatch(text) && part.Slots.Any(slot => slot is Slot.Order or Slot.Reference))
                || (LeavesOut.IsMatch(text) && (spokenOf is not null || part.Find<Slot.Order>() is not null))
                || Stops.IsMatch(text)
                || (GetsRid.IsMatch(text) && part.Find<Slot.Order>() is not null));

    [GeneratedRegex(
        @"\b((has|have|need|needs|got|going|want|wants|like|love|wish) (it |them |this |that |these |those |all |both |everything )?to (go|come|be sent|be shipped|get sent) back|(will|is|are|would) (all |both )?(go|going|come|coming) back to (you|your)|(am|i'm|im|i'll|will be|want to be|would like to) (be )?(sending|returning|giving) (\p{L}+ ){1,8}back)\b",
        RegexOptions.NonBacktracking)]
    private static partial Regex BringsBack { get; }

    /// <summary>"The fleece has to go back to you".</summary>
    private static bool GoesBack(UnderstoodPart part, string text) => BringsBack.IsMatch(text) && !SlotFiller.IsQuestion(part.Mended);

    [GeneratedRegex(@"\b(change|switch|move|put|use|pay|charge|bill|settle)\b.*\b(instead|another|different|other|to|with|on|from|by|via|my)\b", RegexOptions.NonBacktracking)]
    private static partial Regex ChangesPayment { get; }

    [GeneratedRegex(@"\bpay(ing|ment)?\b.*\b(something else|differently|(another|a different|some other) (way|method|card|account|payment)|my other (card|account))\b", RegexOptions.NonBacktracking)]
    private static partial Regex PaysSomehowElse { get; }

    [GeneratedRegex(@"\b(refund\w*|returns?|returned|back|twice|double)\b", RegexOptions.NonBacktracking)]
    private static partial Regex Refunds { get; }

    [GeneratedRegex(@"\buse (it|that|this|(my|the) (\p{L}+ ){0,2}(card|credit|account|voucher|paypal|visa|mastercard|klarna|ideal)) (for|on|towards) (order )?w[0-9]{3,8}\b", RegexOptions.NonBacktracking)]
    private static partial Regex UsesFor { get; }

    /// <summary>Which way to pay is named: in the wish itself, else in what was said beside it.</summary>
    public static string PaymentNamed(UnderstoodPart part, string written) =>
        new[] { part.Mended, written }.Select(text => OldMethod.Replace(text, "")).FirstOrDefault(PaymentChoice.NamesOne) ?? part.Mended;

    // "… and give me the PayPal money back": that follows by itself.
    [GeneratedRegex(@" and (please |then )?(give|send|refund|return|put|get) (me )?(the|my|back) .*$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex OldMethod { get; }

    /// <summary>"Pay W1013 with my PayPal", "I want to pay W1013 some other way".</summary>
    private static bool PaysOtherwise(UnderstoodPart part, string text) =>
        part.Find<Slot.Order>() is not null
            && !Refunds.IsMatch(OldMethod.Replace(text, ""))
            && !ActWish.AsksTheWayIn(part.Mended)
            && (UsesFor.IsMatch(text) || PaysSomehowElse.IsMatch(text) || (ChangesPayment.IsMatch(text) && PaymentChoice.NamesOne(text)));

    [GeneratedRegex(@"\b(should (have been|be)|ought to be|supposed to be|meant to be|rather|instead|swap|swapped|change|changed|exchange|switch|make|replace|replaced|prefer|will do|would do|(need|want|would like|'d like|have) .* in|not (xxs|xs|s|m|l|xl|xxl))\b", RegexOptions.NonBacktracking)]
    private static partial Regex OtherWay { get; }

    [GeneratedRegex(@"\b(another|different|other) (colou?r|size|version|variant|length)\b|\b(a|one) size (up|down|bigger|smaller|larger)\b|\b(bigger|smaller|larger) (size|one)\b", RegexOptions.NonBacktracking)]
    private static partial Regex OtherVersion { get; }

    [GeneratedRegex(@"(^|[ ,.(])(xxs|xs|s|m|l|xl|xxl|xxxl)($|[ ,.!?)])", RegexOptions.NonBacktracking)]
    private static partial Regex LetterSize { get; }

    [GeneratedRegex(@"\b(swap|exchange|change|replace|trade|switch)\b .+ (for|with|against|by|to|into) \p{L}", RegexOptions.NonBacktracking)]
    private static partial Regex SwapsFor { get; }

    // What is called so may have arrived already; either flow turns to the other where the order stands so.
    [GeneratedRegex(@"\b(exchang\w*|swap\w*|trade|replace\w*)\b", RegexOptions.NonBacktracking)]
    private static partial Regex Exchanges { get; }

    /// <summary>"The hoodie in W2281 should be L, not M", "swap the duffel in W2436 for a day pack".</summary>
    private static bool WantsOtherVersion(UnderstoodPart part, string text)
    {
        if (part.Find<Slot.Order>() is null || Refunds.IsMatch(text) || ActWish.AsksHow(part.Mended))
        {
            return false;
        }

        // Who names the very version that it should be wants it, however politely it is asked.
        var namesVersion = part.Slots.Any(slot => slot is Slot.Size or Slot.Colour) || LetterSize.IsMatch(text) || Measures.In(text).Any();
        if (!namesVersion && !ActWish.IsSaid(part.Mended))
        {
            return false;
        }

        return ((namesVersion || OtherVersion.IsMatch(text)) && OtherWay.IsMatch(text)) || (SwapsFor.IsMatch(text) && part.Find<Slot.Product>() is not null);
    }

    [GeneratedRegex(@"\b(order|orders|parcel|package|delivery|shipment|w[0-9]{3,8})\b", RegexOptions.NonBacktracking)]
    private static partial Regex NamesOrder { get; }

    private static bool IsOfOrder(IEnumerable<Slot> slots, string text) => NamesOrder.IsMatch(text) || slots.Any(slot => slot is Slot.Order or Slot.Reference);

    /// <summary>"My mail is ada@example.com" says who writes, and not what is to be sent.</summary>
    private static string WithoutMail(string text, IEnumerable<Slot> slots) =>
        slots.Any(slot => slot is Slot.Email) ? MailAddress.Replace(text, "") : text;

    [GeneratedRegex(@"\b(my |the )?(e-?)?mail( address)?( is|:)?", RegexOptions.NonBacktracking)]
    private static partial Regex MailAddress { get; }
}
