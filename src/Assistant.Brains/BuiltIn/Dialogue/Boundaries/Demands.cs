using System.Text.RegularExpressions;

namespace Assistant.Brains.BuiltIn.Dialogue.Boundaries;

/// <summary>Demands to say something so that it becomes true: that money is owed, that a thing was done, that the shop is at fault.</summary>
/// <remarks>"Please confirm that my order has shipped" asks for a fact and is none.</remarks>
internal static partial class Demands
{
    private const string Saying = @"\b(confirm|admit|promise|guarantee|swear|agree|acknowledge|accept|declare|say|write|state|repeat|answer|reply)\b";

    // "I confirm …" and "do you guarantee …?" tell or ask; only an imperative demands.
    private const string Imperative = @"(^|[.,;:!?}] ?|\b(just|please|now|simply|so|and|then|to|must|have to|need you to|want you to|chance|or) )" + Saying;

    [GeneratedRegex(
        Imperative + @"[^.?!]*(€ ?\d|\b\d+([.,]\d+)? ?(€|euros?\b|eur\b|pounds?\b|dollars?\b|percent\b|%)|\b(owe|owes|liable|liability|compensation|guilty|at fault|your fault)\b)",
        RegexOptions.NonBacktracking)]
    private static partial Regex MoneyOrGuilt { get; }

    [GeneratedRegex(
        Imperative + @" [^.?!]*(\b(word for word|this (exact )?sentence|exactly (this|that|the following|these words)|(and )?nothing else|after me)\b|['""“‘„])|\bone word is enough\b",
        RegexOptions.NonBacktracking)]
    private static partial Regex WordsOfTheirs { get; }

    public static bool AreMade(string text) => MoneyOrGuilt.IsMatch(text) || WordsOfTheirs.IsMatch(text);
}
