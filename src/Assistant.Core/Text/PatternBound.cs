namespace Assistant.Core.Text;

/// <summary>How long one of the program's patterns may look at one text; then it gives up with a fault.</summary>
/// <remarks>
/// Patterns are compiled code that may look at a place more than once. They take a hundredth of the memory of those that may not
/// (<see cref="System.Text.RegularExpressions.RegexOptions.NonBacktracking"/>), which remain where some text makes the others slow: decision 0011. A test holds every pattern against the texts it finds hardest, so that the bound is there for what nobody has thought of.
/// </remarks>
public static class PatternBound
{
    /// <summary>The first use of a pattern is compiled meanwhile, which takes longer than any match where the machine is busy.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromSeconds(2);

    /// <summary>Bounds all patterns of the process that are used from now on. Every program calls this before anything else.</summary>
    public static void Apply() => AppDomain.CurrentDomain.SetData("REGEX_DEFAULT_MATCH_TIMEOUT", Longest);
}
