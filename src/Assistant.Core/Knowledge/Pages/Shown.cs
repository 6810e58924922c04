namespace Assistant.Core.Knowledge;

/// <summary>Makes text of a file fit to stand inside a fault's message.</summary>
internal static class Shown
{
    private const int MaxLength = 60;

    /// <summary>One line without control or invisible characters, cut to 60 characters.</summary>
    public static string Short(string text)
    {
        var plain = string.Concat(text.Take(4 * MaxLength).Where(c => !InvisibleText.IsInvisible(c)).Select(c => char.IsControl(c) ? ' ' : c));
        return plain.Length <= MaxLength ? plain : $"{plain[..(MaxLength - 1)].TrimEnd()}…";
    }
}
