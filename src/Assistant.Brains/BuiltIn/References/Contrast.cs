using System.Text.RegularExpressions;

namespace Assistant.Brains.BuiltIn.References;

/// <summary>Leaves what is meant of words that also say what is not: "the mats, not the bag", "not the tent but the lamp".</summary>
internal static partial class Contrast
{
    [GeneratedRegex(@"[,;.]? *\b(and |but )?((not|rather than|instead of) (in )?(the|my|that|this|those|these|an?)|rather than|instead of) [^,;.?!]+(?<rest>( but )|[,;.?!]|$)", RegexOptions.NonBacktracking)]
    private static partial Regex NotThat { get; }

    /// <param name="folded">Folded words.</param>
    /// <returns>What is left; all of it where nothing would be.</returns>
    public static string Kept(string folded) =>
        NotThat.Replace(folded, " ").Trim() is { Length: > 0 } kept ? kept : folded;
}
