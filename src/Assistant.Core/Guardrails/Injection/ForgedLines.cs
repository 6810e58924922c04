using System.Text.RegularExpressions;

namespace Assistant.Core.Guardrails.Injection;

/// <summary>Shapes that no shopper types: lines that claim to be the program's own, marks of chat templates, words that nobody sees.</summary>
internal static partial class ForgedLines
{
    private const int FewestHidden = 8;

    [GeneratedRegex(
        @"(?:^|\n)\W{0,12}(?:system|developer|assistant|tool(?:[ _-]result)?|function|admin)\W{0,3}:|<\|[a-z_]{2,20}\|>|\[/?inst\]|<</?sys>>|</?(?:system|assistant|message|tool|tool_result|instructions?|prompt|context|user)\b[^>\n]{0,80}>|(?:^|\n)\W{0,3}###\W{0,3}(?:system|instruction|response|assistant)|""role""\s{0,3}:\s{0,3}""(?:system|assistant|tool)""|%{2,3}\s{0,3}(?:end|begin|start)\b|(?:-{3,}|={3,}|\*{3,})\s{0,3}(?:end|begin|start) of\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Marks { get; }

    public static bool AreIn(string text) => Marks.IsMatch(text);

    /// <summary>Characters of the tag block spell letters that no screen shows. No brain is shown them either.</summary>
    public static bool HideWords(string text)
    {
        var hidden = 0;
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if (text[i] is '\uDB40' && text[i + 1] is >= '\uDC20' and <= '\uDC7F' && ++hidden >= FewestHidden)
            {
                return true;
            }
        }

        return false;
    }
}
