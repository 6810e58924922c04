using System.Text.RegularExpressions;

namespace Assistant.Brains.BuiltIn.Dialogue.Boundaries;

/// <summary>Questions that belong to a lawyer or any other assistant, however casually they are asked in a shop.</summary>
internal static partial class OutsideAdvice
{
    private const string ThirdParty = @"\b(neighbou?rs?|landlord|boss|employer|ex|wife|husband|brother|sister|colleague|him|her|them|someone|somebody)\b";

    [GeneratedRegex(
        @"\b(can|could|may|should|shall) (i|we) (sue|prosecute|report)\b[^.?!]*" + ThirdParty + "|" + ThirdParty + @".*\b((is|was) (that|this|it) (theft|stealing|a crime|criminal|illegal|an offence|against the law)|sue|prosecute)\b|\b(inheritance|divorce|custody|speeding ticket)\b",
        RegexOptions.NonBacktracking)]
    private static partial Regex Law { get; }

    [GeneratedRegex(
        @"\b(write|code|program|compose|draft|make up|tell)( me| us)? (a|an|my|some|the)( [\p{L}\p{N}#+-]+){0,3} (function|code|script|program|poem|essay|homework|story|song|speech|joke|fairy tale)\b|\b(do|solve|finish|check) my (homework|maths?|assignment|exam|essay)\b|\b(who|which party) (wins|won|will win|is going to win)\b|\b(the|next|last) (election|world cup|president|prime minister|chancellor)\b|\bcapital (city )?of \p{L}|\b(bitcoin (price|rate|course)|share price|stock market|horoscope|lottery numbers?)\b|\btranslate (this|that|the following|me)\b")]
    private static partial Regex Elsewhere { get; }

    /// <summary>The reply to give; null where the words may be about the shop.</summary>
    public static string? ReplyTo(string text) =>
        Law.IsMatch(text) ? "firm.law"
        : Elsewhere.IsMatch(text) ? "firm.elsewhere"
        : null;
}
