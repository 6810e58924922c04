using Assistant.Core.Knowledge;

namespace Assistant.Core.Tests.Knowledge;

public sealed class FrontMatterTests
{
    [Fact]
    public async Task Fields_are_read_and_rules_keep_their_text_and_line()
    {
        using var pages = new PagesOnDisk().With("returns.md", """
            ---
            id: returns
            title: "Returns: how they work"
            owner: Returns team
            effective_from: 2026-01-01
            effective_to: 2026-12-31
            audience: everyone
            locale: en
            review_by: 2026-12-01
            rules:
              return_window_days: 30
              refund_to: { value: [original, gift_card], says: A refund goes to }
            ---
            You can return most items within 30 days of delivery. A refund goes to what you paid with, or to a gift card.
            """);

        var (release, faults) = await pages.CompileAsync();

        var page = Assert.Single(release.Pages);
        Assert.Empty(faults);
        Assert.Equal("Returns: how they work", page.Title);
        Assert.Equal(new DateOnly(2026, 12, 31), page.EffectiveTo);
        Assert.Equal(new RuleSource("rules:\n  return_window_days: 30\n  refund_to: { value: [original, gift_card], says: A refund goes to }", 10), page.Rules);
    }

    public static TheoryData<string, string, int, string> Refused => new()
    {
        { "no front matter", "# Returns\n\nYou can return items.", 1, "has no id and no title" },
        { "no id", "---\ntitle: Returns\n---\ntext", 1, "has no id" },
        { "no title", "---\nid: returns\n---\ntext", 1, "has no title" },
        { "never closed", "---\nid: returns\ntitle: Returns\ntext", 1, "never closed" },
        { "bad id", "---\nid: Returns & more\ntitle: Returns\n---\ntext", 2, "id is not usable" },
        { "title of two lines", "---\nid: a\ntitle: |\n  one\n  two\n---\ntext", 3, "`title` is not a line" },
        { "same field twice", "---\nid: a\ntitle: A\nid: b\n---\ntext", 4, "stands here twice" },
        { "date out of range", "---\nid: a\ntitle: A\neffective_from: 1899-01-01\n---\ntext", 4, "not a day between" },
        { "no such day", "---\nid: a\ntitle: A\nreview_by: 2026-02-30\n---\ntext", 4, "not a day between" },
        { "far future", "---\nid: a\ntitle: A\neffective_to: 9999-12-31\n---\ntext", 4, "not a day between" },
        { "dates reversed", "---\nid: a\ntitle: A\neffective_from: 2026-05-01\neffective_to: 2026-04-30\n---\ntext", 5, "before effective_from" },
        { "tab", "---\nid: a\ntitle: A\nrules:\n\tdays: 30\n---\ntext", 5, "tab" },
        { "tag", "---\nid: a\ntitle: !!python/object:os.system A\n---\ntext", 3, "tags" },
        { "short tag", "---\nid: a\ntitle: !x A\n---\ntext", 3, "tags" },
        { "anchor", "---\nid: a\ntitle: &t A\n---\ntext", 3, "anchors" },
        { "alias", "---\nid: a\ntitle: *t\n---\ntext", 3, "aliases" },
        { "cycle", "---\nid: a\ntitle: A\nrules: &r\n  self: *r\n---\ntext", 4, "anchors" },
        { "alias bomb", $"---\nid: a\ntitle: A\nrules:\n  a: &a [x,x,x,x,x,x,x,x,x]\n{AliasBomb()}---\ntext", 5, "anchors" },
        { "list as front matter", "---\n- id\n- title\n---\ntext", 2, "not a list of fields" },
        { "rules as text", "---\nid: a\ntitle: A\nrules: none\n---\ntext", 4, "`rules`" },
        { "broken yaml", "---\nid: a\ntitle: \"A\n---\ntext", 3, "YAML" },
        { "too large", $"---\nid: a\ntitle: A\nowner: {new string('x', 9_000)}\n---\ntext", 2, "larger than 8 KiB" },
        { "brackets in 8 KiB", $"---\nid: a\nrules: {new string('[', 4_000)}\n---\ntext", 3, "nested deeper" },
        { "braces", $"---\nid: a\nrules: {new string('{', 40)}\n---\ntext", 3, "nested deeper" },
        { "dashes", $"---\nid: a\nrules:\n  {string.Concat(Enumerable.Repeat("- ", 3_000))}x\n---\ntext", 4, "nested deeper" },
        { "100,000 brackets", $"---\nid: a\nrules: {new string('[', 100_000)}\n---\ntext", 2, "larger than 8 KiB" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_bad_front_matter_is_refused_with_its_line_and_the_others_load(string name, string text, int line, string message)
    {
        using var pages = new PagesOnDisk().WithPage("good", "You can return items.").With("bad.md", text);

        var (release, faults) = await pages.CompileAsync();

        Assert.Equal(["good"], release.Pages.Select(page => page.Id.Value));
        var fault = faults.First(fault => fault.Refused);
        Assert.Equal(("bad.md", line), (fault.File, fault.Line));
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
        Assert.False(string.IsNullOrWhiteSpace(fault.Remedy), name);
    }

    [Fact]
    public async Task A_page_without_names_is_told_what_to_write()
    {
        using var pages = new PagesOnDisk().With("Returns and Refunds.md", "# Sending things back\n\nYou can return items.");

        var (_, faults) = await pages.CompileAsync();

        Assert.Equal("Start it with the lines: ---, id: returns-and-refunds, title: Sending things back, ---.", Assert.Single(faults).Remedy);
    }

    [Fact]
    public async Task Unknown_fields_are_a_warning_on_their_line()
    {
        using var pages = new PagesOnDisk().With("a.md", "---\nid: a\ntitle: A\nlayout: post\n---\ntext");

        var (release, faults) = await pages.CompileAsync();

        Assert.Single(release.Pages);
        var fault = Assert.Single(faults);
        Assert.Equal((4, false), (fault.Line, fault.Refused));
    }

    [Fact]
    public async Task A_lenient_reader_takes_the_name_from_the_file_and_the_title_from_the_heading()
    {
        using var pages = new PagesOnDisk().With("Refund_Policy.md", "# A fair refund policy\n\nContact [us]({{ site.email }}) and we'll help.");

        var (release, _) = await pages.CompileAsync(strictness: PageStrictness.Lenient);

        var page = Assert.Single(release.Pages);
        Assert.Equal(("refund-policy", "A fair refund policy"), (page.Id.Value, page.Title));
        Assert.Equal("Contact us and we'll help.", Assert.Single(page.Passages).Text);
    }

    private static string AliasBomb() =>
        string.Concat("bcdefghi".Zip("abcdefgh", (name, of) => $"  {name}: &{name} [*{of},*{of},*{of},*{of},*{of}]\n"));
}
