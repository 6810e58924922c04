using System.Text.RegularExpressions;

namespace Assistant.Core.Knowledge;

/// <summary>
/// Site generators leave <c>{{ variables }}</c> and <c>{% tags %}</c> in pages that were written for them. Their values are
/// unknown here: they are blanked, so that the text around them reads on and links stay links.
/// </summary>
internal static partial class TemplateVariables
{
    /// <summary>Stands for each blanked character, so that lines and columns stay true; never shown.</summary>
    public const char Blank = '\uE000';

    [GeneratedRegex(@"\{\{[^{}\n]{0,200}\}\}|\{%[^{}\n]{0,200}%\}")]
    private static partial Regex Tag { get; }

    public static string Blanked(string markdown, int firstLine, FaultList faults)
    {
        var (line, counted) = (firstLine, 0);
        return Tag.Replace(markdown, tag =>
        {
            line += markdown.AsSpan(counted, tag.Index - counted).Count('\n');
            counted = tag.Index;
            faults.Warn(line, $"The template variable {Shown.Short(tag.Value)} has no value here and is left out.", "Write the text itself.");
            return new string(Blank, tag.Length);
        });
    }
}
