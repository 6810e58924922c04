using System.Text.RegularExpressions;
using Assistant.Core.Text;

namespace Assistant.Core.Knowledge;

/// <summary>
/// A table row of a passage, <c>Country: Sweden; Arrives in: 3–6 days; Price: SEK 135</c>, as a sentence that can be read out:
/// <c>Sweden: arrives in 3–6 days; SEK 135.</c> Every cell stays as the page has it.
/// </summary>
internal static partial class TableSentence
{
    private const int LongHeader = 3;

    [GeneratedRegex("^[^:;]{1,60}: [^;]+(; [^;]+)+$")]
    private static partial Regex Row { get; }

    /// <summary>Headers whose values speak for themselves.</summary>
    [GeneratedRegex("^(where|what|price|costs?|fee|amount|(what|how|when|where|who) .+)$", RegexOptions.IgnoreCase)]
    private static partial Regex Obvious { get; }

    /// <summary>Values that mean nothing without their header.</summary>
    [GeneratedRegex("^(yes|no|none|not|never|always)( |$|,)", RegexOptions.IgnoreCase)]
    private static partial Regex NeedsHeader { get; }

    /// <summary>What a header may end and a value begin with, but not both: "kept for", "until you delete it".</summary>
    [GeneratedRegex("^(until|till|for|from|within|after|before|while) | (until|till|for|within|after|before)$", RegexOptions.IgnoreCase)]
    private static partial Regex Place { get; }

    /// <summary>"Warranty from delivery": a value belongs before the second half, "warranty 2 years from delivery".</summary>
    [GeneratedRegex(@"^(\p{L}+) ((from|after|before|per) \p{L}+)$", RegexOptions.IgnoreCase)]
    private static partial Regex Middle { get; }

    [GeneratedRegex(@"\b(in|from|of) (the|this) table\b|\bthe table (above|below|shows)\b", RegexOptions.IgnoreCase)]
    private static partial Regex SpeaksOfTable { get; }

    public static bool IsRow(string line) => Row.IsMatch(line);

    public static string Of(string line)
    {
        var cells = line.Split("; ").Select(Cell).ToList();
        var sentence = $"{cells[0].Value}: {string.Join("; ", cells.Skip(1).Select(Say))}";
        return sentence[^1] is '.' or '!' or '?' ? sentence : $"{sentence}.";
    }

    /// <summary>What the row is about: the value of its first cell.</summary>
    public static string KeyOf(string line) => Cell(line.Split("; ")[0]).Value;

    /// <summary>The values of all cells, without their headers.</summary>
    public static string ValuesOf(string line) => string.Join(' ', line.Split("; ").Select(cell => Cell(cell).Value));

    public static bool IsSpokenOf(string text) => SpeaksOfTable.IsMatch(text);

    private static (string? Header, string Value) Cell(string text) =>
        text.IndexOf(": ", StringComparison.Ordinal) is var at and > 0 ? (text[..at], text[(at + 2)..]) : (null, text);

    private static string Say((string? Header, string Value) cell)
    {
        if (cell.Header is not { } header)
            return cell.Value;
        if (header.All(char.IsAsciiDigit))
            return $"{cell.Value} ({header})";
        if (header.EndsWith('?'))
            return $"{Lowered(header)} {cell.Value}";
        if (SaysItself(header, cell.Value))
            return cell.Value;
        if (NeedsHeader.IsMatch(cell.Value))
            return $"{header}: {cell.Value}";

        if (Middle.Match(header) is { Success: true } two)
            return $"{Lowered(two.Groups[1].Value)} {cell.Value} {two.Groups[2].Value}";

        return Obvious.IsMatch(header) || WordCount.Of(header) > LongHeader ? cell.Value
            : Place.Match(cell.Value) is { Success: true } && Place.Replace(header, "") is var kept && kept != header ? $"{Lowered(kept)} {cell.Value}"
            : $"{Lowered(header)} {cell.Value}";
    }

    /// <summary>"Free from: never free", "Return label: no label: you choose": the value says what it is a value of.</summary>
    private static bool SaysItself(string header, string value)
    {
        var said = SearchTerms.Of(value).ToHashSet(StringComparer.Ordinal);
        return SearchTerms.OfQuestion(header).Any(said.Contains);
    }

    /// <summary>A header such as <c>EU</c> keeps its capitals.</summary>
    private static string Lowered(string header) =>
        header.Length > 1 && char.IsUpper(header[1]) ? header : $"{char.ToLowerInvariant(header[0])}{header[1..]}";
}
