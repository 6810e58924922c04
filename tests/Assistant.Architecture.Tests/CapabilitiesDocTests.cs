using System.Text.RegularExpressions;
using Assistant.Testing;

namespace Assistant.Architecture.Tests;

/// <summary>What docs/capabilities.md says is tested, is tested by a class of that name.</summary>
public sealed partial class CapabilitiesDocTests
{
    [GeneratedRegex("`(?<name>[A-Z]\\w+(?:Tests|Conformance))`", RegexOptions.NonBacktracking)]
    private static partial Regex TestNames { get; }

    [Fact]
    public void Names_tests_that_exist()
    {
        var doc = File.ReadAllText(Path.Combine(Repository.Root, "docs", "capabilities.md"));
        var present = Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*.cs", SearchOption.AllDirectories)
            .Select(Path.GetFileNameWithoutExtension)
            .ToHashSet();

        var missing = TestNames.Matches(doc).Select(match => match.Groups["name"].Value).Distinct().Where(name => !present.Contains(name));

        Assert.Empty(missing);
    }
}
