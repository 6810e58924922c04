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
}

/// <summary>Tells from the wording which kind of answer is asked for, and from a text which kinds it holds.</summary>
internal static partial class AnswerShape
{
    [GeneratedRegex(
        @"\b(how (long|soon|quick(ly)?|fast|late|early|many (minutes|hours|days|weeks|months|years))|when('?s)? (do|does|did|is|are|was|were|will|would|can|could|must|should|may|shall|has|have|am|exactly|at the latest|latest)|(until|till|by|since|from|or|and) when|until|as (long|soon|quick(ly)?|fast) as|quicker|faster|sooner|what time|which (day|date)s?|deadline|on what date|(before|after|on|by|from|till) (the )?\d{1,2}(st|nd|rd|th)?( of)? (january|february|march|april|may|june|july|august|september|october|november|december))\b|^((and|so|but|ok|okay|hi|hello|also)[, ]+)*when\b|\bwhen\W*$",
        RegexOptions.NonBacktracking)]
    private static partial Regex AsksTime { get; }

    [GeneratedRegex(@"\b(how (much|expensive|cheap)|(what|which) (amount|sum)|costs?|prices?|fees?|free|charges?|pays|(do|did|must|will) (i|we|they|you) (have to |need to )?pay|for nothing|set (me|us|you|him|her|them) back|what (do|does|would|will|did) [^?.!]{0,60}\b(charge|ask|keep|deduct)\b)\b|[,;.] ?(and )?what('?s| is| would| will) (that|it)( be)?\W*$", RegexOptions.NonBacktracking)]
    private static partial Regex AsksMoney { get; }

    [GeneratedRegex(@"\b(how (many|often)|maximum|minimum|limit|at most|at least)\b", RegexOptions.NonBacktracking)]
    private static partial Regex AsksNumber { get; }

    [GeneratedRegex(@"^((and|but|so|ok) )*why\b|\b(why (is|are|do|does|did|was|were|can|can't|not|so|would|should|must|have|has|don't|doesn't|isn't|aren't)|how come|what for|for (what|which) reason|what('s| is) the (reason|point)|(reason|purpose) (of|for|behind))\b", RegexOptions.NonBacktracking)]
    private static partial Regex AsksReason { get; }

    [GeneratedRegex(
        @"\b(where|who|whom|how|which (number|address)|what (number|address)|to which|what('s| is) (the|your) (e-?mail|phone|telephone|address|number))\b.*\b(forward|report|write|e-?mail|phone|ring|dial|call|reach|contact|send (it|this|that|them|my (complaint|question|message|mail|link)))\b|\bwhat('s| is) (the|your) (e-?mail|phone|telephone|number)\b",
        RegexOptions.NonBacktracking)]
    private static partial Regex AsksContact { get; }

    // Where to write or go is asked of people, and where the shop delivers of countries.
    [GeneratedRegex(
        @"\bwhere (do|does|can|could|would|should|must|may|to) ((i|we|one|you|he|she|they) )?(find|see|look|view|check|read|enter|type|put|click|download|change|set|choose|pick|turn|switch|unsubscribe|delete|remove|add|get|print|start|register|upload|sign|log|redeem|use|cancel|write|update|save)\b|\bwhere('?s| is| are) (it|that|this|the|my|your|those|these)\b|\b(which|what) (page|button|menu|field)\b",
        RegexOptions.NonBacktracking)]
    private static partial Regex AsksPlace { get; }

    [GeneratedRegex(@"\b(because|so that|due to|in order to|protects?|prevents?|for (reasons|safety|security)|to (protect|prevent|avoid|stop|keep)|that is why|therefore)\b", RegexOptions.NonBacktracking)]
    private static partial Regex HoldsReason { get; }

    [GeneratedRegex(@"[\p{L}\d._-]+@[\p{L}\d-]+\.\p{L}|\+\d{2}[\d ]{6}", RegexOptions.NonBacktracking)]
    private static partial Regex HoldsContact { get; }

    [GeneratedRegex(
        @"\b(\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|thirty|sixty|ninety)( full| working| business| calendar|-)? ?(minute|hour|day|week|month|year)s?\b|\b\d{1,2}[:.]\d{2}\b|\b\d{1,2} (january|february|march|april|may|june|july|august|september|october|november|december)\b|\b(immediately|at once|(same|next|following) (working |business )?day)\b",
        RegexOptions.NonBacktracking)]
    private static partial Regex HoldsTime { get; }

    [GeneratedRegex(@"[€£$¥] ?\d|\d ?[€%]|\b(sek|eur|usd|gbp) ?\d|\bfree\b|\bno (extra )?(cost|charge|fee)s?\b|\bpercent\b", RegexOptions.NonBacktracking)]
    private static partial Regex HoldsMoney { get; }

    [GeneratedRegex(
        @"\b(in|on|under|at|from|below|above|near|next to|inside|behind) (your|our|the|any|every|a) (\p{L}+ ){0,3}(account|page|site|website|app|chat|checkout|basket|cart|profile|confirmation|invoice|newsletter|label|button|bottom|top|e-?mail|warehouse|workshop|point|shop|post office|supermarket)\b|\bat checkout\b|\bunder \p{L}",
        RegexOptions.NonBacktracking)]
    private static partial Regex HoldsPlace { get; }

    [GeneratedRegex(@"[€£$¥] ?\d[\d.,]*", RegexOptions.NonBacktracking)]
    private static partial Regex Sum { get; }

    [GeneratedRegex(@"\b\d+\b|\b(once|twice|one|two|three|four|five|six|ten)\b", RegexOptions.NonBacktracking)]
    private static partial Regex HoldsNumber { get; }

    public static AnswerKinds AskedFor(string question)
    {
        var folded = TextFolding.Fold(question);
        return Kinds(AsksTime.IsMatch(folded), AsksMoney.IsMatch(folded), AsksNumber.IsMatch(folded), AsksReason.IsMatch(folded), AsksContact.IsMatch(folded), AsksPlace.IsMatch(folded));
    }

    public static AnswerKinds HeldBy(string text)
    {
        var folded = TextFolding.Fold(text);

        // "€35.00" is no time of day.
        return Kinds(HoldsTime.IsMatch(Sum.Replace(folded, " ")), HoldsMoney.IsMatch(folded), HoldsNumber.IsMatch(folded), HoldsReason.IsMatch(folded), HoldsContact.IsMatch(folded), HoldsPlace.IsMatch(folded));
    }

    private static AnswerKinds Kinds(bool time, bool money, bool number, bool reason, bool contact, bool place) =>
        (time ? AnswerKinds.Time : AnswerKinds.None) | (money ? AnswerKinds.Money : AnswerKinds.None) | (number ? AnswerKinds.Number : AnswerKinds.None)
            | (reason ? AnswerKinds.Reason : AnswerKinds.None) | (contact ? AnswerKinds.Contact : AnswerKinds.None)
            | (place ? AnswerKinds.Place : AnswerKinds.None);
}
