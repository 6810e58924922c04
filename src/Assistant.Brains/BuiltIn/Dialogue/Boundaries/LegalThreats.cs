using System.Text.RegularExpressions;

namespace Assistant.Brains.BuiltIn.Dialogue.Boundaries;

/// <summary>Threats to go to law against the shop. They are complaints, and the assistant has no opinion on who is right.</summary>
internal static partial class LegalThreats
{
    [GeneratedRegex(
        @"\b(my|our|a|an) (lawyers?|solicitors?|attorneys?|barristers?|legal (team|counsel))\b|\b(see you in|take (you|this|it) to|drag you (in)?to|end up in) court\b|\b(i|we)( will|'ll|'m going to| am going to| shall) (sue|press charges)\b|\b(i'm|i am|we're|we are) suing\b|\bsue (you|your)\b|\b(legal action|press charges against you)\b|\byou (are|were) liable\b",
        RegexOptions.NonBacktracking)]
    private static partial Regex Threatens { get; }

    public static bool AreMade(string text) => Threatens.IsMatch(text);
}
