using System.Text.RegularExpressions;

namespace Assistant.Brains.BuiltIn.Orders;

/// <summary>
/// Which fact of an order some words ask for. Every pattern is of the closed class of words for paying, carrying, holding and coming;
/// none names a thing, so that a question about any order is read the same way.
/// </summary>
internal static partial class OrderQuestion
{
    /// <summary>Money that was taken from the shopper: "what did I pay?", "which of my cards was charged?"</summary>
    [GeneratedRegex(
        @"\b(did|have|had) (i|we) (already |really |actually )?(pay|paid|spend|spent|been (charged|billed|debited))\b|\b(i|we) (already |actually )?paid\b[^.!?]*\bhow( much| exactly| that was)?\W*$|\b(set|cost) (me|us)( back)?\b|\bhow (did|have) (i|we) (pay|paid)\b|\b(charged?|charges|debited?|debits|billed|booked|taken|took|withdrawn|withdrew|deducted|reserved)\b.*\b(cards?|visa|mastercard|maestro|amex|paypal|ideal|klarna|bank|account|twice|two times|double)\b|\b(which|what|my) ([\p{L}]+ ){0,3}(cards?|visa|mastercard|paypal|account|statement)\b.*\b(charged?|charges?|debit(s|ed)?|billed?|booked|used?|pay|paid|taken?|took)\b|\b(charge|charged|debit|debited|bill|billed|take|took) (me|us|it|that) (twice|double|already|two times)\b",
        RegexOptions.NonBacktracking)]
    public static partial Regex Paid { get; }

    /// <summary>"Did you charge me twice?": the pages explain it, whoever asks.</summary>
    [GeneratedRegex(@"\b(twice|two times|double|doubly)\b", RegexOptions.NonBacktracking)]
    public static partial Regex PaidTwice { get; }

    /// <summary>What it would cost to do something: no order tells that.</summary>
    [GeneratedRegex(@"\b(would|will|does|do|going to|gonna)\b.*\b(set|cost) (me|us)\b", RegexOptions.NonBacktracking)]
    public static partial Regex WouldCost { get; }

    /// <summary>What something cost, where an order is being spoken of.</summary>
    [GeneratedRegex(@"\b(how much|what) (was|is|were|did|does|do|for|has|the)\b.*|\b(total|full amount|amount|altogether|all together|in all|sum|price)\b|^(and |so |ok )*how much\b", RegexOptions.NonBacktracking)]
    private static partial Regex Amount { get; }

    [GeneratedRegex(@"\b(how much|total|amount|altogether|all together|sum|price|cost|costs|paid|pay)\b", RegexOptions.NonBacktracking)]
    private static partial Regex OfMoney { get; }

    // Prices of what the shop does, which stand on the pages.
    [GeneratedRegex(
        @"\b(returns?|returning|send(ing)? .*back|goes? back|give .*back|get back|come back|label|postage|cancel\w*|call .*off|repairs?|mend|exchang\w*|swap\w*|replac\w*|fetch\w*|collect\w*|pick(s|ed|ing)?( \p{L}+)? up|express|refus\w*|refund\w*|express|customs|dut(y|ies)|longer|time|weigh\w*)\b",
        RegexOptions.NonBacktracking)]
    private static partial Regex OfServices { get; }

    /// <summary>What would come back: "how much do I get back for the lamp?"</summary>
    [GeneratedRegex(
        @"\b(how much|what|which amount)\b.*\b(would|will|do|does|can|could|shall|should|i'll|we'll|i'd|comes?|is)\b.*\b((get|see|receive|have|paid|pay)\b.*\b(back|again|refunded|for (it|them|that|those|this|these))|comes? back|be refunded|(is|will be|would be) refunded|my refund (be|come))\b|\bhow much (will|would) (it|that|my refund|the refund) be\b",
        RegexOptions.NonBacktracking)]
    public static partial Regex WouldComeBack { get; }

    /// <summary>What did come back: "how much did I get back?", "where is my refund?"</summary>
    [GeneratedRegex(
        @"\b(did|have|has) (i|we) (already |ever )?(get|got|gotten|receive|received|been)( \p{L}+){0,2} (back|refund|refunded|refunds)\b|\b(did|have|has) (you|they) (already |ever )?(refund|refunded|(pay|paid|give|given|send|sent) (me |us )?(back|my money|the money|my refund|the refund))\b",
        RegexOptions.NonBacktracking)]
    public static partial Regex CameBack { get; }

    [GeneratedRegex(@"\b(money|refunds?|refunded)\b", RegexOptions.NonBacktracking)]
    public static partial Regex MoneyBack { get; }

    [GeneratedRegex(
        @"\b(who|who's|whos)( is| will( be)?)? (bring(s|ing)?|deliver(s|ing)?|carr(y|ies|ying)|ship(s|ping)?|transport(s|ing)?)\b|\b(which|what) (carrier|courier|parcel service|delivery (company|service|firm)|company|firm)\b|\b(carrier|courier|tracking (number|code|link|page))\b|\b(number|link|code)\b.*\b(follow|track)\b",
        RegexOptions.NonBacktracking)]
    public static partial Regex Carrier { get; }

    [GeneratedRegex(
        @"\bwhat (was|is|were|are|all was|exactly was|else was|else is|did (i|we) (have|get|order|buy)|have (i|we) (ordered|bought)|had (i|we))( \p{L}+){0,2} (in|inside|with|from|of)\b|\bwhat('s| is| was| were) (in|inside)\b|\bwhat did (i|we) (order|buy|get|have)\b|\b(contents?|which (items|things)) (of|in|were|are)\b",
        RegexOptions.NonBacktracking)]
    public static partial Regex Contents { get; }

    [GeneratedRegex(
        @"\b(hold(s|ing)?|keep(s|ing)?|ke?pt) (it|them|this|that|things|my \p{L}+) (up|so long)\b|\b(taking|takes) (it |them )?so long\b|\bwhy\b.*\b(late|delay(ed)?|so long|not here|stuck)\b|\b(reason|cause) (for|of) (the|this|that) delay\b",
        RegexOptions.NonBacktracking)]
    public static partial Regex HeldUp { get; }

    [GeneratedRegex(
        @"\bstill (coming|on|arriving|expected|due|planned|travelling|in time)\b|\bas (planned|promised|scheduled|announced)\b|\bon (the|its|their) (road|way)\b|\b(anything new|any news|any updates?|what's new|latest) (on|about|for|with)\b|\b(what|which) day\b|\bhere yet\b|\bbe (here|delivered|with me) (yet|by|before|in time|on|until|today|tomorrow|this)\b|\b(arrived?|shipped|left|packed|delivered) (yet|already)\b|\bwhen (will|does|do|is|are) (it|they|that|this|those|my)\b",
        RegexOptions.NonBacktracking)]
    public static partial Regex Coming { get; }

    /// <summary>"When does it count as lost?" asks for what is done then, not where it is.</summary>
    [GeneratedRegex(@"\b(count(s|ed|ing)?|treat(s|ed)?|consider(s|ed)?|regard(s|ed)?|declared?|written off|write (it )?off)\b.*\b(lost|gone|missing)\b|\b(is|are|be) (it |they )?(lost|gone for good)\b", RegexOptions.NonBacktracking)]
    public static partial Regex CountsAsLost { get; }

    /// <summary>"Until when can it go back?"</summary>
    [GeneratedRegex(
        @"\b(until|till|by) (when|which|what)\b.*\b(back|return(ed)?)\b|\b(last (day|date)|deadline)\b.*\b(back|return(ed|ing)?)\b",
        RegexOptions.NonBacktracking)]
    public static partial Regex LastDay { get; }

    [GeneratedRegex(@"\b(back|returns?|returned|returning)\b", RegexOptions.NonBacktracking)]
    public static partial Regex GoesBack { get; }

    /// <summary>Another version for one that was bought.</summary>
    [GeneratedRegex(@"\b(exchang\w*|swap\w*)\b", RegexOptions.NonBacktracking)]
    public static partial Regex Exchanges { get; }

    /// <summary>"Would another size of the jacket be possible?"</summary>
    [GeneratedRegex(@"\b(another|different|other|bigger|larger|smaller) (size|colou?r|version)\b", RegexOptions.NonBacktracking)]
    public static partial Regex OtherVersion { get; }

    /// <summary>"Until when is it covered?", "it broke in normal use".</summary>
    [GeneratedRegex(@"\b(covered|guarantee\w*|warrant\w*|broke|stopped working|fell apart|snapped|came (loose|undone|apart|off))\b", RegexOptions.NonBacktracking)]
    public static partial Regex Covered { get; }

    [GeneratedRegex(@"\blabels?\b", RegexOptions.NonBacktracking)]
    public static partial Regex Label { get; }

    /// <summary>Whether something may go back: "can the jacket go back?", "may I give it back?"</summary>
    [GeneratedRegex(@"^(and |so |but |ok |hi |hello )*(can|may|could|am i allowed|are we allowed|is it (possible|ok))\b.*\b((go|goes|come|be (sent|given|brought|taken)|send|give|bring|take)\b.*\bback|be returned|return)\b", RegexOptions.NonBacktracking)]
    public static partial Regex MayGoBack { get; }

    /// <summary>"There's still nothing here": what did not come.</summary>
    [GeneratedRegex(
        @"\b(still|yet) (nothing|not here|no sign|waiting)\b|\b(still )?(isn't|isnt|is not|aren't|arent|are not|not) (here|there|arrived|come|delivered)( yet| still)?\b|\bnothing (has )?(come|came|arrived|turned up|here)\b|\bnever (arrived|came|turned up|showed up|got here|reached me)\b|\b(hasn't|hasnt|has not|haven't|havent|have not|didn't|didnt|did not) (yet |even |still )?(arrived?|come|came|turn(ed)? up|show(n|ed)? up|got here|been delivered)\b",
        RegexOptions.NonBacktracking)]
    public static partial Regex NotHere { get; }

    /// <summary>"What happened to the money for the plates?": a refund for a thing that was bought.</summary>
    [GeneratedRegex(
        @"\b(money|refund|cash)\b.*\b(back|coming|come|happened|see it|arrive[sd]?|land(s|ed)?|got|get|due|for (the|my|those|that))\b|\b(happened to|where is|where's|what about|see) (the|my) (money|refund|cash)\b",
        RegexOptions.NonBacktracking)]
    public static partial Regex MoneyFor { get; }

    /// <summary>"Did it go through?" of whatever was done with the order.</summary>
    [GeneratedRegex(@"\b(did|has|have|is|was)\b.*\b(go through|gone through|work out|worked out|confirmed|taken effect)\b", RegexOptions.NonBacktracking)]
    public static partial Regex Done { get; }

    /// <summary>Asks with what it was paid and not how much it was.</summary>
    [GeneratedRegex(
        @"\bhow (did|have) (i|we) (pay|paid)\b|\b(which|what) (of my |of our )?(cards?|account|method|way|bank)\b",
        RegexOptions.NonBacktracking)]
    public static partial Regex AsksMethod { get; }

    /// <summary>Asks how much, and not how much a service of the shop costs.</summary>
    public static bool AsksAmount(string text) => Amount.IsMatch(text) && OfMoney.IsMatch(text) && !OfServices.IsMatch(text);
}
