using System.Text.RegularExpressions;

namespace Assistant.Brains.BuiltIn.Dialogue.Boundaries;

/// <summary>Demands to say something so that it becomes true: that money is owed, that a thing was done, that the shop is at fault.</summary>
/// <remarks>"Please confirm that my order has shipped" and "can you confirm that it costs 7 euro?" ask for facts and are none.</remarks>
internal static partial class Demands
{
    private const string Saying = @"\b(confirm|admit|promise|guarantee|swear|agree|acknowledge|accept|declare|say|write|state|repeat|answer|reply)\b";

    // "I confirm …" and "do you guarantee …?" tell or ask; only an imperative demands.
    private const string Imperative = @"(^|[.,;:!?}] ?|\b(just|please|now|simply|so|and|then|must|need you to|want you to) )" + Saying;

    [GeneratedRegex(
        Imperative + @"[^.?!]*(€ ?\d|\b\d+([.,]\d+)? ?(€|euros?\b|eur\b|pounds?\b|dollars?\b|percent\b|%)|\b(owe|owes|liable|liability|compensation|guilty|at fault|your fault)\b)")]
    private static partial Regex MoneyOrGuilt { get; }

    [GeneratedRegex(
        Imperative + @" [^.?!]*(\b(word for word|this (exact )?sentence|exactly (this|that|the following|these words)|(and )?nothing else|after me)\b)|\bone word is enough\b")]
    private static partial Regex WordsOfTheirs { get; }

    [GeneratedRegex(@"[^.?!]+([.?!]+[^\s.?!][^.?!]*)*[.?!]*")]
    private static partial Regex Sentence { get; }

    public static bool AreMade(string text) =>
        WordsOfTheirs.IsMatch(text)
            || Sentence.Matches(text).Any(sentence => !sentence.Value.EndsWith('?') && MoneyOrGuilt.IsMatch(sentence.Value.Trim()));
}
