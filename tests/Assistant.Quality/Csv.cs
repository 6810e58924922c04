using System.Text;

namespace Assistant.Quality;

/// <summary>Rows of a CSV file by column name; quotes as in RFC 4180.</summary>
internal static class Csv
{
    public static IEnumerable<Dictionary<string, string>> Read(string path)
    {
        using var rows = Rows(File.ReadAllText(path)).GetEnumerator();
        if (!rows.MoveNext())
            yield break;

        var header = rows.Current;
        while (rows.MoveNext())
            yield return header.Zip(rows.Current).ToDictionary(cell => cell.First, cell => cell.Second);
    }

    private static IEnumerable<List<string>> Rows(string text)
    {
        var row = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (character == '"' && quoted && i + 1 < text.Length && text[i + 1] == '"')
                cell.Append(text[i++]);
            else if (character == '"')
                quoted = !quoted;
            else if (!quoted && character is (',' or '\n'))
            {
                row.Add(cell.ToString().TrimEnd('\r'));
                cell.Clear();
                if (character == '\n')
                {
                    yield return row;
                    row = [];
                }
            }
            else
                cell.Append(character);
        }

        if (row.Count > 0 || cell.Length > 0)
            yield return [.. row, cell.ToString()];
    }
}
