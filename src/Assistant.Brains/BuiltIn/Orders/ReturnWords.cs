using System.Text.RegularExpressions;
using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.Orders;

/// <summary>What a shopper says of an item that goes back: why, in what state it is, and where the money should go.</summary>
internal static partial class ReturnWords
{
    [GeneratedRegex(@"\b(broke|broken|faulty|defect|defective|doesn'?t work|does not work|stopped working|not working|malfunction\w*|snapped|leaks?|leaking|fault|jam(s|med|ming)|(keeps|kept|always|is|are|got|gets) (sticking|stuck)|(won'?t|will not|doesn'?t|does not|don'?t|do not) (properly |really )?(close|shut|open|zip|lock|start|charge|inflate|turn on|switch on|stay (up|on|closed|inflated))|(came|come|comes|coming|fell|falls|falling) (apart|undone|loose))\b")]
    private static partial Regex Faulty { get; }

    [GeneratedRegex(@"\b(damaged|dent(s|ed)?|scratch(es|ed)?|smashed|shattered|crushed|cracked)\b")]
    private static partial Regex Damaged { get; }

    [GeneratedRegex(@"\b(wrong (item|thing|size|colou?r|one|product|model|variant)|not (what|the (one|size|colou?r)) (i|we) ordered|something else)\b")]
    private static partial Regex Wrong { get; }

    [GeneratedRegex(@"\b(missing|incomplete|not complete|wasn'?t (in|inside)|weren'?t (in|inside)|not (in|inside) (it|the (box|parcel|package)))\b")]
    private static partial Regex Missing { get; }

    [GeneratedRegex(@"\b(too (big|small|large|tight|long|short|wide|narrow)|doesn'?t fit|does not fit|don'?t fit|do not fit)\b")]
    private static partial Regex DoesNotFit { get; }

    [GeneratedRegex(@"\b(changed my mind|don'?t (want|like|need)|do not (want|like|need)|no longer (want|need)|(not|no longer|isn't|aren't) (really )?(needed|wanted|necessary))\b")]
    private static partial Regex NotWanted { get; }

    [GeneratedRegex(@"\b(unopened|still sealed|never opened|not opened|(haven'?t|hasn'?t|didn'?t|did not|have not|has not) (yet |even )?(been )?(opened|open|used|use|worn|wear|touched|touch)|unused|untouched|never (been )?(used|worn|touched)|not (been )?(used|worn|touched)|(nobody|no one|neither|none)( \p{L}+){0,6}? (used|worn|touched|opened)|brand new|seal is (still )?(intact|unbroken|on))\b")]
    private static partial Regex AsNew { get; }

    [GeneratedRegex(@"\b(worn|wore|used|washed|dirty|muddy|incomplete)\b")]
    private static partial Regex Used { get; }

    [GeneratedRegex(@"\b(opened|unsealed|unpacked|unwrapped|seal (is|was) (broken|open|off|gone)|(broke|broken|breaking|removed|removing|took off|taken off|ripped|tore|torn|cut|opened) (off |open )?(the|its|their|that) (hygiene |safety )?(seals?|sticker|foil|packaging|wrapping))\b")]
    private static partial Regex Opened { get; }

    [GeneratedRegex(@"\b(gift ?card|voucher)\b")]
    private static partial Regex GiftCard { get; }

    [GeneratedRegex(@"\b(instead|rather|as|on|onto|to|for|get|have|take|want|like|prefer|choose|receive) (a |an |my |the |it as (a |an )?)?(larkfield |shop |store )?(gift ?card|voucher)\b|\b(gift ?card|voucher) (instead|rather)\b")]
    private static partial Regex ToGiftCard { get; }

    [GeneratedRegex(@"^(and |so |what about |how about )?(all( of (it|them|that))?|everything|the (whole|entire) (order|lot|thing)|both( of them)?)$")]
    private static partial Regex All { get; }

    [GeneratedRegex(@"^(and |so |ok |okay )?(until|till|by) when\b|^(and )?(how long|how many days) (do|have|can|is)\b|\b(last day|deadline)\b")]
    private static partial Regex UntilWhen { get; }

    [GeneratedRegex(@"\b(keep|keeping|except|apart from|but not|without|not the)\b")]
    private static partial Regex Keeps { get; }

    private const int FewWords = 16;

    /// <summary>What the words name as staying with the shopper: "all but not the tent", "I keep the lamp"; null where nothing does.</summary>
    public static string? Kept(string text)
    {
        var folded = TextFolding.Fold(text);
        return Keeps.Match(folded) is { Success: true } keeps ? folded[(keeps.Index + keeps.Length)..] : null;
    }

    /// <summary>The flow with what these words say; what they do not say stays.</summary>
    public static OpenFlow Into(OpenFlow open, string text)
    {
        var folded = TextFolding.Fold(text);
        return Set(Set(Set(open, Slots.ReturnReason, Reason(folded) ?? (open.Flow is WellKnown.DamagedItem ? Lacking(folded) : null)), Slots.Condition, Condition(folded)), Slots.RefundWish, ToGiftCard.IsMatch(folded) ? "gift_card" : null);
    }

    /// <summary>
    /// A short message after a check of what can go back that changes what was checked: "and if it's broken?", "all of it?", "to a gift
    /// card instead?". Null where it says nothing of the kind.
    /// </summary>
    public static OpenFlow? Changed(string text, OpenFlow last)
    {
        var folded = TextFolding.Fold(text).Trim().TrimEnd('?', '.', '!', ' ');
        if (folded.Count(c => c is ' ') >= FewWords)
        {
            return null;
        }

        var check = last.Flow is WellKnown.ExchangeItem ? last : last with { Flow = WellKnown.ReturnItem };
        if (All.IsMatch(folded))
        {
            return check with { Slots = check.Slots.Remove(Slots.Items) };
        }

        if (UntilWhen.IsMatch(folded))
        {
            return check;
        }

        var changed = GiftCard.IsMatch(folded) ? Into(check, folded).With(Slots.RefundWish, "gift_card") : Into(check, folded);
        return changed.Slots.SequenceEqual(last.Slots) ? null : changed;
    }

    [GeneratedRegex(@"\b(it|they|them|these|those|both)\b|^(i('ve| have)? )?(only |just |already |never |not |have )*(used|wore|worn|opened|unused|unopened|washed|tried)\b")]
    private static partial Regex GoesOn { get; }

    /// <summary>"Used it on one walk", "they are too tight": said of the item before, and no wish of its own.</summary>
    public static bool SaysOfItemBefore(string text)
    {
        var folded = TextFolding.Fold(text).Trim();
        return GoesOn.IsMatch(folded) && (Reason(folded) ?? Condition(folded)) is not null;
    }

    /// <summary>Whether something came as it should not: damaged, wrong or not at all.</summary>
    public static bool SaysArrivedWrong(string folded) => Damaged.IsMatch(folded) || Wrong.IsMatch(folded) || Missing.IsMatch(folded) || WrongArrival.IsTold(folded);

    public static bool SaysFaulty(string folded) => Faulty.IsMatch(folded);

    public static bool SaysDamaged(string folded) => Damaged.IsMatch(folded);

    /// <summary>Read only where something is reported: who gives a thing back may miss its label or its box.</summary>
    private static string? Lacking(string text) => Missing.IsMatch(text) || WrongArrival.IsShort(text) ? "parts_missing" : WrongArrival.IsOther(text) ? "wrong_item" : null;

    private static string? Reason(string text) =>
        Damaged.IsMatch(text) ? "damaged"
        : Wrong.IsMatch(text) ? "wrong_item"
        : Faulty.IsMatch(text) && !Opened.IsMatch(text) ? "faulty"
        : DoesNotFit.IsMatch(text) ? "does_not_fit"
        : NotWanted.IsMatch(text) ? "not_wanted"
        : null;

    private static string? Condition(string text) =>
        AsNew.IsMatch(text) ? "as_new"
        : Used.IsMatch(text) ? "used"
        : Opened.IsMatch(text) ? "opened"
        : null;

    private static OpenFlow Set(OpenFlow open, string slot, string? value) => value is null ? open : open.With(slot, value);
}
