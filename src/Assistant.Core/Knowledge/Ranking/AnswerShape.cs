using System.Text.RegularExpressions;
using Assistant.Core.Text;

namespace Assistant.Core.Knowledge;

/// <summary>Kinds of answer that a question can ask for and a text can hold.</summary>
[Flags]
internal enum AnswerKinds
{
    None = 0,

    /// <summary>A length of time, a date or a time of day.</summary>
    Time = 1,

    /// <summary>A sum of money, or that something is free.</summary>
    Money = 2,

    /// <summary>A number of things.</summary>
    Number = 4,

    /// <summary>Why something is so.</summary>
    Reason = 8,

    /// <summary>Where to write or call: a mail address or a telephone number.</summary>
    Contact = 16,

    /// <summary>Where on the site or in the account something is found or done.</summary>
    Place = 32,

    /// <summary>When something happens: a time, or what it follows upon, such as "when the parcel ships".</summary>
    Moment = 64,

    /// <summary>Who bears a cost, or that there is none: an amount, or "we pay for the label".</summary>
    Payer = 128,

    /// <summary>What follows where something is not done or does not come about.</summary>
    Otherwise = 256,

    /// <summary>What the shop does.</summary>
    Doing = 512,

    /// <summary>Why something is refused or does not work.</summary>
    Trouble = 1024,
}

/// <summary>Tells from the wording which kind of answer is asked for, and from a text which kinds it holds.</summary>
internal static partial class AnswerShape
{
    [GeneratedRegex(
        @"\b(how (long|soon|quick(ly)?|fast|late|early|many ((working|business|calendar) )?(minutes|hours|days|weeks|months|years))|(until|till|by|since|from|or|and) when|until|as (long|soon|quick(ly)?|fast) as|quicker|faster|sooner|what time|which (day|date)s?|deadline|on what date|(before|after|on|by|from|till) (the )?\d{1,2}(st|nd|rd|th)?( of)? (january|february|march|april|may|june|july|august|september|october|november|december))\b")]
    private static partial Regex AsksTime { get; }

    [GeneratedRegex(@"\bwhen('?s)? (do|does|did|is|are|was|were|will|would|can|could|must|should|may|shall|has|have|am|exactly|at the latest|latest)\b|^((and|so|but|ok|okay|hi|hello|also)[,. ]+)*when\b|\bwhen\W*$")]
    private static partial Regex AsksMoment { get; }

    [GeneratedRegex(@"\b(how (much|expensive|cheap)|(what|which) (amount|sum)|costs?|prices?|fees?|free|charges?|for nothing|set (me|us|you|him|her|them) back|what (do|does|would|will|did) [^?.!]{0,60}\b(charge|ask|keep|deduct)\b)\b|[,;.] ?(and )?what('?s| is| would| will) (that|it)( be)?\W*$")]
    private static partial Regex AsksMoney { get; }

    [GeneratedRegex(@"\bwho(m|se)?\b[^?.!]{0,40}\b(pays?|paying|paid|bears?|covers?|cost|expense)\b|\b(do|did|must|will|would|should) (i|we|they|you|he|she) (then |also |still )?(have to |need to )?(pay|give (him|her|them)( (it|that|this|the money))?\W*$)|\bat (my|our|your|whose) (own )?(cost|expense)\b")]
    private static partial Regex AsksPayer { get; }

    [GeneratedRegex(@"\b(who(m|se)?|at whose)\b[^?.!]{0,40}\b(pays?|paying|bears?|covers?|cost|expense)\b")]
    private static partial Regex AsksBearer { get; }

    [GeneratedRegex(@"\b(what|and|but|or|so)( happens| then)? (if|when) [^?.!]*(n't|\b(not|dont|cant|doesnt|didnt|isnt|wont|never|nobody|noone|no one|nothing|forget|miss|fail\w*|too late|without))\b")]
    private static partial Regex AsksOtherwise { get; }

    // "The checkout refuses my code", "my card was declined"; what the shopper refuses is no trouble.
    [GeneratedRegex(@"(?<!\b(i|we|he|she|they|if|to|can|could|may|must|should|you) )\b(refuse[sd]|rejects?|rejected|declines|declined|invalid)\b|\b(is|was|are|were|it|code|card|coupon|voucher|payment|checkout|page|site)(n't| not| isn't| doesn't| won't| does not| will not| did not| didn't) (be )?(work|working|accept|accepted|accepting|valid|go through|going through|recogni[sz]ed?)\b")]
    private static partial Regex AsksTrouble { get; }

    [GeneratedRegex(@"\breasons?\b|\bbecause\b|\b(does|do|did|is|are|was) not (work|accepted)\b|\bfails?\b|\b(refused|declined|rejected)\b")]
    private static partial Regex HoldsTrouble { get; }

    [GeneratedRegex(@"\bwhat (do|will|would|can|could) (you|u)( guys| people| lot| yourselves)?( \p{L}+ly| then| now)* do\b")]
    private static partial Regex AsksDoing { get; }

    [GeneratedRegex(@"\b(how (many(?! ((working|business|calendar) )?(minutes|hours|days|weeks|months|years)\b)|often)|maximum|minimum|limit|at most|at least)\b")]
    private static partial Regex AsksNumber { get; }

    [GeneratedRegex(@"^((and|but|so|ok) )*why\b|\b(why (is|are|do|does|did|was|were|can|can't|not|so|would|should|must|have|has|don't|doesn't|isn't|aren't)|how come|what for|for (what|which) reason|what('s| is) the (reason|point)|(reason|purpose) (of|for|behind))\b")]
    private static partial Regex AsksReason { get; }

    [GeneratedRegex(
        @"\b(where|who|whom|how|which (number|address)|what (number|address)|to which|what('s| is) (the|your) (e-?mail|phone|telephone|address|number))\b.*\b(forward|report|write|e-?mail|phone|ring|dial|call|reach|contact|send (it|this|that|them|my (complaint|question|message|mail|link)))\b|\bwhat('s| is) (the|your) (e-?mail|phone|telephone|number)\b",
        RegexOptions.NonBacktracking)]
    private static partial Regex AsksContact { get; }

    // Where to write or go is asked of people, and where the shop delivers of countries.
    [GeneratedRegex(
        @"\bwhere (do|does|can|could|would|should|must|may|to) ((i|we|one|you|he|she|they) )?(find|see|look|view|check|read|enter|type|put|click|download|change|set|choose|pick|turn|switch|unsubscribe|delete|remove|add|get|print|start|register|upload|sign|log|redeem|use|cancel|write|update|save)\b|\bwhere('?s| is| are) (it|that|this|the|my|your|those|these)\b|\b(which|what) (page|button|menu|field)\b")]
    private static partial Regex AsksPlace { get; }

    [GeneratedRegex(@"\b(how (do|can|could|would|should|must|does|to) \p{L}+|what (do|must|should|would) (i|we|one) (do|have to do|need to do)|what are the steps|which steps|how does (it|this|that) (work|go))\b")]
    private static partial Regex Way { get; }

    [GeneratedRegex(@"\b(because|so that|due to|in order to|protects?|prevents?|for (reasons|safety|security)|to (protect|prevent|avoid|stop|keep)|that is why|therefore)\b")]
    private static partial Regex HoldsReason { get; }

    [GeneratedRegex(@"[\p{L}\d._-]+@[\p{L}\d-]+\.\p{L}|\+\d{2}[\d ]{6}")]
    private static partial Regex HoldsContact { get; }

    [GeneratedRegex(
        @"\b(\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|thirty|sixty|ninety)( full| working| business| calendar|-)? ?(minute|hour|day|week|month|year)s?\b|\b\d{1,2}[:.]\d{2}\b|\b\d{1,2} (january|february|march|april|may|june|july|august|september|october|november|december)\b|\b(immediately|at once|(same|next|following) (working |business )?day)\b")]
    private static partial Regex HoldsTime { get; }

    [GeneratedRegex(@"\b(when|once|as soon as|after|until|right after) (you|we|they|it|the|your|our|an?|that|this|each|its|payment|delivery)\b|\bon the same day\b|\b(straight away|automatically)\b")]
    private static partial Regex HoldsEvent { get; }

    [GeneratedRegex(@"\b(you|we|seller|buyer|customer|larkfield)( always| also| only| then| never| do not| don't)? (pay|bear|cover)s?\b|\bat (our|your|its|no) (own )?(cost|expense)\b|\bcosts? you (nothing|anything)\b|\bcollects? \p{L}+( \p{L}+){0,3} from you\b|\bnothing more to pay\b|\bdo not pay\b")]
    private static partial Regex HoldsPayer { get; }

    [GeneratedRegex(@"\b(if|when|after|unless|until|that)\b[^.]*\b(not|no|nobody|never|without|fails?|refused?)\b|\bnobody\b|^after\b")]
    private static partial Regex HoldsOtherwise { get; }

    [GeneratedRegex(@"\bwe (then |also |first |always )*(?!(cannot|do|can|have|need|know|may|never)\b)\p{L}+\b")]
    private static partial Regex HoldsDoing { get; }

    [GeneratedRegex(@"[€£$¥] ?\d|\d ?[€%]|\b(sek|eur|usd|gbp) ?\d|\bfree\b|\bno (extra )?(cost|charge|fee)s?\b|\bpercent\b")]
    private static partial Regex HoldsMoney { get; }

    [GeneratedRegex(
        @"\b(in|on|under|at|from|below|above|near|next to|inside|behind) (your|our|the|any|every|a) (\p{L}+ ){0,3}(account|page|site|website|app|chat|checkout|basket|cart|profile|confirmation|invoice|newsletter|label|button|bottom|top|e-?mail|warehouse|workshop|point|shop|post office|supermarket)\b|\bat checkout\b|\bunder \p{L}")]
    private static partial Regex HoldsPlace { get; }

    [GeneratedRegex(@"[€£$¥] ?\d[\d.,]*")]
    private static partial Regex Sum { get; }

    [GeneratedRegex(@"\b\d+\b|\b(once|twice|one|two|three|four|five|six|ten)\b")]
    private static partial Regex HoldsNumber { get; }

    public static AnswerKinds AskedFor(string question)
    {
        var folded = TextFolding.Fold(question);
        var asked = Of(AnswerKinds.Time, AsksTime, folded) | Of(AnswerKinds.Money, AsksMoney, folded) | Of(AnswerKinds.Number, AsksNumber, folded)
            | Of(AnswerKinds.Reason, AsksReason, folded) | Of(AnswerKinds.Contact, AsksContact, folded) | Of(AnswerKinds.Place, AsksPlace, folded)
            | Of(AnswerKinds.Moment, AsksMoment, folded) | Of(AnswerKinds.Payer, AsksPayer, folded) | Of(AnswerKinds.Otherwise, AsksOtherwise, folded) | Of(AnswerKinds.Doing, AsksDoing, folded) | Of(AnswerKinds.Trouble, AsksTrouble, folded);

        // "Until when must it be there?" is not answered by "once you have it".
        return asked.HasFlag(AnswerKinds.Time) ? asked & ~AnswerKinds.Moment : asked;
    }

    /// <summary>Whether it asks who bears a cost: a price alone does not tell.</summary>
    public static bool AsksWhoPays(string question) => AsksBearer.IsMatch(TextFolding.Fold(question));

    /// <summary>Whether a text says who bears a cost, and not only how much it is.</summary>
    public static bool NamesPayer(string text) => HoldsPayer.IsMatch(TextFolding.Fold(text));

    /// <summary>Whether it asks how something is done: "how do I send it back?"</summary>
    public static bool AsksTheWay(string question) => Way.IsMatch(TextFolding.Fold(question));

    public static AnswerKinds HeldBy(string text)
    {
        var folded = TextFolding.Fold(text);

        // "€35.00" is no time of day.
        return Of(AnswerKinds.Time | AnswerKinds.Moment, HoldsTime, Sum.Replace(folded, " ")) | Of(AnswerKinds.Moment, HoldsEvent, folded)
            | Of(AnswerKinds.Money | AnswerKinds.Payer, HoldsMoney, folded) | Of(AnswerKinds.Payer, HoldsPayer, folded)
            | Of(AnswerKinds.Number, HoldsNumber, folded) | Of(AnswerKinds.Reason, HoldsReason, folded) | Of(AnswerKinds.Contact, HoldsContact, folded)
            | Of(AnswerKinds.Place, HoldsPlace, folded) | Of(AnswerKinds.Otherwise, HoldsOtherwise, folded) | Of(AnswerKinds.Doing, HoldsDoing, folded)
            | Of(AnswerKinds.Trouble, HoldsTrouble, folded);
    }

    /// <summary>
    /// What of it tells sections apart: nearly every section says where something is done, after what, what happens otherwise and what fails; those
    /// tell sentences apart.
    /// </summary>
    public static AnswerKinds OfSections(AnswerKinds asked) =>
        (asked & ~(AnswerKinds.Place | AnswerKinds.Moment | AnswerKinds.Payer | AnswerKinds.Otherwise | AnswerKinds.Doing | AnswerKinds.Trouble))
            | (asked.HasFlag(AnswerKinds.Moment) ? AnswerKinds.Time : AnswerKinds.None) | (asked.HasFlag(AnswerKinds.Payer) ? AnswerKinds.Money : AnswerKinds.None);

    private static AnswerKinds Of(AnswerKinds kinds, Regex sign, string folded) => sign.IsMatch(folded) ? kinds : AnswerKinds.None;
}
