namespace Assistant.Sqlite.Search;

/// <summary>Writes FTS5 queries from stems alone, so that no character of a question is ever query syntax.</summary>
internal static class FtsQuery
{
    /// <summary>Any of the stems. Each is quoted; a stem holds letters and digits only, so a quote cannot end early.</summary>
    public static string AnyOf(IEnumerable<string> stems) =>
        string.Join(" OR ", stems.Where(stem => stem.Length > 0 && stem.All(char.IsLetterOrDigit)).Select(stem => $"\"{stem}\""));
}
