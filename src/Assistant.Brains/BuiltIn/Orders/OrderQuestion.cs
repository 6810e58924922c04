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
        @"\b(did|have|had) (i|we) (already |really |actually )?(pay|paid|spend|spent|been (charged|billed|debited))\b|\b(i|we) (already |actually )?paid\b[^.!?]*\bhow( much| exactly| that was)?\W*$|\b(set|cost) (me|us)( back)?\b|\bhow (did|have) (i|we) (pay|paid)\b|\b(charged?|charges|debited?|debits|billed|booked|taken|took|withdrawn|withdrew|deducted|reserved)\b.*\b(cards?|visa|mastercard|maestro|amex|paypal|ideal|klarna|bank|account|twice|two times|double)\b|\b(which|what|my) ([\p{L}]+ ){0,3}(cards?|visa|mastercard|paypal|account|statement)\b.*\b(charged?|charges?|debit(s|ed)?|billed?|booked|used?|pay|paid|taken?|took)\b|\b(charge|charged|debit|debited|bill|billed|take|took) (me|us|it|that) (twice|double|already|two times)\b")]
    public static partial Regex Paid { get; }

    /// <summary>"Did you charge me twice?": the pages explain it, whoever asks.</summary>
    [GeneratedRegex(@"\b(twice|two times|double|doubly)\b")]
    public static partial Regex PaidTwice { get; }

    [GeneratedRegex(@"\b(pay|paying|paid|charged?|costs?|fees?|price)\b.*\b(deliver(y|ies)|postage|shipping)\b|\b(deliver(y|ies)|postage|shipping)\b.*\b(pay|paying|paid|charged?|costs?|fees?|price)\b")]
    private static partial Regex OfDeliveryPrice { get; }

    [GeneratedRegex(@"\b(twice|two times|double|second|again|extra|each|both|every|separate(ly)?|two|three|more)\b")]
    private static partial Regex MoreThanOnce { get; }

    /// <summary>"Do I pay postage twice then?"</summary>
    public static bool AsksDeliveryTwice(string text) => OfDeliveryPrice.IsMatch(text) && MoreThanOnce.IsMatch(text);

    /// <summary>What it would cost to do something: no order tells that.</summary>
    [GeneratedRegex(@"\b(would|will|does|do|going to|gonna)\b.*\b(set|cost) (me|us)\b", RegexOptions.NonBacktracking)]
    public static partial Regex WouldCost { get; }

    /// <summary>What something cost, where an order is being spoken of.</summary>
    [GeneratedRegex(@"\b(how much|what) (was|is|were|did|does|do|for|has|the)\b.*|\b(total|full amount|amount|altogether|all together|in all(?! (day|night|morning|afternoon|evening|week))|sum|price)\b|^(and |so |ok )*how much\b")]
    private static partial Regex Amount { get; }

    [GeneratedRegex(@"\b(how much|total|amount|altogether|all together|sum|price|cost|costs|paid|pay)\b")]
    private static partial Regex OfMoney { get; }

    // Prices of what the shop does, which stand on the pages.
    [GeneratedRegex(
        @"\b(returns?|returning|send(ing)? .*back|goes? back|give .*back|get back|come back|label|postage|cancel\w*|call .*off|repairs?|mend|exchang\w*|swap\w*|replac\w*|fetch\w*|collect\w*|pick(s|ed|ing)?( \p{L}+)? up|express|refus\w*|refund\w*|express|customs|dut(y|ies)|longer|time|weigh\w*)\b")]
    private static partial Regex OfServices { get; }

    /// <summary>What would come back: "how much do I get back for the lamp?"</summary>
    [GeneratedRegex(
        @"\b(how much|what|which amount)\b.*\b(would|will|do|does|can|could|shall|should|i'll|we'll|i'd|comes?|is)\b.*\b((get|see|receive|have|paid|pay)\b.*\b(back|again|refunded|for (it|them|that|those|this|these))|comes? back|be refunded|(is|will be|would be) refunded|my refund (be|come))\b|\bhow much (will|would|do|can|am) (i|we) (then )?(get|getting)( then)?\W*$|\bhow much (will|would) (it|that|my refund|the refund) be\b|\b(get|see|receive|have) (it |that |this )?back (what|how much)\b",
        RegexOptions.NonBacktracking)]
    public static partial Regex WouldComeBack { get; }

    /// <summary>"Why do I only get 18?", "what's the 11.95 for?": why less comes back than was paid.</summary>
    [GeneratedRegex(
        @"\b(why|how come)\b.*\b(only|just|less|little|so few|not (all|everything|more|the (full|whole))|(don'?t|didn'?t|won'?t|isn'?t) .*(all|everything|more|full|whole)|deduct\w*|taken? off|minus|fee|missing|lower)\b|\bwhat('s| is| are|s)? .*\b(deduct\w*|taken? off|minus|missing)\b|\bwhat('s| is|s) the [^a-z]*[0-9]+([.,][0-9]{2})? .*\bfor\b|\b(where|what happened to) .*\bthe rest\b")]
    public static partial Regex WhyLess { get; }

    /// <summary>What did come back: "how much did I get back?", "where is my refund?"</summary>
    [GeneratedRegex(
        @"\b(did|have|has) (i|we) (already |ever )?(get|got|gotten|receive|received|been)( \p{L}+){0,2} (back|refund|refunded|refunds)\b|\b(did|have|has) (you|they) (already |ever )?(refund|refunded|(pay|paid|give|given|send|sent) (me |us )?(back|my money|the money|my refund|the refund))\b")]
    public static partial Regex CameBack { get; }

    [GeneratedRegex(@"\b(money|refunds?|refunded)\b")]
    public static partial Regex MoneyBack { get; }

    [GeneratedRegex(
        @"\b(who|who's|whos)( is| will( be)?)? (bring(s|ing)?|deliver(s|ing)?|carr(y|ies|ying)|ship(s|ping)?|transport(s|ing)?)\b|\b(which|what) (carrier|courier|parcel service|delivery (company|service|firm)|company|firm)\b|\b(carrier|courier|tracking (number|code|link|page))\b|\b(number|link|code)\b.*\b(follow|track)\b")]
    public static partial Regex Carrier { get; }

    [GeneratedRegex(
        @"\bwhat (was|is|were|are|all was|exactly was|else was|else is|did (i|we) (have|get|order|buy)|have (i|we) (ordered|bought)|had (i|we))( \p{L}+){0,2} (in|inside|with|from|of)\b|\bwhat('s| is| was| were) (in|inside)\b|\bwhat did (i|we) (order|buy|get|have)\b|\b(contents?|which (items|things)) (of|in|were|are)\b")]
    public static partial Regex Contents { get; }

    /// <summary>"What did I order last?"</summary>
    [GeneratedRegex(@"\b(order|ordered|buy|bought|purchase|purchased|get|got)( from you| with you| here)? (last|most recently)\b( time)?( from you)?$|\b(did|have) (i|we) (last|just|most recently) (order|ordered|buy|bought|purchased?)\b|\blast time (i|we) (ordered|bought)\b|\b(newest|latest|last|most recent) (thing|item|stuff|order|purchase) (that )?(i|we)( have|'ve)? (bought|ordered|got|purchased)\b")]
    public static partial Regex Newest { get; }

    [GeneratedRegex(
        @"\b(hold(s|ing)?|keep(s|ing)?|ke?pt) (it|them|this|that|things|my \p{L}+) (up|so long)\b|\b(taking|takes) (it |them )?so long\b|\bwhy\b.*\b(late|delay(ed)?|so long|not here|stuck)\b|\b(reason|cause) (for|of) (the|this|that) delay\b")]
    public static partial Regex HeldUp { get; }

    [GeneratedRegex(
        @"\bstill (coming|on|arriving|expected|due|planned|travelling|in time)\b|\bas (planned|promised|scheduled|announced)\b|\bon (the|its|their) (road|way)\b|\b(anything new|any news|any updates?|what's new|latest) (on|about|for|with)\b|\b(what|which) day\b|\bhere yet\b|\bbe (here|delivered|with me) (yet|by|before|in time|on|until|today|tomorrow|this)\b|\b(arrived?|shipped|left|packed|delivered) (yet|already)\b|\bwhen (will|does|do|is|are) (it|they|that|this|those|my)\b|\b(is|are) (it|they|that|this|those|these) (still |already |finally |even )?(coming|arriving|due|shipped|sent)\b")]
    public static partial Regex Coming { get; }

    /// <summary>"At what time?", "morning or afternoon?": the hour of a day that is known.</summary>
    [GeneratedRegex(@"^((and|so|but|ok|okay|well|hm+)[,. ]+)*((at|around|about|by) )?(what|which) (time|hour)\b|\btime of (the )?day\b|\b(morning|before noon|forenoon) or (in the )?(afternoon|evening|after)\b|\b(at|around) what (time|hour)\b|^((and|so|but) )*(when exactly|what time exactly)$")]
    public static partial Regex AtWhatTime { get; }

    /// <summary>"When does it count as lost?" asks for what is done then, not where it is.</summary>
    [GeneratedRegex(@"\b(count(s|ed|ing)?|treat(s|ed)?|consider(s|ed)?|regard(s|ed)?|declared?|written off|write (it )?off)\b.*\b(lost|gone|missing)\b|\b(is|are|be) (it |they )?(lost|gone for good)\b", RegexOptions.NonBacktracking)]
    public static partial Regex CountsAsLost { get; }

    /// <summary>"Any way of stopping it?", "can it still be halted?"</summary>
    [GeneratedRegex(@"\b(way|chance|possibility|means|hope) (of|to) (still |now |maybe )*(stop|halt|abort|cancel|intercept)(p?ing|ling)?\b|\btoo late to (still )?(stop|halt|abort|cancel|intercept|call)\b|\b(can|could|may) (i|we|you|it|that|this|one|somebody|someone|anyone|anybody|(the |my )?(order|parcel|package|delivery)( w[0-9]{3,8})?|w[0-9]{3,8}) (still |please |maybe |perhaps |just |even )*(be )?(stop(ped)?|halt(ed)?|abort(ed)?|intercept(ed)?|called off)\b")]
    public static partial Regex Stops { get; }

    [GeneratedRegex(@"\b(if|when|once|after|suppose|supposing|in case) (i|we)('d| would|'ll| will| should| were to)? (now |just |still |actually )?(cancel|scrap|annul|abandon|stop|drop|back out|pull out|call (\p{L}+ )?\w+ off)\b")]
    private static partial Regex IfCancelled { get; }

    [GeneratedRegex(@"\b(drop|stop)\b[^,.;?!]* (off|at|by|in|with) (a|an|the|my|your|our|any)\b")]
    private static partial Regex DropsOff { get; }

    /// <summary>"If I drop W1001 before you pack it, when do I have my money?": what would hold for a cancellation.</summary>
    public static bool SupposesCancellation(string text) => IfCancelled.IsMatch(text) && !DropsOff.IsMatch(text);

    /// <summary>"Do you fetch it?", "who picks them up?", "can I have it collected?": goods that somebody comes for.</summary>
    [GeneratedRegex(@"\b(who|you|somebody|someone|anybody|anyone|carrier|driver|courier|men|guys|people)\b ([\p{L}'-]+ ){0,4}(fetch(es)?|collects?|pick(s|ing)? ([\p{L}\p{N}'-]+ ){0,5}up|(comes?|coming) (round |over )?(and |to )?(get|take|fetch|collect))\b|\b(have|get|gets|be|being|is|are) ([\p{L}\p{N}'-]+ ){0,5}(fetched|collected|picked up)\b")]
    private static partial Regex Fetches { get; }

    // Who fetches a parcel from there is the shopper, or somebody they send.
    [GeneratedRegex(@"\b(pick-?up (point|shop|station|place)|parcel (shop|locker|station)|locker|post office|depot|neighbou?rs?|warehouse|myself|somebody else|someone else)\b")]
    private static partial Regex FromElsewhere { get; }

    /// <summary>Whether it is asked that something is fetched from the shopper's home.</summary>
    public static bool AsksForCollection(string text) => Fetches.IsMatch(text) && !FromElsewhere.IsMatch(text);

    /// <summary>"I'd like the hundred euros back".</summary>
    [GeneratedRegex(@"\b(want|like|get|have|need|prefer|demand|claim|give me|take)( to (have|get|see))? (all |some |half )?(of )?(my|the|our|its) ([\p{L}\p{N}.,-]+ ){0,2}(money|cash|amount|sum|price|value|euros?|eur|pounds?|gbp|dollars?|usd|kronor|sek|yen|jpy|[^ ]?[0-9][0-9.,]*) (back|refunded|returned)\b")]
    public static partial Regex WantsMoney { get; }

    /// <summary>"Who pays for that?", "what does the label cost?": what giving back costs, where that is spoken of.</summary>
    [GeneratedRegex(@"^((and|so|but|ok|okay|well|then|oh)[,. ]+)*(who (pays|has to pay|must pay|is paying|covers|bears)\b|(what|how much) (does|will|would|is) (it|that|this|the (label|postage|return|carrier)|sending (it|them|that|this) back)( then| again)?( cost( me)?)?\b)")]
    public static partial Regex WhoPays { get; }

    /// <summary>"Until when can it go back?"</summary>
    [GeneratedRegex(
        @"\b(until|till|by) (when|which|what)\b.*\b(back|return(ed)?)\b|\b(last (day|date)|deadline)\b.*\b(back|return(ed|ing)?)\b")]
    public static partial Regex LastDay { get; }

    [GeneratedRegex(@"\b(buy|buying|order|ordering|get|getting|give|giving|purchase)\b[^.?!]*\b(now|today|tonight|tomorrow|this (week|month|weekend)|in (november|december)|for (christmas|xmas|the holidays)|(christmas |xmas )?(presents?|gifts?))\b")]
    private static partial Regex BuysNow { get; }

    [GeneratedRegex(@"\b(until when|till when|by when|how long|how many days|how late|last day|until which)\b[^.?!]*\b(back|return(ed)?)\b")]
    private static partial Regex UntilWhenBack { get; }

    /// <summary>"If I buy a present now, how long can it be returned?": what is not bought yet is no order.</summary>
    public static bool AsksReturnOfPurchaseToCome(string text) => BuysNow.IsMatch(text) && UntilWhenBack.IsMatch(text);

    [GeneratedRegex(@"\b(until|till|by) when\b|\bhow (long|soon|late|quick(ly)?|many days)\b|\b(last|latest) (day|date|moment|i|we)\b|\bthe latest\b|\bdeadline\b")]
    private static partial Regex Deadline { get; }

    [GeneratedRegex(@"\b(complain|report|tell you|let you know|claim|notify you|say so|write to you)\b")]
    private static partial Regex Telling { get; }

    /// <summary>"How long do I have to tell you?"</summary>
    public static bool AsksUntilWhenToTell(string text) => Deadline.IsMatch(text) && Telling.IsMatch(text);

    [GeneratedRegex(@"\b(back|returns?|returned|returning)\b")]
    public static partial Regex GoesBack { get; }

    /// <summary>Another version for one that was bought.</summary>
    [GeneratedRegex(@"\b(exchang\w*|swap\w*)\b")]
    public static partial Regex Exchanges { get; }

    /// <summary>"Would another size of the jacket be possible?"</summary>
    [GeneratedRegex(@"\b(another|different|other|bigger|larger|smaller) (size|colou?r|version)\b")]
    public static partial Regex OtherVersion { get; }

    /// <summary>"Until when is it covered?", "it broke in normal use".</summary>
    [GeneratedRegex(@"\b(covered|guarantee\w*|warrant\w*|broke|stopped working|fell apart|snapped|came (loose|undone|apart|off))\b")]
    public static partial Regex Covered { get; }

    [GeneratedRegex(@"\blabels?\b")]
    public static partial Regex Label { get; }

    /// <summary>Whether something may go back: "can the jacket go back?", "may I give it back?"</summary>
    [GeneratedRegex(@"^(and |so |but |ok |hi |hello )*(can|may|could|am i allowed|are we allowed|is it (possible|ok))\b.*\b((go|goes|come|be (sent|given|brought|taken)|send|give|bring|take)\b.*\bback|be returned|return)\b")]
    public static partial Regex MayGoBack { get; }

    /// <summary>"There's still nothing here": what did not come.</summary>
    [GeneratedRegex(
        @"\b(still|yet) (nothing|not here|no sign|waiting)\b|\b(still )?(isn't|isnt|is not|aren't|arent|are not|not) (here|there|arrived|come|delivered)( yet| still)?\b|\bnothing (has )?(come|came|arrived|turned up|here)\b|\b(never|not|didn'?t|hasn'?t|haven'?t) (got|get|received?|gotten|seen) (it|them|this|that|the|my|his|her|their|any|anything)\b|\bnever (arrived|came|turned up|showed up|got here|reached me)\b|\b(hasn't|hasnt|has not|haven't|havent|have not|didn't|didnt|did not) (yet |even |still )?(arrived?|come|came|turn(ed)? up|show(n|ed)? up|got here|been delivered)\b")]
    public static partial Regex NotHere { get; }

    /// <summary>"What happened to the money for the plates?": a refund for a thing that was bought.</summary>
    [GeneratedRegex(
        @"\b(money|refund|cash)\b.*\b(back|coming|come|happened|see it|arrive[sd]?|land(s|ed)?|got|get|due|for (the|my|those|that))\b|\b(happened to|where is|where's|what about|see) (the|my) (money|refund|cash)\b")]
    public static partial Regex MoneyFor { get; }

    /// <summary>"Did it go through?" of whatever was done with the order.</summary>
    [GeneratedRegex(@"\b(did|has|have|is|was)\b.*\b(go through|gone through|work out|worked out|confirmed|taken effect)\b", RegexOptions.NonBacktracking)]
    public static partial Regex Done { get; }

    /// <summary>Asks with what it was paid and not how much it was.</summary>
    [GeneratedRegex(
        @"\bhow (did|have) (i|we) (pay|paid)\b|\b(with|by|on|through) (what|which)\b.*\bpa(y|id)\b|\bwhat\b.*\bpa(y|id) (it |that |them )?(with|by)\b|\b(which|what) (of my |of our )?(cards?|account|method|way|bank)\b")]
    public static partial Regex AsksMethod { get; }

    /// <summary>"The long one": a version of a thing, which no order's total is the price of.</summary>
    [GeneratedRegex(@"\b(the|a|an) (?<which>[\p{L}\p{N}'-]+) (one|ones|version|variant|model)\b")]
    public static partial Regex OfVersion { get; }

    /// <summary>Asks how much, and not how much a service of the shop costs.</summary>
    public static bool AsksAmount(string text) => Amount.IsMatch(text) && OfMoney.IsMatch(text) && !OfServices.IsMatch(text);
}
