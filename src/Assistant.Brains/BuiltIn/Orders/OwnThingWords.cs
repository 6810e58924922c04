using System.Text.RegularExpressions;

namespace Assistant.Brains.BuiltIn.Orders;

/// <summary>What is asked or wanted of a thing that somebody has bought, in words that fit any thing.</summary>
internal static partial class OwnThingWords
{
    private const string The = @"(the|my|our|that|this|those|these|one of (the|my|our)|both)";

    /// <summary>"Where's the bag?", "has the tent left yet?", "what day is the sofa coming?"</summary>
    public static bool AsksWhere(string folded) =>
        (Where.IsMatch(folded) || HowItStands.IsMatch(folded) || (Arrives.IsMatch(folded) && !OfTheShop.IsMatch(folded)) || BeHome.IsMatch(folded));

    [GeneratedRegex(@"(^|[,.;!?] )((hi|hello|hey|and|so|but|ok|okay|well|please|sorry|oh|tell me|you know)[,.! ]+)*(where|where's|wheres)( (is|are|did|has|have|do|does|exactly|on earth))* " + The + " ")]
    private static partial Regex Where { get; }

    [GeneratedRegex(@"\b((any|some|no) (news|sign|word|updates?|trace) (of|on|about|from)|what(('s| is) (up|happening|going on|the (matter|status|state))|s up) (with|to|of)|what (has |have |ever )?(happened|became|become) (to|of)|status of|whereabouts of|(waiting|wait) (for|on)|track|expecting) " + The + @" |\b(when|(what|which) day|how soon|by when) (do|does|will|are|is|can|could|would) (you|they|he|somebody|someone|(the|your) [\p{L}]+) (finally |actually |be |going to )*(bring|deliver|send|ship|drop|dispatch)(p?ing)?( off| over| round| out)? " + The + @" [\p{L}]|\bwhen (do|will|can|should|am|are|may) (i|we) (finally |actually |be )?(get|getting|receive|receiving|have|see|expect) " + The + @" [\p{L}]|\bhow('s| is| are|s) " + The + @" ([\p{L}'-]+ ){0,5}(doing|getting on|going|coming along|coming on|progressing)\b")]
    private static partial Regex HowItStands { get; }

    [GeneratedRegex(@"\b(has|have|had|is|are|was|were|did|when's|when (is|are|does|do|did|will|was|were|can|has|have)|(what|which) (day|time|date|week|evening|morning) (is|are|does|do|did|will|can)|will) " + The + @" ([\p{L}\p{N}'-]+ ){1,7}(yet|here|left|leave|leaves|leaving|shipped|sent|dispatched|gone out|go out|going out|on (its|their|the) way|in the (post|mail)|coming|come|arriv\w*|delivered|get here|get to me|got here|get there|turn(ed)? up|show(n|ed)? up|land|landed|reach|reached|packed|due|expected|lost|stuck|held up)\b")]
    private static partial Regex Arrives { get; }

    /// <summary>"I heard nothing, did it go through?": whether the shop has the order at all.</summary>
    [GeneratedRegex(@"\b(did|has|have) (it|that|this|everything|(my|the) (order|payment)) (really |actually |even )?(go|went|gone|come|came) through\b|\b(heard|got|had|received) (nothing|no (confirmation|(confirmation )?e?-?mail)) ?(back|from you|yet)?\b|\bno confirmation\b")]
    public static partial Regex WentThrough { get; }

    [GeneratedRegex(@"\b(ordered|bought|placed an order for) (an? |some |two |three |\d+ )?(?<thing>([\p{L}'-]+ ){0,2}[\p{L}'-]+?)( (but|and|yesterday|today|on|last|this|from|with|in|for|at|a|some)\b|[,.;!?]|$)")]
    public static partial Regex Ordered { get; }

    /// <summary>"The coat I reserved, any idea when it leaves you?": a thing is named first, and asked of after it.</summary>
    public static bool AsksWhenItComes(string folded) => WhenItComes.IsMatch(folded) && !OfTheShop.IsMatch(folded);

    [GeneratedRegex(@"\b(when|whether|(what|which) day|how soon|by when) ((will|does|do|is|are|can|should|might) )?(it|they|this|that|these|those)(('s|'re|'ll) | )((is|are|will|would|might|should|be|been|finally|actually|even|likely to|going to|gonna|supposed to) )*(leaves?|leaving|ships?|shipped|shipping|comes?|coming|arrives?|arriving|gets? (here|there|to me)|due|here|with me|sent|dispatched|delivered|on (its|their) way|goes out|go out|going out|posted)\b")]
    private static partial Regex WhenItComes { get; }

    // What the shop sells and how it is made up, which no order tells.
    [GeneratedRegex(@"\b(in stock|back in|available|sell|sold|restock\w*|(come|coming|comes|delivered|sent|shipped) (with|in (a|an|other|different))|upstairs|assembled|to (my )?(door|country))\b")]
    private static partial Regex OfTheShop { get; }

    [GeneratedRegex(@"\b(when|which day|what day|what time|which days|all day)\b.*\b(stay|be|wait|sit) (at )?(home|in)\b.*\bfor " + The + " ")]
    private static partial Regex BeHome { get; }

    /// <summary>"The mats never came", "where's … it should have been here": what was to come and did not.</summary>
    [GeneratedRegex(@"\b(never|not|n't|isn't|aren't|hasn't|haven't|didn't|still) (yet |even |actually |been )*(here|come|came|arrived?|turned up|turn up|shown up|showed up|delivered|reached|got here|received)\b|\bstill (nothing|waiting|no sign|not)\b|\b(is|are|was|were|seems?|must be) (late|overdue|missing|lost|nowhere)\b|\b(should|ought to) have (been|arrived|come|got)\b|\b(was|were) (meant|supposed|due) to (be|come|arrive)\b|\b(forgot(ten)?|did (you|they|someone|somebody) forget)( to (send|pack|include))? (about )?(the|my|them|it|one|two|those)\b")]
    public static partial Regex DidNotCome { get; }

    /// <summary>"And if they never show up?": what is done where a parcel does not come, and not that it did not.</summary>
    [GeneratedRegex(@"^((and|so|but|ok|okay|well|hm+)[,. ]+)*(what|what happens|what do (i|we) do|what then)?,? ?(if|when|in case) (it|they|that|this|those|these|(the|my) [\p{L} ]{2,30}) .*\b(never|not|n't|doesnt|dont|don't|doesn't|still|isnt|isn't|arent|aren't|lost|fails? to)\b.*\b(come|comes|came|arrives?|arrived|shows?( up)?|turns?( up)?|gets? here|here|there|delivered|reach(es)?|lost|found)\b|^((and|so|but) )*(what )?if (it|they|that|the parcel|the package)('s| is| are|'re| get| gets| got) (really |actually |simply )?lost\b")]
    public static partial Regex IfItNeverComes { get; }

    /// <summary>"Have you got the boots I sent back?": whether what went back has reached the shop.</summary>
    [GeneratedRegex(
        @"\b(have|did|has|had) (you|u|they|anybody|anyone|the warehouse) (already |ever |yet |even )?(received?|got|get|gotten|seen) (the|my|our|it|them|that|those|back)\b|\breach(ed)? (you|your|utrecht|the warehouse|back)\b|\b(arrived|came|landed|turned up|(is|are|was) back|got back) (back )?(with|at|to) (you|your|utrecht|the warehouse)\b|\b(did|has|have) .*\b(arrive|come|get|got) (back )?(with|at|to) (you|your|utrecht|the warehouse)\b|\b(i|we)('ve| have|ve|)? (already |just )?(sent|posted|mailed|shipped|brought|gave) ((it|them|that|those|the \p{L}+|my \p{L}+) )?back\b.*\b(yet|already|arrived?|received?|got|there|reach(ed)?)\b|\b(yet|already|arrived?|received?|got|reach(ed)?)\b.*\b(i|we)('ve| have|ve|)? (sent|posted|mailed|shipped|brought|gave) ((it|them) )?back\b",
        RegexOptions.NonBacktracking)]
    public static partial Regex ReachedUs { get; }

    private const string TellsThatWe = @"^((hi|hello|hey|but|and|well|yes|no|oh|so|ok|okay)[,.! ]+)*(i|we)('ve| have|ve)? (already |just |recently |now )*";

    /// <summary>"I sent them back", "we returned the shoes last week": told of what was done already.</summary>
    [GeneratedRegex(TellsThatWe + @"((returned|exchanged|swapped) (it|them|that|those|these|both|the|my|our|order|w?[0-9]{4,})\b|(sent|posted|gave|brought|mailed|shipped) (it|them|that|those|these|both|(the|my|our|order) ([\p{L}\p{N}'-]+ ){0,4}[\p{L}\p{N}'-]+|w?[0-9]{4,}) back\b|(returned|(sent|gave) back) (it|them|the|my|those|these)\b|sent (it|them|that|those|these|both)( already| (last|this) week| yesterday| days ago)*$)")]
    public static partial Regex WentBack { get; }

    /// <summary>"I cancelled W1005 yesterday": whether the shop knows of it, the order tells.</summary>
    [GeneratedRegex(TellsThatWe + @"(cancelled|canceled)\b")]
    public static partial Regex WasCancelled { get; }

    /// <summary>"How's the swap of my boots going?": a return or an exchange that was begun.</summary>
    [GeneratedRegex(@"\b(any (news|word|updates?)|where('s| is)|how('s| is|s| far (is|along is))|status of|what('s| is) (up|happening)|has|is|did|when (will|do|does|are|is))\b.*\b((my|our|that) (return|exchange|swap|replacement)|(the|my|our) (swapping|exchanging|returning)|(the|my) (return|exchange|swap) of|(the|my) ((replacement|new|swapped) (one|ones)|(replacement|new|swapped|other) (pair|size|colou?r)))\b|\b(news|word|updates?) (on|of|about) (swapping|exchanging|returning)\b", RegexOptions.NonBacktracking)]
    public static partial Regex OfGoodsBack { get; }

    /// <summary>"Have you charged me for the parka yet?"</summary>
    [GeneratedRegex(@"\b(have|did|has|was|were|will|when do|when will|when did|do) (you|u|i|it|they|the (money|amount|payment|price)) (\p{L}+ )?(been )?(taken?|took|charged?|debit(ed)?|book(ed)?|withdrawn?|withdrew|bill(ed)?|collect(ed)?)\b")]
    public static partial Regex Charged { get; }

    /// <summary>"From my card", "charged me": the shopper's own money.</summary>
    [GeneratedRegex(@"\b(from|on|off) my (\p{L}+ )?(card|account|paypal|bank|visa|mastercard)\b|\b(charge[d]?|bill(ed)?|debit(ed)?) me\b")]
    public static partial Regex FromMine { get; }

    /// <summary>What money is spoken of that is taken: "the 549", "my money", "it".</summary>
    [GeneratedRegex(@"\b(money|payment|amount|price|cash|card|me|it|[0-9]+([.,][0-9]{2})?|full)\b")]
    public static partial Regex Money { get; }

    /// <summary>"When do I see my money for the lock?": money that comes back, and not the wish for it.</summary>
    [GeneratedRegex(@"\b(when|where|where's|wheres|how long|what happened|what about|has|have|did|is|any|got a|heard)\b.*\b(money|refund\w*|cash|paid? back|pay back|give back|gave back)\b", RegexOptions.NonBacktracking)]
    public static partial Regex AsksForMoney { get; }

    /// <summary>"The trousers can go", "get rid of the coat", "I won't need the tent after all".</summary>
    /// <param name="isNegated">What is done is what is not to be done: only not wanting and not needing a thing gives it up then.</param>
    public static bool GivesUp(string folded, bool isNegated) =>
        (NotWanted.IsMatch(folded) || (!isNegated && (Goes.IsMatch(folded) || DropsIt.IsMatch(folded)))) && !Otherwise.IsMatch(folded);

    [GeneratedRegex(@"\b(can|could|may|should|must|has to|have to|needs? to|will have to) (now |just |actually |all |both )?(go|leave)( (away|now|please|too|as well|then|after all|from it|from that|instead))*([,.;!]|$)")]
    private static partial Regex Goes { get; }

    [GeneratedRegex(@"\b(forget|ditch|skip|scrap|scratch|drop|bin|axe|kill|lose|nix|chuck|stop|halt|abort|cancel) (all )?(about )?(it|them|that|this|the|my|our|those|these|one|both)\b|\b(get|getting|be) rid of\b|\bcall (it|them|that|(the|my|that|those) ([\p{L}'-]+ ){1,4})off\b")]
    private static partial Regex DropsIt { get; }

    [GeneratedRegex(@"\b(no longer|don't|do not|dont|won't|wont|will not|not|never) (really |actually |even )?(be )?(need(ing)?|want(ing)?|require) (it|them|that|this|the|my|our|those|these|one|two|any)\b|\b(no longer|don't|do not|dont|won't|wont|will not|not) (really |actually )?(be )?(need(ed|ing)?|want(ed|ing)?|require[d]?)( (any ?more|any longer|after all|now|either))*([,.;!]|$)|\b(no|any|little) (more |further |longer )?(use|need) (for|of) (it|them|that|this|the|my|our|those|these)\b|\b(is|are) (superfluous|surplus|too many|one too many)\b|\b((can|could|will|would) (easily )?do|get by|manage) without (it|them|that|this|the|my|those|these)\b|\b(thought better of|gone off|fallen out of love with|changed? (my|our) minds? (about|on)) (it|them|that|this|the|my|those|these)\b")]
    private static partial Regex NotWanted { get; }

    // "I don't want the parka to go to my old address" gives up nothing; "forget that I asked" neither.
    [GeneratedRegex(@"\b(want|wanting|need|needing|like) (it|them|that|this|the|my|our|those|these)( [\p{L}'-]+){0,5} to\b|\b(forget|drop|skip|stop|scrap|scratch) (that|this|it|the) (i|we|you|return|exchange|swap|refund|question|chat|mails?|newsletter|e-?mails?)\b|\bdrop (it|them|the|my)\b.*\b(off|at|by)\b|\b(back|exchang\w*|swap\w*|instead of|address)\b")]
    private static partial Regex Otherwise { get; }

    /// <summary>"Send me new ones then", "do I get a replacement?"</summary>
    [GeneratedRegex(@"\b((send|ship|get|give|want|have|need|like|deserve|expect) (me |us )?(a |an |the |some |my )?((brand )?new|another|fresh|second) (one|ones|pair|set|parcel|item|lot)|(send|ship|post) (it|them|that) (to me )?(again|once more|out again|a second time|anew)|re-?(send|ship)|replacements?|replace (it|them|that|the|my))\b")]
    public static partial Regex WantsNew { get; }

    /// <summary>"I want my money then": what was paid is to come back.</summary>
    [GeneratedRegex(@"\b((want|like|get|have|need|prefer|rather have|take|give me|demand) (all )?(of )?(my|the) (money|[0-9]+([.,][0-9]{2})?)( back)?|(want|like|get|have|need) (a|my|the) (full )?refund|refund me|refund (it|that|them)|money back|(just|only|rather|prefer) (a |my |the )?(money|refund|cash))\b")]
    public static partial Regex WantsMoney { get; }

    /// <summary>"The parka should go to Crabethstraat 12": where a thing is to be sent.</summary>
    [GeneratedRegex(@"\b(go|goes|going|send|sent|ship|shipped|deliver|delivered|redirect(ed)?|forward(ed)?|bring|brought|come) ([\p{L}'-]+ ){0,5}(to|at)\b")]
    public static partial Regex GoesElsewhere { get; }

    /// <summary>"Can you swap them?", "exchange the boots for me".</summary>
    public static bool Swaps(string folded) => SwapsIt.IsMatch(folded) && !NoSwap.IsMatch(folded);

    [GeneratedRegex(@"\b(swap|exchange|trade) (it|them|that|this|these|those|the|my|our|one|both)\b")]
    private static partial Regex SwapsIt { get; }

    [GeneratedRegex(@"\b(don't|do not|dont|not|never|cannot|can't) (want to |need to |have to )?(swap|exchange|trade)\b")]
    private static partial Regex NoSwap { get; }

    /// <summary>"I never got a refund for the plates", "I was promised my money".</summary>
    [GeneratedRegex(@"\b((never|not|n't|havent|hasnt|didnt|yet to) (\p{L}+ ){0,2}(get|got|gotten|receive|received|seen|see)|promised|still no|(still )?waiting for) (\p{L}+ ){0,3}(money|refund|cash)\b|\b(money|refund|cash) (still )?(has |is |was )?(never|hasn't|hasnt|has not|didn't|didnt|did not|not) (yet |been )?(come|came|arrived?|here|there|paid|sent|turned up)\b")]
    public static partial Regex MoneyDidNotCome { get; }

    /// <summary>"What if I'm not in that day?": nobody could take the parcel.</summary>
    [GeneratedRegex(@"\b((i|we)('m| am|'re| are|'ll| will)( be)?( not| never| out| away| at)|(i|we) (won't|wont|can't|cant|cannot|will not|may not|might not)( be)?|(i'm|im|we're) (not|out|away|at)|nobody('s| is| will be)?|no ?one('s| is| will be)?)\b.*\b(home|in|there|here|house|work|away|out|holiday)\b")]
    public static partial Regex NobodyIn { get; }

    /// <summary>"Do I have to send the old one back?", "who pays for returning it?"</summary>
    [GeneratedRegex(@"\b(do|does|must|should|shall|have|need|who|will)\b[^.?!]{0,60}\b(send|return|post|ship|give|go|goes|shipping|sending|returning|postage|need|want) ([^.?!]{0,40} )?back\b|\b(do|must|should) (i|we) (have to |need to )?return\b|\bwho pays\b")]
    public static partial Regex MustGoBack { get; }

    /// <summary>"What happened to the money?": a refund, whatever it was for.</summary>
    [GeneratedRegex(@"\b(happened to|where('s|s| is)|what about|any (news|sign) of|still no) (the|my|our) (money|refund|cash)\b")]
    public static partial Regex WhereIsMoney { get; }
}
