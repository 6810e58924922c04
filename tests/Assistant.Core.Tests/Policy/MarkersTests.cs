using Assistant.Core.Knowledge;
using Assistant.Core.Policy.Prose;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Tests.Knowledge;

namespace Assistant.Core.Tests.Policy;

public sealed class MarkersTests
{
    private static readonly Markers Known = new([("returns.return_window_days", "30"), ("gift-cards.return_window_days.gift_card", "14")]);

    [Theory]
    [InlineData("Within {{ return_window_days }} days.", "Within 30 days.")]
    [InlineData("Within {{return_window_days}} days.", "Within 30 days.")]
    [InlineData("Within {{ returns.return_window_days }} days.", "Within 30 days.")]
    [InlineData("Within {{ gift-cards.return_window_days.gift_card }} days.", "Within 14 days.")]
    [InlineData("Hello {{ site.name }}.", "Hello {{ site.name }}.")]
    [InlineData("{{ }} {{{ x }}} {{", "{{ }} {{{ x }}} {{")]
    public void A_marker_shows_the_value_of_its_rule(string text, string shown)
    {
        var faults = new FaultList("returns.md");

        Assert.Equal(shown, MarkedText.Read(Known.Render(text, "returns", 1, strict: true, faults), Known).Text);
        Assert.Empty(faults.ToImmutable());
    }

    [Fact]
    public void The_place_of_a_value_is_known_after_it_was_put_in()
    {
        var marked = MarkedText.Read(Known.Render("Ask within {{ return_window_days }} days.", "returns", 1, strict: true, new FaultList("returns.md")), Known);

        Assert.Equal(("Ask within 30 days.", (11, "returns.return_window_days")), (marked.Text, Assert.Single(marked.Places)));
    }

    [Theory]
    [InlineData("{{ return_window_day }}", "return_window_days")]
    [InlineData("{{ Return_Window_Days }}", "return_window_days")]
    [InlineData("{{ return-window-days }}", "return_window_days")]
    [InlineData("{{ returns.windw }}", "return_window_days")]
    [InlineData("{{ fact.postage }}", "return_window_days")]
    [InlineData("{{ warranty_months }}", "return_window_days")]
    public void A_marker_that_meant_a_rule_is_refused_on_its_line_with_a_name_to_write(string marker, string remedy)
    {
        var faults = new FaultList("returns.md");
        Known.Render($"First.\n\nWithin {marker} days.", "returns", 7, strict: true, faults);

        var fault = Assert.Single(faults.ToImmutable());
        Assert.Equal((9, true), (fault.Line, fault.Refused));
        Assert.Contains(remedy, fault.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Pages_of_other_sites_keep_markers_of_their_own()
    {
        var faults = new FaultList("a.md");
        Known.Render("Within {{ return_window_day }} days.", "a", 1, strict: false, faults);

        Assert.Empty(faults.ToImmutable());
    }

    [Fact]
    public async Task Values_are_shown_in_hints_lists_and_tables_and_leave_no_trace()
    {
        using var pages = new PagesOnDisk().With("a.md", """
            ---
            id: a
            title: A
            owner: Shop
            review_by: 2026-12-31
            rules:
              return_window_days: 30
            ---
            ## How long
            <!-- asks: are the {{ return_window_days }} days working days? -->

            - You can return items within {{ return_window_days }} days.

            | What | Until |
            |---|---|
            | Returns | {{ return_window_days }} days |
            """);

        var (release, faults) = await pages.CompileAsync();

        Assert.Empty(faults);
        var passage = Assert.Single(release.Passages);
        Assert.Equal("are the 30 days working days?", Assert.Single(passage.Asks));
        Assert.Equal("- You can return items within 30 days.\nWhat: Returns; Until: 30 days", passage.Text);
        Assert.DoesNotContain(release.Pages[0].Body, c => c is >= '\uE000' and <= '\uF8FF');
        Assert.Equal("- You can return items within 30 days.", Assert.Single(release.Rules.Rules).Statement!.Text);
    }

    [Fact]
    public async Task A_changed_value_shows_wherever_it_is_named_and_other_pages_are_not_read_again()
    {
        const string Rules = "---\nid: a\ntitle: A\nowner: Shop\nreview_by: 2026-12-31\nrules:\n  return_window_days: 30\n  warranty_months: 24\n---\nReturn it within {{ return_window_days }} days. The warranty lasts {{ warranty_months }} months.\n";
        using var pages = new PagesOnDisk().With("a.md", Rules).WithPage("b", "Within {{ a.return_window_days }} days.").WithPage("c", "For {{ a.warranty_months }} months.");
        var folder = pages.Folder();
        var before = (await folder.CompileAsync(null, TestContext.Current.CancellationToken)).Release;

        pages.With("a.md", Rules.Replace("days: 30", "days: 45\n  return_hand_in_days.new: 45", StringComparison.Ordinal));
        var after = (await folder.CompileAsync(before, TestContext.Current.CancellationToken)).Release;

        Assert.Equal("Within 45 days.", after.Find(new("b"))!.Passages.Single().Text);
        Assert.NotEqual(before.Find(new("b"))!.Version, after.Find(new("b"))!.Version);
        Assert.Same(before.Find(new("c")), after.Find(new("c")));
    }

    [Theory]
    [InlineData("## {{ return_window_days }} days", 9)]
    [InlineData("{{ return_window_days }} days\n---", 9)]
    public async Task A_marker_in_a_heading_is_refused(string heading, int line)
    {
        using var pages = new PagesOnDisk().With("a.md", $"---\nid: a\ntitle: A\nowner: Shop\nreview_by: 2026-12-31\nrules:\n  return_window_days: 30\n---\n{heading}\n\nYou can return items within 30 days.\n");

        var (release, faults) = await pages.CompileAsync();

        Assert.Empty(release.Pages);
        Assert.Contains(faults, fault => fault.Line == line && fault.Message == "A marker stands in a heading.");
    }
}
