using Assistant.Core.Knowledge;

namespace Assistant.Core.Tests.Policy;

/// <summary>Faults that authors make, planted one by one into the demo shop's pages: each is named with file, line and remedy.</summary>
public sealed class PlantedLintFaultTests(ShippedPages pages) : IClassFixture<ShippedPages>
{
    [Fact]
    public async Task The_shipped_pages_have_neither_faults_nor_warnings()
    {
        var (release, faults) = await pages.CompileAsync();

        Assert.Empty(faults);
        Assert.NotEmpty(release.Rules.Rules);
    }

    [Fact]
    public void There_are_at_least_sixty() => Assert.True(PlantedLintFaults.All.Count >= 60, $"Only {PlantedLintFaults.All.Count}.");

    public static TheoryData<string> Names => [.. PlantedLintFaults.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_planted_fault_is_named_with_file_line_and_remedy(string name)
    {
        var planted = PlantedLintFaults.All[name];
        var text = planted.In(pages[planted.File]);

        var (_, faults) = await pages.CompileWithAsync(planted.File, text);

        var file = planted.FoundIn ?? planted.File;
        var line = LineOf(file == planted.File ? text : pages[file], planted.At);
        var found = faults.Where(fault => fault.File == file && fault.Line == line && fault.Message.Contains(planted.Message, StringComparison.Ordinal)).ToList();
        Assert.True(found.Count > 0, $"Not found on {file}:{line}:\n{string.Join('\n', faults.Select(Written))}");
        Assert.Contains(found, fault => fault.Remedy.Contains(planted.Remedy, StringComparison.Ordinal));
        Assert.Contains(found, fault => fault.Refused == planted.Refused);
    }

    private static int LineOf(string text, string at)
    {
        var index = text.IndexOf(at, StringComparison.Ordinal);
        Assert.True(index >= 0, $"\"{at}\" does not stand in the page.");
        return text.AsSpan(0, index).Count('\n') + 1;
    }

    private static string Written(KnowledgeFault fault) => $"{fault.File}:{fault.Line} {(fault.Refused ? "" : "(warning) ")}{fault.Message} | {fault.Remedy}";
}
