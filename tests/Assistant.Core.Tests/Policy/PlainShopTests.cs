using Assistant.Core.Knowledge;
using Assistant.Core.Tests.Knowledge;

namespace Assistant.Core.Tests.Policy;

/// <summary>A whole page by somebody who knows neither markers nor quotes, in a style of its own: American, chatty, with lists and a table.</summary>
public sealed class PlainShopTests
{
    private const string Body = """
        # Shipping & Returns

        Last updated on March 3, 2026. We've been in business for 12 years, and 98% of our customers come back.

        ## Returns

        **Not in love with it?** We've got a 60-day return window: you have sixty days from the date you receive your order to send it back, for any reason.
        After you start a return, please drop it off within 10 days. Return labels are $6.95, and we'll take that off your refund.
        Once your package is back with us, our team inspects it within 3 business days.

        - Holiday orders: anything bought between November 1 and December 24, 2026 can be returned until January 31, 2027.
        - Sale items with 40% off or more are final sale.

        ## Exchanges

        Need another size? Swap it within 45 days of delivery. We'll hold the new size for you for two weeks.

        ## Warranty

        Every bag has a two-year warranty against defects. Zippers last about 10,000 pulls. Repairs take 4 to 6 weeks.

        ## Damaged or missing?

        Let us know about damaged items within 14 days of delivery, with 2 or 3 photos. A parcel is lost when it hasn't moved for 10 business days; we ask the carrier first, which takes 24 hours.

        ## Shipping

        | Method | Cost | Time |
        |---|---|---|
        | Standard | $4.99 | 3–5 business days |
        | Express | $14.99 | 2 days |

        Orders over $75 ship free. Order by 2:00 pm and it ships the same day. You can cancel within 2 hours of ordering.
        """;

    private static readonly Dictionary<string, (string Value, string Other, string Sentence)> Rules = new()
    {
        ["return_window_days"] = ("60", "30", "**Not in love"),
        ["return_hand_in_days"] = ("10", "14", "After you start"),
        ["return_label_fee"] = ("USD 6.95", "USD 7.95", "After you start"),
        ["refund_check_working_days"] = ("3", "5", "Once your package"),
        ["exchange_window_days"] = ("45", "60", "Need another size"),
        ["exchange_reserved_days"] = ("14", "7", "Need another size"),
        ["warranty_months"] = ("24", "12", "Every bag"),
        ["damage_report_days"] = ("14", "7", "Let us know"),
        ["lost_after_working_days"] = ("10", "15", "Let us know"),
        ["cancel_hours"] = ("2", "1", "Orders over"),
    };

    [Fact]
    public async Task It_compiles_without_a_fault_and_every_rule_has_its_sentence()
    {
        var (release, faults) = await CompileAsync(Rules.ToDictionary(rule => rule.Key, rule => rule.Value.Value));

        Assert.Empty(faults);
        Assert.All(release.Rules.Rules, rule => Assert.NotNull(rule.Statement));
        Assert.StartsWith("Swap it within 45 days", release.Rules.Find(new("page.exchange_window_days"))!.Statement!.Text, StringComparison.Ordinal);
    }

    public static TheoryData<string> Names => [.. Rules.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_changed_value_names_the_line_of_the_sentence_that_stayed_behind(string name)
    {
        var values = Rules.ToDictionary(rule => rule.Key, rule => rule.Value.Value);
        values[name] = Rules[name].Other;

        var (_, faults) = await CompileAsync(values);

        var line = Rules.Count + 8 + Body[..Body.IndexOf(Rules[name].Sentence, StringComparison.Ordinal)].Count(c => c is '\n');
        var named = faults.Where(fault => fault.Message.Contains($"`{name}` (page.md line", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(named);
        Assert.All(named, fault => Assert.Equal((line, true), (fault.Line, fault.Refused)));
    }

    private static async Task<Compilation> CompileAsync(Dictionary<string, string> values)
    {
        var rules = string.Concat(values.Select(rule => $"  {rule.Key}: {rule.Value}\n"));
        using var pages = new PagesOnDisk().With("page.md", $"---\nid: page\ntitle: Shipping\nowner: Shop\nreview_by: 2026-12-31\nrules:\n{rules}---\n{Body}\n");
        return await pages.CompileAsync();
    }
}
