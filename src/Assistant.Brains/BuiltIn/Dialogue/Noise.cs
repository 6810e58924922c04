using System.Text.RegularExpressions;
using Assistant.Brains.Understanding;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.Dialogue;

/// <summary>A laugh, a thumb or a hand laid on the keyboard: nothing in it could be understood.</summary>
internal static partial class Noise
{
    [GeneratedRegex(@"^(lo+l+|lmf?ao+|rofl|xd+|(ha|he|hi)(ha|he|hi)+h?|h[mh]+|meh|[^\p{L}\p{N}]+)([ ,.!]+(lo+l+|lmf?ao+|rofl|xd+|(ha|he|hi)(ha|he|hi)+h?|h[mh]+|meh|[^\p{L}\p{N}]+))*[.! ]*$")]
    private static partial Regex Laugh { get; }

    // Five letters that lie beside one another on a keyboard, or hardly a vowel in many.
    [GeneratedRegex(@"^((\p{L}*(asdf|sdfg|dfgh|fghj|ghjk|hjkl|qwert|wertz|werty|ertzu|zuiop|yuiop|yxcvb|zxcvb|xcvbn|cvbnm)\p{L}*|[bcdfghjklmnpqrstvwxz]{5,}|uiop|qwer|zxcv|yxcv)[ .!,]*)+$")]
    private static partial Regex Keys { get; }

    /// <summary>Nothing was wanted of anybody.</summary>
    public static bool IsLaugh(UnderstoodPart part) => part.Slots.IsEmpty && Laugh.IsMatch(Said(part));

    public static bool IsKeys(UnderstoodPart part) => part.Slots.IsEmpty && Keys.IsMatch(Said(part));

    private static string Said(UnderstoodPart part) => TextFolding.Fold(part.Text).Trim();
}
