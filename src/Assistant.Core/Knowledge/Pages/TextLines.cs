using System.Globalization;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace Assistant.Core.Knowledge;

/// <summary>Lists and tables as lines that can be read, and quoted, one at a time.</summary>
internal static class TextLines
{
    /// <summary>One text per item of the list; items of a list inside it follow on indented lines.</summary>
    public static IEnumerable<string> Of(ListBlock list) => Items(list, indent: 0);

    private static IEnumerable<string> Items(ListBlock list, int indent)
    {
        foreach (var item in list.OfType<ListItemBlock>())
        {
            var mark = list.IsOrdered ? string.Create(CultureInfo.InvariantCulture, $"{item.Order}.") : "-";
            var own = string.Join(' ', item.OfType<ParagraphBlock>().Select(PlainText.Of).Where(text => text.Length > 0));
            var nested = item.OfType<ListBlock>().SelectMany(inner => Items(inner, indent + 2));
            if (own.Length > 0)
                yield return string.Join('\n', nested.Prepend($"{new string(' ', indent)}{mark} {own}"));
            else
                foreach (var line in nested)
                    yield return line;
        }
    }

    /// <summary>One line per row: <c>Country: Sweden; Cost: SEK 110</c>, so that a row says what its numbers are.</summary>
    public static IEnumerable<string> Of(Table table)
    {
        var rows = table.OfType<TableRow>().Select(row => (row.IsHeader, Cells: row.OfType<TableCell>().Select(Text).ToList())).ToList();
        var headers = rows.FirstOrDefault(row => row.IsHeader).Cells ?? [];
        foreach (var (_, cells) in rows.Where(row => !row.IsHeader))
        {
            var parts = cells.Select((cell, column) => headers.ElementAtOrDefault(column) is { Length: > 0 } header && cell.Length > 0 ? $"{header}: {cell}" : cell);
            if (string.Join("; ", parts.Where(part => part.Length > 0)) is { Length: > 0 } line)
                yield return line;
        }

        static string Text(TableCell cell) => string.Join(' ', cell.OfType<ParagraphBlock>().Select(PlainText.Of));
    }
}
