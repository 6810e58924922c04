using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Assistant.Core.Text;

namespace Assistant.Architecture.Tests;

/// <summary>G-11: no text of a shopper holds a pattern of the program up.</summary>
[Trait("goal", "G-11")]
public sealed partial class PatternTests
{
    private const int LongestMessage = 4_000;

    private static readonly string[] Fillers = ["a", "1", " ", "-", "'", "\n", "a ", "1 ", "a1", "a-", "1.", "a.", "a, ", "€1 ", "w1 ", "word "];

    [GeneratedRegex("[A-Za-z']+", RegexOptions.CultureInvariant)]
    private static partial Regex Word { get; }

    [GeneratedRegex(@"\\[a-zA-Z](\{[^}]*\})?", RegexOptions.CultureInvariant)]
    private static partial Regex Escape { get; }

    private static IEnumerable<Assembly> Programs => Directory.EnumerateFiles(AppContext.BaseDirectory, "Assistant.*.dll")
        .Select(file => Path.GetFileNameWithoutExtension(file))
        .Where(name => !name.Contains("Test", StringComparison.Ordinal))
        .Select(Assembly.Load);

    [Fact]
    public void Every_pattern_of_the_program_looks_at_each_place_once_or_gives_up()
    {
        var patterns = Patterns().ToList();

        Assert.True(patterns.Count > 400, $"Only {patterns.Count} patterns were found.");
        Assert.Empty(patterns.Where(pattern => !LooksOnce(pattern) && !GivesUpInTime(pattern)).Select(pattern => pattern.ToString()));
    }

    [Fact]
    public void No_pattern_gives_up_on_what_it_finds_hardest()
    {
        var faults = Patterns()
            .Where(pattern => !LooksOnce(pattern))
            .SelectMany(pattern => Hardest(pattern).Where(text => GivesUp(pattern, text)).Take(1), (pattern, text) => $"{pattern} at \"{text[..20]}…\"");

        Assert.Empty(faults);
    }

    /// <summary>So that the test above can fail: it finds what is known to look back without end.</summary>
    [Theory]
    [InlineData(@"^(\w+\s?)+!$")]
    [InlineData(@"\b(what|how)\b.*\b(would|will|how)\b.*\b(get|what|how)\b.*\b(what|how)\b.*\b(back|refund)\b$")]
    public void A_pattern_that_looks_back_without_end_is_found(string pattern)
    {
        var endless = new Regex(pattern, RegexOptions.None, TimeSpan.FromMilliseconds(500));

        Assert.Contains(Hardest(endless), text => GivesUp(endless, text));
    }

    [Theory]
    [InlineData("Assistant.Cli")]
    [InlineData("Assistant.Web")]
    public void A_program_bounds_its_patterns_before_anything_else(string program)
    {
        var statements = File.ReadLines(Path.Combine(Testing.Repository.Root, "src", program, "Program.cs"))
            .Where(line => line.Length > 0 && !line.StartsWith("using Assistant.", StringComparison.Ordinal));

        Assert.Equal("PatternBound.Apply();", statements.First());
    }

    /// <summary>Before any pattern of the program is made in this process, as in a program.</summary>
#pragma warning disable CA2255 // Nobody calls a test assembly.
    [ModuleInitializer]
    internal static void Bound() => PatternBound.Apply();
#pragma warning restore CA2255

    private static bool LooksOnce(Regex pattern) => pattern.Options.HasFlag(RegexOptions.NonBacktracking);

    private static bool GivesUpInTime(Regex pattern) => pattern.MatchTimeout != Regex.InfiniteMatchTimeout && pattern.MatchTimeout <= PatternBound.Longest;

    /// <summary>What the source generator made of each attribute.</summary>
    private static IEnumerable<Regex> Patterns() => Programs
        .SelectMany(assembly => assembly.GetTypes())
        .Where(type => type.Namespace is "System.Text.RegularExpressions.Generated")
        .Select(type => type.GetField("Instance", BindingFlags.Static | BindingFlags.NonPublic)?.GetValue(null))
        .OfType<Regex>();

    /// <summary>Every time that it is tried: a machine that stood still for two seconds is not the pattern's doing.</summary>
    private static bool GivesUp(Regex pattern, string text) => Enumerable.Range(0, 3).All(_ => GivesUpOnce(pattern, text));

    private static bool GivesUpOnce(Regex pattern, string text)
    {
        try
        {
            _ = pattern.Count(text);
            return false;
        }
        catch (RegexMatchTimeoutException)
        {
            return true;
        }
    }

    /// <summary>Long texts that begin to match again and again: of the pattern's own words, alone, in pairs, and before what means nothing.</summary>
    private static IEnumerable<string> Hardest(Regex pattern)
    {
        var words = Word.Matches(Escape.Replace($"{pattern}", " ")).Select(match => match.Value.ToLowerInvariant()).Distinct().Take(12).ToList();
        return Fillers
            .Concat(words)
            .Concat(words.Select(word => $"{word} "))
            .Concat(words.Take(4).SelectMany(_ => words, (one, other) => $"{one} {other} "))
            .Select(Repeated)
            .Concat(words.Select(word => $"{word} {Repeated("a ")}"[..LongestMessage]));
    }

    private static string Repeated(string part) => string.Concat(Enumerable.Repeat(part, (LongestMessage / part.Length) + 1))[..LongestMessage];
}
