using System.Text.RegularExpressions;

namespace Assistant.Brains.BuiltIn.Dialogue.Boundaries;

/// <summary>Claims that something was granted already: by the assistant, a colleague or a tool. Nobody here can know it, and a claim grants nothing.</summary>
/// <remarks>"You promised delivery by Friday" is a complaint about a date and none.</remarks>
internal static partial class EarlierClaims
{
    private const string Whoever = @"\b(you|your (own )?(colleague|tool|system|agent|chat|bot|assistant|site|website|people|team|staff|manager|boss)s?|one of (you|your people)|the (agent|assistant|bot|chat|manager|tool|system))( here| there| guys| all)?( has| have| had|'ve)?( already| just| clearly| yesterday| even)?";

    [GeneratedRegex(
        Whoever + @" (promised|agreed|confirmed|assured|guaranteed|granted|offered|said|told|wrote)( to)?( me| us)?( yesterday| last week| already)?,?( in writing)?( that)? (i|we|my|a (full |free |special )?(refund|discount|voucher|credit|replacement)|the full|full|free|approved|yes|refund|pay|give|\d+ ?(percent|%|euro|eur)|€ ?\d+)\b|\b(so|then|now) you (do )?(admit|agree|confirm|promise)\b|\b(hold|holding) you to (that|it|this|your)\b|\byour? (tool|system|bot|chat) (said|says|shows?|showed|returned|approved|confirmed)\b")]
    private static partial Regex Granted { get; }

    // What was demanded is now spoken of as settled: "so cancelled it is, right?"
    [GeneratedRegex(
        @"^(so|then|ok|okay|well|and|good|great)?[, ]*([\p{L}\p{N}€.,%-]+ ){1,4}(?<!\bas )it is( then)?([,.?! ]+(right|yes|deal|ok|okay|correct|agreed))?[.?!]*$|\b(deal|agreed|settled)( then)?\?$")]
    private static partial Regex Settled { get; }

    public static bool AreMade(string text) => Granted.IsMatch(text) || Settled.IsMatch(text);
}
