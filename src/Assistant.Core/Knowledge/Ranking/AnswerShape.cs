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
}

/// <summary>Tells from the wording which kind of answer is asked for, and from a text which kinds it holds.</summary>
internal static partial class AnswerShape
{
    [GeneratedRegex(
        @"\b(how (long|soon|quick(ly)?|fast|late|early|many (minutes|hours|days|weeks|months|years))|when|until|what time|which (day|date)s?|deadline|on what date)\b",
        RegexOptions.NonBacktracking)]
    private static partial Regex AsksTime { get; }

    [GeneratedRegex(@"\b(how (much|expensive|cheap)|(what|which) (amount|sum)|costs?|prices?|fees?|free|charges?|pays|(do|did|must|will) (i|we|they|you) (have to |need to )?pay|for nothing)\b", RegexOptions.NonBacktracking)]
    private static partial Regex AsksMoney { get; }

    [GeneratedRegex(@"\b(how (many|often)|maximum|minimum|limit|at most|at least)\b", RegexOptions.NonBacktracking)]
    private static partial Regex AsksNumber { get; }

    [GeneratedRegex(
        @"\b(\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|thirty|sixty|ninety)( full| working| business| calendar|-)? ?(minute|hour|day|week|month|year)s?\b|\b\d{1,2}[:.]\d{2}\b|\b\d{1,2} (january|february|march|april|may|june|july|august|september|october|november|december)\b|\b(immediately|at once|(same|next|following) (working |business )?day)\b",
        RegexOptions.NonBacktracking)]
    private static partial Regex HoldsTime { get; }

    [GeneratedRegex(@"[€£$¥] ?\d|\d ?[€%]|\b(sek|eur|usd|gbp) ?\d|\bfree\b|\bno (extra )?(cost|charge|fee)s?\b|\bpercent\b", RegexOptions.NonBacktracking)]
    private static partial Regex HoldsMoney { get; }

    [GeneratedRegex(@"[€£$¥] ?\d[\d.,]*", RegexOptions.NonBacktracking)]
    private static partial Regex Sum { get; }

    [GeneratedRegex(@"\b\d+\b|\b(once|twice|one|two|three|four|five|six|ten)\b", RegexOptions.NonBacktracking)]
    private static partial Regex HoldsNumber { get; }

    public static AnswerKinds AskedFor(string question)
    {
        var folded = TextFolding.Fold(question);
        return Kinds(AsksTime.IsMatch(folded), AsksMoney.IsMatch(folded), AsksNumber.IsMatch(folded));
    }

    public static AnswerKinds HeldBy(string text)
    {
        var folded = TextFolding.Fold(text);

        // "€35.00" is no time of day.
        return Kinds(HoldsTime.IsMatch(Sum.Replace(folded, " ")), HoldsMoney.IsMatch(folded), HoldsNumber.IsMatch(folded));
    }

    private static AnswerKinds Kinds(bool time, bool money, bool number) =>
        (time ? AnswerKinds.Time : AnswerKinds.None) | (money ? AnswerKinds.Money : AnswerKinds.None) | (number ? AnswerKinds.Number : AnswerKinds.None);
}
