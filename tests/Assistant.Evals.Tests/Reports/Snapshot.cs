using System.Net;
using System.Text.RegularExpressions;
using Assistant.Testing;

namespace Assistant.Evals.Tests.Reports;

/// <summary>Compares a text with the one that was read and accepted before.</summary>
internal static partial class Snapshot
{
    /// <summary>Fails where the texts differ, and leaves the new one beside the old one as <c>.received</c> to be read and accepted.</summary>
    public static void Matches(string name, string actual)
    {
        var accepted = Path.Combine(Repository.Root, "tests", "Assistant.Evals.Tests", "Reports", "Snapshots", name);
        var received = $"{accepted}.received";
        var expected = File.Exists(accepted) ? File.ReadAllText(accepted).TrimEnd() : "";
        if (actual == expected)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, $"{actual}\n");
        Assert.Equal(expected, actual);
    }

    /// <summary>What a person reads of a page, one block a line; bars by their text alternatives, marked words between signs.</summary>
    public static string TextOf(string html)
    {
        var text = NotText.Replace(html, "");
        text = Marked.Replace(text, found => found.Groups["kind"].Value is "ins" ? $"+{found.Groups["text"].Value}+" : $"-{found.Groups["text"].Value}-");
        text = Labelled.Replace(text, found => $"<p>[{found.Groups["label"].Value}]</p>");
        text = Inline.Replace(text, " ");
        text = Tags.Replace(text, "\n");
        var lines = WebUtility.HtmlDecode(text).Split('\n').Select(line => Spaces.Replace(line, " ").Trim()).Where(line => line.Length > 0);
        return string.Join('\n', lines);
    }

    [GeneratedRegex("<(style|script|title)>.*?</\\1>", RegexOptions.Singleline)]
    private static partial Regex NotText { get; }

    [GeneratedRegex("<(?<kind>ins|del)>(?<text>.*?)</\\k<kind>>", RegexOptions.Singleline)]
    private static partial Regex Marked { get; }

    [GeneratedRegex("<svg[^>]*aria-label=\"(?<label>[^\"]*)\"[^>]*>.*?</svg>", RegexOptions.Singleline)]
    private static partial Regex Labelled { get; }

    [GeneratedRegex("</?(a|b|q|span|option|dt|dd)(\\s[^>]*)?>")]
    private static partial Regex Inline { get; }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags { get; }

    [GeneratedRegex("\\s+")]
    private static partial Regex Spaces { get; }
}
