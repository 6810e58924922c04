using System.Text.RegularExpressions;
using Assistant.Core.Guardrails.Injection;

namespace Assistant.Brains.BuiltIn.Turns;

/// <summary>Leaves out the sentences that are meant for a machine: this brain follows none, and would only take them for a wish.</summary>
internal static partial class AttackSentences
{
    [GeneratedRegex(@"[^.!?\n]+[.!?]*|[.!?]+|\n")]
    private static partial Regex Piece { get; }

    /// <summary>The text without them; the whole text where nothing else is in it.</summary>
    public static string Without(string text)
    {
        if (InjectionSigns.In(text) is not { IsAttack: true, WantsShop: true })
        {
            return text;
        }

        var kept = string.Concat(Piece.Matches(text).Select(piece => piece.Value).Where(piece => InjectionSigns.In(piece) is not { IsAttack: true })).Trim();
        return kept.Length is 0 ? text : kept;
    }
}
