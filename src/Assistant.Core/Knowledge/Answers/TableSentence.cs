using System.Text.RegularExpressions;

namespace Assistant.Core.Knowledge;

/// <summary>
/// A table row of a passage, <c>Country: Sweden; Arrives in: 3–6 days; Price: SEK 135</c>, as a sentence that can be read out:
/// <c>Sweden: arrives in 3–6 days; SEK 135.</c> Every cell stays as the page has it.
/// </summary>
internal static partial class TableSentence
{
    private const int LongHeader = 3;

    [GeneratedRegex("^[^:;]{1,60}: [^;]+(; [^;]+)+$", RegexOptions.NonBacktracking)]
    private static partial Regex Row { get; }

    /// <summary>Headers whose values speak for themselves.</summary>
    [GeneratedRegex("^(where|what|price|costs?|fee|amount)$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Obvious { get; }

    /// <summary>Values that mean nothing without their header.</summary>
    [GeneratedRegex("^(yes|no|none|not|never|always)( |$|,)", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex NeedsHeader { get; }

    public static bool IsRow(string line) => Row.IsMatch(line);

    public static string Of(string line)
    {
        var cells = line.Split("; ").Select(Cell).ToList();
        var sentence = $"{cells[0].Value}: {string.Join("; ", cells.Skip(1).Select(Say))}";
        return sentence[^1] is '.' or '!' or '?' ? sentence : $"{sentence}.";
    }

    /// <summary>What the row is about: the value of its first cell.</summary>
    public static string KeyOf(string line) => Cell(line.Split("; ")[0]).Value;

    private static (string? Header, string Value) Cell(string text) =>
        text.IndexOf(": ", StringComparison.Ordinal) is var at and > 0 ? (text[..at], text[(at + 2)..]) : (null, text);

    private static string Say((string? Header, string Value) cell)
    {
        if (cell.Header is not { } header)
            return cell.Value;
        if (header.All(char.IsAsciiDigit))
            return $"{cell.Value} ({header})";
        if (NeedsHeader.IsMatch(cell.Value))
            return $"{header}: {cell.Value}";

        return Obvious.IsMatch(header) || WordCount.Of(header) > LongHeader ? cell.Value : $"{Lowered(header)} {cell.Value}";
    }

    /// <summary>A header such as <c>EU</c> keeps its capitals.</summary>
    private static string Lowered(string header) =>
        header.Length > 1 && char.IsUpper(header[1]) ? header : $"{char.ToLowerInvariant(header[0])}{header[1..]}";
}
