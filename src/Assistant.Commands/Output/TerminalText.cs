namespace Assistant.Commands.Output;

/// <summary>Makes text that strangers wrote safe to show: no control character of theirs may steer the terminal.</summary>
internal static class TerminalText
{
    public static string Clean(string text) => text.Any(IsUnsafe)
        ? string.Concat(text.Where(c => !IsUnsafe(c)))
        : text;

    private static bool IsUnsafe(char c) => char.IsControl(c) && c is not ('\n' or '\t') || c is '\u202E' or '\u202D' or '\u2066' or '\u2067';
}
