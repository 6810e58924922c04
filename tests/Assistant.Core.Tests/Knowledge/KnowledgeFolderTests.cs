using System.Text;
using Assistant.Core.Knowledge;

namespace Assistant.Core.Tests.Knowledge;

public sealed class KnowledgeFolderTests
{
    [Fact]
    public async Task The_same_pages_give_the_same_release_in_any_order_of_writing()
    {
        using var one = new PagesOnDisk().WithPage("a", "A.").WithPage("b", "B.").With("synonyms.yaml", "- [refund, money back]");
        using var two = new PagesOnDisk().With("synonyms.yaml", "- [refund, money back]").WithPage("b", "B.").WithPage("a", "A.");

        var first = (await one.CompileAsync()).Release;
        var second = (await two.CompileAsync()).Release;

        Assert.Equal(first.Id, second.Id);
        Assert.Equal(first.Passages.Select(passage => passage.Key), second.Passages.Select(passage => passage.Key));
    }

    [Fact]
    public async Task An_edit_of_a_page_or_of_the_synonyms_is_another_release()
    {
        using var pages = new PagesOnDisk().WithPage("a", "A.");
        var first = (await pages.CompileAsync()).Release;

        var second = (await pages.WithPage("a", "A!").CompileAsync()).Release;
        var third = (await pages.With("synonyms.yaml", "- [refund, money back]").CompileAsync()).Release;

        Assert.Equal(3, new[] { first.Id, second.Id, third.Id }.Distinct().Count());
        Assert.NotEqual(first.Pages[0].Version, second.Pages[0].Version);
    }

    [Fact]
    public async Task A_page_that_became_bad_keeps_its_previous_version()
    {
        using var pages = new PagesOnDisk().WithPage("a", "Good text.").WithPage("b", "B.");
        var previous = (await pages.CompileAsync()).Release;

        var (release, faults) = await pages.With("a.md", "---\nid: a\ntitle: [\n---\nBad").CompileAsync(previous);

        Assert.Equal("Good text.", release.Find(new("a"))!.Passages.Single().Text);
        Assert.Contains(faults, fault => fault is { File: "a.md", Refused: true });
        Assert.Equal(previous.Id, release.Id);
    }

    [Fact]
    public async Task A_page_whose_file_is_deleted_is_gone()
    {
        using var pages = new PagesOnDisk().WithPage("a", "A.").WithPage("b", "B.");
        var previous = (await pages.CompileAsync()).Release;
        File.Delete(Path.Combine(pages.Root, "a.md"));

        var (release, _) = await pages.CompileAsync(previous);

        Assert.Equal(["b"], release.Pages.Select(page => page.Id.Value));
    }

    [Fact]
    public async Task Of_two_pages_with_one_id_the_live_one_stays_and_both_are_named()
    {
        using var pages = new PagesOnDisk().WithPage("returns", "The live text.");
        var previous = (await pages.CompileAsync()).Release;

        var (release, faults) = await pages.With("a-copy.md", "---\nid: returns\ntitle: Copy\n---\nAnother text.").CompileAsync(previous);

        Assert.Equal("The live text.", release.Passages.Single().Text);
        var fault = Assert.Single(faults);
        Assert.Equal(("a-copy.md", true), (fault.File, fault.Refused));
        Assert.Contains("returns.md", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_folder_is_said_and_keeps_what_was_there()
    {
        using var pages = new PagesOnDisk().WithPage("a", "A.");
        var previous = (await pages.CompileAsync()).Release;
        Directory.Delete(pages.Root, recursive: true);

        var (release, faults) = await pages.CompileAsync(previous);

        Assert.Same(previous, release);
        Assert.Contains("does not exist", Assert.Single(faults).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_byte_that_is_not_UTF8_is_found_on_its_line()
    {
        byte[] content = [.. "---\nid: a\ntitle: A\n---\nFirst.\nSec"u8, 0xE9, .. "nd.\n"u8];
        using var pages = new PagesOnDisk().With("a.md", content).With("b.md", [0xFF, 0xFE, 0x61, 0x00]);

        var (release, faults) = await pages.CompileAsync();

        Assert.Empty(release.Pages);
        Assert.Equal((6, "Byte 4 of the line is not UTF-8."), (faults[0].Line, faults[0].Message));
        Assert.Contains("UTF-16", faults[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_byte_order_mark_and_Windows_lines_are_fine()
    {
        byte[] content = [0xEF, 0xBB, 0xBF, .. "---\r\nid: a\r\ntitle: A\r\n---\r\nFirst.\r\n"u8];
        using var pages = new PagesOnDisk().With("a.md", content);

        var (release, faults) = await pages.CompileAsync();

        Assert.Empty(faults);
        Assert.Equal("First.", release.Passages.Single().Text);
    }

    [Theory(Timeout = 20_000)]
    [InlineData("[")]
    [InlineData("![](")]
    [InlineData("> ")]
    [InlineData("- ")]
    [InlineData("*a ")]
    [InlineData("_a")]
    [InlineData("`")]
    [InlineData("` ``")]
    [InlineData("<")]
    [InlineData("<a ")]
    [InlineData("<!--")]
    [InlineData("&")]
    [InlineData("[a](b")]
    [InlineData("|a")]
    [InlineData("{{")]
    [InlineData("\\")]
    [InlineData("1. ")]
    [InlineData("[a]: b\n")]
    [InlineData("a\n|-\n")]
    [InlineData("**x** ")]
    [InlineData("a. ")]
    [InlineData("- x\n\n")]
    [InlineData("[a]: b\n\n")]
    [InlineData("[a](b\n\n")]
    [InlineData("*a **b ")]
    [InlineData("a|b\n")]
    [InlineData("# x\n")]
    [InlineData("<b>x ")]
    public async Task A_page_built_to_kill_the_parser_ends_and_the_others_load(string repeated)
    {
        var body = string.Concat(Enumerable.Repeat(repeated, 250 * 1024 / Encoding.UTF8.GetByteCount(repeated)));
        using var pages = new PagesOnDisk().WithPage("bad", body).WithPage("good", "Good text.");

        var (release, _) = await pages.CompileAsync();

        Assert.Contains(release.Pages, page => page.Id.Value == "good");
    }

    [Fact]
    public async Task A_page_of_10_MB_is_refused_unread()
    {
        using var pages = new PagesOnDisk().WithPage("good", "Good text.").With("big.md", new byte[10_000_000]);

        var (release, faults) = await pages.CompileAsync();

        Assert.Equal(["good"], release.Pages.Select(page => page.Id.Value));
        Assert.Equal(("big.md", "The file is larger than 256 KiB."), (faults[0].File, faults[0].Message));
    }

    [Theory]
    [InlineData("")]
    [InlineData("---\nid: a\ntitle: A\n---\n")]
    [InlineData("---\nid: a\ntitle: A\n---\n# Only a heading\n")]
    [InlineData("---\nid: a\ntitle: A\n---\n<!-- only a comment -->\n")]
    public async Task A_page_without_text_is_refused(string text)
    {
        using var pages = new PagesOnDisk().With("a.md", text);

        var (release, faults) = await pages.CompileAsync();

        Assert.Empty(release.Pages);
        Assert.Contains(faults, fault => fault.Refused);
    }

    [Fact]
    public async Task An_overdue_review_and_an_ended_page_are_warnings()
    {
        using var pages = new PagesOnDisk()
            .With("a.md", "---\nid: a\ntitle: A\nreview_by: 2026-05-31\n---\nA.")
            .With("b.md", "---\nid: b\ntitle: B\neffective_to: 2026-05-31\n---\nB.");

        var (release, faults) = await pages.CompileAsync();

        Assert.Equal(2, release.Pages.Length);
        Assert.Equal([false, false], faults.Select(fault => fault.Refused));
    }

    [Fact]
    public async Task Other_files_are_left_alone_and_a_README_is_a_page()
    {
        using var pages = new PagesOnDisk().With("notes.txt", "x").With(".draft.md", "x").With(".git/a.md", "x").With("README.md", "no front matter");

        var (_, faults) = await pages.CompileAsync();

        Assert.Equal("README.md", Assert.Single(faults).File);
    }

    [Theory]
    [InlineData("- [refund, money back]\n- single\n- [one]\n", 2, "2 to 24 terms")]
    [InlineData("- [refund, money back]\n- [refund, cash back]\n", 2, "already stands in the group on line 1")]
    [InlineData("refund: money back\n", 1, "not a list of groups")]
    [InlineData("- &a [refund, money back]\n", 1, "anchors")]
    [InlineData("- [refund, money back\n- [x, y]\n", 1, "YAML")]
    public async Task Bad_synonyms_are_found_on_their_line_and_cost_no_page(string yaml, int line, string message)
    {
        using var pages = new PagesOnDisk().WithPage("a", "A.").With("synonyms.yaml", yaml);

        var (release, faults) = await pages.CompileAsync();

        Assert.Single(release.Pages);
        Assert.Equal(("synonyms.yaml", line), (faults[0].File, faults[0].Line));
        Assert.Contains(message, faults[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Synonyms_that_became_bad_keep_their_previous_groups()
    {
        using var pages = new PagesOnDisk().WithPage("a", "A.").With("synonyms.yaml", "- [Refund, money back]");
        var previous = (await pages.CompileAsync()).Release;

        var (release, _) = await pages.With("synonyms.yaml", "{").CompileAsync(previous);

        Assert.Equal(["refund", "money back"], release.Synonyms.Single());
    }
}
