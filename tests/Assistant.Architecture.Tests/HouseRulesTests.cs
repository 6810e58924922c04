using System.Text.RegularExpressions;
using Assistant.Testing;

namespace Assistant.Architecture.Tests;

/// <summary>Rules of the house that a reader should never have to check by eye.</summary>
public sealed partial class HouseRulesTests
{
    [GeneratedRegex(@"\bDateTime(?:Offset)?\.(?:Utc)?Now\b|\bThread\.Sleep\b|\.GetAwaiter\(\)\.GetResult\(\)|\basync void\b|\b(?:TODO|FIXME|HACK)\b", RegexOptions.NonBacktracking)]
    private static partial Regex Banned { get; }

    [GeneratedRegex(@"(?:class|record|struct|interface) \w*(?:Manager|Helper|Util|Utils|Processor|Base)\b", RegexOptions.NonBacktracking)]
    private static partial Regex VagueNames { get; }

    [GeneratedRegex(@"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function\(", RegexOptions.NonBacktracking)]
    private static partial Regex HtmlFromText { get; }

    // A constant, in Pascal case, may stand in a query; a value may not.
    [GeneratedRegex("""\$(?:@)?"(?:[^"]*\b(?:SELECT|INSERT|UPDATE|DELETE)\b[^"]*\{[^A-Z])""", RegexOptions.NonBacktracking)]
    private static partial Regex SqlFromText { get; }

    /// <summary>Files that break a rule on purpose, and why.</summary>
    private static readonly Dictionary<string, string> Exceptions = new()
    {
        ["SqliteWriter.cs"] = "The writer's thread is its own: nothing else waits while it does.",
    };

    public static TheoryData<string, string, string> Rules => new()
    {
        { "*.cs", nameof(Banned), "Time comes from TimeProvider; nothing blocks; nothing is left undone." },
        { "*.cs", nameof(VagueNames), "A name says what the thing is in the words of the shop." },
        { "*.cs", nameof(SqlFromText), "SQL takes parameters and is never put together from text." },
        { "*.js", nameof(HtmlFromText), "Text is shown as text." },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void Holds_in_every_source_file(string files, string rule, string why)
    {
        var pattern = rule switch
        {
            nameof(Banned) => Banned,
            nameof(VagueNames) => VagueNames,
            nameof(SqlFromText) => SqlFromText,
            _ => HtmlFromText,
        };
        var source = Path.Combine(Repository.Root, "src");

        var offences = Directory.EnumerateFiles(source, files, SearchOption.AllDirectories)
            .Where(file => !IsBuildOutput(file) && !Exceptions.ContainsKey(Path.GetFileName(file)))
            .SelectMany(file => File.ReadLines(file).Select((line, i) => (File: Path.GetRelativePath(source, file), Line: i + 1, Text: line)))
            .Where(line => pattern.IsMatch(line.Text))
            .Select(line => $"{line.File}:{line.Line}: {line.Text.Trim()}")
            .ToList();

        Assert.True(offences.Count is 0, $"{why}\n{string.Join('\n', offences)}");
    }

    private static bool IsBuildOutput(string file) =>
        file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin");
}
