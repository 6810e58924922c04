using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Assistant.Brains.BuiltIn.Products;

/// <summary>
/// Whom clothes and shoes are cut for: "mens", "for women", "for adults". Few titles say "men's", so that what is called after others is left
/// out.
/// </summary>
internal static partial class Audience
{
    private const string Men = "men's";
    private const string Women = "women's";
    private const string Kids = "kids'";

    // Behind the thing, where it would be taken for the thing: "hiking boots womens size 39".
    [GeneratedRegex(@"\b(?<who>women's|womens|women|ladies|men's|mens|men|gents|adults?)(?= *($|[,.;:!?]|(in|size|with|under|for|and|please)\b))")]
    private static partial Regex Behind { get; }

    // Before it "women's" is part of a title; "men's" mostly is of none.
    [GeneratedRegex(@"\b(?<who>men's|mens|gents)(?= *\p{L})")]
    private static partial Regex Before { get; }

    // "For men and women", "for adults and kids": nobody is left out.
    [GeneratedRegex(@"\b(kids?|child(ren)?|boys?|girls?|teens?|teenagers?|famil(y|ies)|unisex|everyone|everybody)\b|\bmen\b.*\bwomen\b|\bwomen\b.*\bmen\b")]
    private static partial Regex Several { get; }

    [GeneratedRegex(@"\bfor (an? |the )?$")]
    private static partial Regex IsFor { get; }

    /// <summary>What others the thing may not be called after; empty where nobody is named. "For men" stays in the words: it tells whom it is for as well.</summary>
    public static ImmutableArray<string> Others(Remaining text)
    {
        if (Several.IsMatch(text.Text) || (Behind.Match(text.Text) is { Success: true } behind ? behind : Before.Match(text.Text)) is not { Success: true } found)
        {
            return [];
        }

        if (!IsFor.IsMatch(text.Text[..found.Index]))
        {
            text.Take(found.Index, found.Length);
        }

        return found.Groups["who"].Value switch
        {
            "men's" or "mens" or "men" or "gents" => [Women, Kids],
            "women's" or "womens" or "women" or "ladies" => [Men, Kids],
            _ => [Kids],
        };
    }

    /// <summary>Whether an unwanted word is one of those whom others are named by.</summary>
    public static bool IsOther(string unwanted) => unwanted is Men or Women or Kids;

    /// <summary>Whom it is for then; null where nobody was named.</summary>
    public static string? Of(ImmutableArray<string> unwanted) =>
        unwanted.Contains(Women) ? "men" : unwanted.Contains(Men) ? "women" : unwanted.Contains(Kids) ? "adults" : null;
}
