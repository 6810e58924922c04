using Assistant.Core.Knowledge;

namespace Assistant.Core.Tests.Knowledge;

/// <summary>Nothing outside the knowledge folder is read, whatever a page or a link says.</summary>
public sealed class FolderBoundsTests
{
    private const string Canary = "CANARY-7f3a";
    private const string CanaryPage = $"---\nid: canary\ntitle: {Canary}\n---\n{Canary} text.";

    public static TheoryData<string> Traversals
    {
        get
        {
            string[] ups = ["..", "%2e%2e", "%252e%252e", ".%2e", "%2E%2E", "..%00", "．．"];
            string[] separators = ["/", "\\", "%2f", "%5c", "//"];
            string[] others =
            [
                "/etc/passwd", "//host/share", "\\\\host\\share", "file:///etc/passwd", "C:\\windows\\win.ini", "c:/windows/win.ini", "~/.ssh/id",
                "CON", "NUL.md", "COM1", "aux.md", "/dev/zero", "/proc/self/environ", "canary.md%00.md", "....//canary.md", "..;/canary.md",
                "..%c0%af", "%uff0e%uff0e/canary.md", "knowledge/../../canary.md", "./../canary.md", "a/../../canary.md", "?../canary.md",
                "#../canary.md", "data:text/html,x", "vbscript:x", new string('a', 300) + ".md", "..%2f..%2f..%2fetc%2fpasswd",
            ];
            return [.. ups.SelectMany(up => separators.Select(separator => $"{up}{separator}canary.md")), .. others];
        }
    }

    [Theory]
    [MemberData(nameof(Traversals))]
    public async Task A_link_never_makes_anything_outside_readable(string target)
    {
        using var pages = new PagesOnDisk().WithPage("page", $"Read [this](<{target}>) first.");
        await File.WriteAllTextAsync(pages.Outside("canary.md"), CanaryPage, TestContext.Current.CancellationToken);

        var (release, faults) = await pages.CompileAsync();

        Assert.Equal("page", Assert.Single(release.Pages).Id.Value);
        Assert.DoesNotContain(Canary, string.Concat(faults) + string.Concat(release.Passages.Select(passage => passage.Text)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("file link")]
    [InlineData("relative file link")]
    [InlineData("link to a link")]
    [InlineData("through a folder link")]
    [InlineData("folder link")]
    [InlineData("link to a device")]
    [InlineData("link in a circle")]
    [InlineData("dangling link")]
    public async Task A_symbolic_link_that_leads_out_is_refused_and_the_others_load(string kind)
    {
        using var pages = new PagesOnDisk().WithPage("good", "Good text.");
        Directory.CreateDirectory(pages.Outside("away"));
        await File.WriteAllTextAsync(pages.Outside("away/canary.md"), CanaryPage, TestContext.Current.CancellationToken);
        Link(pages, kind);

        var (release, faults) = await pages.CompileAsync();

        Assert.Equal(["good"], release.Pages.Select(page => page.Id.Value));
        Assert.Contains("link", Assert.Single(faults).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_that_stays_inside_is_read_as_container_platforms_mount_folders()
    {
        using var pages = new PagesOnDisk().With("..2026_06_01/a.md", "---\nid: a\ntitle: A\n---\nMounted text.");
        Directory.CreateSymbolicLink(Path.Combine(pages.Root, "..data"), "..2026_06_01");
        File.CreateSymbolicLink(Path.Combine(pages.Root, "a.md"), "..data/a.md");

        var (release, faults) = await pages.CompileAsync();

        Assert.Empty(faults);
        Assert.Equal("Mounted text.", release.Passages.Single().Text);
    }

    [Fact]
    public async Task The_folder_itself_may_be_a_link()
    {
        using var pages = new PagesOnDisk().WithPage("a", "A.");
        Directory.CreateSymbolicLink(pages.Outside("link"), pages.Root);

        var folder = new KnowledgeFolder(pages.Outside("link"), PageStrictness.Strict, TimeProvider.System);
        var (release, _) = await folder.CompileAsync(previous: null, TestContext.Current.CancellationToken);

        Assert.Single(release.Pages);
    }

    private static void Link(PagesOnDisk pages, string kind)
    {
        string Inside(string name) => Path.Combine(pages.Root, name);
        switch (kind)
        {
            case "file link":
                File.CreateSymbolicLink(Inside("x.md"), pages.Outside("away/canary.md"));
                break;
            case "relative file link":
                File.CreateSymbolicLink(Inside("x.md"), "../away/canary.md");
                break;
            case "link to a link":
                File.CreateSymbolicLink(pages.Outside("hop.md"), pages.Outside("away/canary.md"));
                File.CreateSymbolicLink(Inside("x.md"), "../hop.md");
                break;
            case "through a folder link":
                Directory.CreateSymbolicLink(Inside(".hidden"), pages.Outside("away"));
                File.CreateSymbolicLink(Inside("x.md"), ".hidden/canary.md");
                break;
            case "folder link":
                Directory.CreateSymbolicLink(Inside("away"), pages.Outside("away"));
                break;
            case "link to a device":
                File.CreateSymbolicLink(Inside("x.md"), "/dev/zero");
                break;
            case "link in a circle":
                File.CreateSymbolicLink(Inside("x.md"), "x.md");
                break;
            case "dangling link":
                File.CreateSymbolicLink(Inside("x.md"), "nowhere.md");
                break;
        }
    }
}
