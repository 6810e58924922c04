namespace Assistant.Commands;

/// <summary>Whoever read the command's output has read enough, as <c>head</c> does. Nothing went wrong, and nothing is said.</summary>
internal static class BrokenPipe
{
    // EPIPE on Unix; ERROR_BROKEN_PIPE and ERROR_NO_DATA on Windows. A socket's fault has none of these numbers.
    public static bool Is(Exception fault) =>
        fault is IOException { HResult: 32 or unchecked((int)0x8007006D) or unchecked((int)0x800700E8) };
}
