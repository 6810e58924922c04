using System.Text.RegularExpressions;

namespace Assistant.Evals.Probing;

/// <summary>Turns the Markdown of an activity back into what a shopper reads.</summary>
internal static partial class ShownText
{
    [GeneratedRegex(@"^\[\d+\]: .*$\n?", RegexOptions.Multiline)]
    private static partial Regex LinkDefinitions { get; }

    [GeneratedRegex(@"\\([!-/:-@\[-`{-~])")]
    private static partial Regex Escapes { get; }

    public static string Of(string markdown) =>
        Escapes.Replace(LinkDefinitions.Replace(markdown.ReplaceLineEndings("\n"), ""), "$1").Replace("  \n", "\n", StringComparison.Ordinal).Trim();
}
