using Assistant.Core.Knowledge;
using Assistant.Testing;

namespace Assistant.Core.Tests.Knowledge;

/// <summary>Pages that nobody wrote for this reader, and those of the demo shop.</summary>
public sealed class RealPagesTests
{
    [Fact]
    public async Task Pages_of_another_site_are_readable_leniently_and_refused_by_name_strictly()
    {
        var folder = Repository.TestData("policy-pages");
        Assert.SkipWhen(folder is null, "No policy-pages here. Set TEST_DATA to the folder of the data sets.");

        var lenient = await CompileAsync(folder, PageStrictness.Lenient);
        var strict = await CompileAsync(folder, PageStrictness.Strict);

        Assert.NotEmpty(lenient.Release.Pages);
        Assert.DoesNotContain(lenient.Faults, fault => fault.Refused);
        Assert.All(lenient.Release.Passages, passage => Assert.DoesNotContain("{{", passage.Text, StringComparison.Ordinal));
        Assert.Empty(strict.Release.Pages);
        Assert.Equal(lenient.Release.Pages.Select(page => page.File).Order(StringComparer.Ordinal), strict.Faults.Where(fault => fault.Refused).Select(fault => fault.File));
    }

    [Fact]
    public async Task The_demo_shops_pages_have_no_faults_that_keep_a_page_out()
    {
        var (release, faults) = await CompileAsync(Path.Combine(Repository.Root, "knowledge"), PageStrictness.Strict);

        Assert.NotEmpty(release.Pages);
        Assert.NotEmpty(release.Synonyms);
        Assert.DoesNotContain(faults, fault => fault.Refused);
    }

    private static Task<Compilation> CompileAsync(string folder, PageStrictness strictness) =>
        new KnowledgeFolder(folder, strictness, TimeProvider.System).CompileAsync(previous: null, TestContext.Current.CancellationToken);
}
