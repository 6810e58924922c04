using Assistant.Core.Knowledge;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Tests.Knowledge;
using Assistant.Testing;

namespace Assistant.Core.Tests.Policy;

/// <summary>Pages whose authors write plain sentences and plain values, with neither marker nor <c>says</c>.</summary>
public sealed class PlainPagesTests
{
    /// <summary>The rule, a value that contradicts, the page's text, the words that state the rule, and the same with another value.</summary>
    public static TheoryData<string, string, string, string, string> Pages => new()
    {
        { "return_window_days: 30", "return_window_days: 45", "## Returns\n\nWe want you to be happy.\n\nYou can return most items within 30 days of delivery. Refunds take 5 working days.", "within 30 days of delivery", "within 21 days of delivery" },
        { "return_window_days: 30", "return_window_days: 45", "You have thirty days to return an item. A return parcel is checked in 3 days.", "You have thirty days", "You have forty days" },
        { "return_window_days: 30", "return_window_days: 45", "We offer a 30-day return window. Your label is valid for 14 days.", "a 30-day return window", "a 60-day return window" },
        { "return_window_days: 14", "return_window_days: 30", "Items can be sent back up to 2 weeks after you receive them, unused and with their tags.", "up to 2 weeks after", "up to 4 weeks after" },
        { "return_window_days: 30", "return_window_days: 45", "## Returns\n\n- Within 30 days of delivery\n- Unworn, with tags", "Within 30 days of delivery", "Within 20 days of delivery" },
        { "return_window_days: 30", "return_window_days: 45", "| What | How long |\n|---|---|\n| Returns | 30 days |\n| Refunds | 5 working days |", "| Returns | 30 days |", "| Returns | 20 days |" },
        { "return_label_fee: USD 4.99", "return_label_fee: USD 5.99", "The return label costs $4.99, which we take off your refund. Orders over $50.00 ship free.", "costs $4.99", "costs $3.99" },
        { "return_label_fee: EUR 4.95", "return_label_fee: EUR 5.95", "A return label costs €4,95.", "costs €4,95", "costs €3,95" },
        { "warranty_months: 24", "warranty_months: 36", "Everything comes with a two-year guarantee. Batteries last about 1 year.", "a two-year guarantee", "a three-year guarantee" },
        { "warranty_months: 6", "warranty_months: 12", "Our warranty lasts six months.", "lasts six months", "lasts nine months" },
        { "exchange_window_days: 60", "exchange_window_days: 30", "You may swap an item within 60 days of purchase.", "within 60 days", "within 90 days" },
        { "damage_report_days: 7", "damage_report_days: 14", "Please report damage within a week: tell us about damaged items within 7 days of delivery.", "within 7 days of delivery", "within 3 days of delivery" },
        { "cancel_hours: 24", "cancel_hours: 12", "You can cancel within 24 hours of ordering. We answer mail within two hours.", "within 24 hours", "within 36 hours" },
        { "refund_check_working_days: 5", "refund_check_working_days: 3", "We inspect your parcel within five business days of its arrival.", "within five business days", "within ten business days" },
        { "return_until.winter: { value: 2027-01-31, placed_from: 2026-11-01, placed_to: 2026-12-24 }", "return_until.winter: { value: 2027-02-15, placed_from: 2026-11-01, placed_to: 2026-12-24 }", "Orders from November 1 to December 24 can be returned until January 31, 2027.", "until January 31, 2027", "until January 15, 2027" },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_plain_page_compiles_and_each_change_of_one_side_names_the_sentence(string rule, string otherRule, string body, string words, string otherWords)
    {
        Assert.NotNull(otherRule);
        var (release, faults) = await CompileAsync(rule, body);

        Assert.Empty(faults);
        Assert.NotNull(Assert.Single(release.Rules.Rules).Statement);

        var (_, afterRule) = await CompileAsync(otherRule, body);
        var (_, afterText) = await CompileAsync(rule, body.Replace(words, otherWords, StringComparison.Ordinal));

        var line = 9 + body[..body.IndexOf(words, StringComparison.Ordinal)].Count(c => c is '\n');
        Assert.Contains(afterRule, fault => fault.Refused && fault.Line == line);
        Assert.Contains(afterText, fault => fault.Refused && fault.Line == line);
        Assert.DoesNotContain(afterRule.Concat(afterText), fault => fault.Line > 8 && fault.Line != line);
    }

    /// <summary>Sentences beside the rule's own that say other figures about other things.</summary>
    [Theory]
    [InlineData("We refund your return within 14 days of receiving it.")]
    [InlineData("Once your return is registered, you have 14 days to hand in the parcel.")]
    [InlineData("Return labels are valid for 60 days.")]
    [InlineData("Food can be returned only unopened and 3 months before its best-before date.")]
    [InlineData("If your refund has not arrived 10 working days after our mail, call us.")]
    [InlineData("We keep records of returns for 7 years.")]
    [InlineData("More than 5,000 customers returned to us last year.")]
    [InlineData("You can return items at 20 shops between 9:00 and 18:00.")]
    [InlineData("Sale items with 50% off can be returned, too.")]
    [InlineData("Returns to our London shop are open 24 hours a day.")]
    [InlineData("Returned parcels take 2–5 days to reach us.")]
    [InlineData("Gift cards are valid for 2 years from the date of purchase and cannot be returned.")]
    [InlineData("Orders are delivered within 5 days of purchase, and returns are easy.")]
    [InlineData("When you return something, your refund is on its way within 10 days of receipt.")]
    [InlineData("Returned orders are processed in 7 days after receipt at our warehouse.")]
    [InlineData("For returns call us on weekdays, 9 to 5; we answer within 1 hour.")]
    [InlineData("Returns cost nothing above $100, and 5% of all items come back.")]
    [InlineData("You can return up to 10 items at a time, in 2 parcels at most.")]
    [InlineData("Your 10% code for a return visit lasts 3 months.")]
    [InlineData("From January 2027 on our return address is 12 Mill Street.")]
    [InlineData("We will send a reminder 3 days before your return period ends.")]
    public async Task Other_figures_on_the_page_are_no_faults(string sentence)
    {
        var (_, faults) = await CompileAsync("return_window_days: 30", $"You can return most items within 30 days of delivery. {sentence}");

        Assert.Empty(faults);
    }

    [Fact]
    public async Task A_period_of_another_rule_is_no_fault()
    {
        using var pages = new PagesOnDisk().With("a.md", """
            ---
            id: a
            title: A
            owner: Shop
            review_by: 2026-12-31
            rules:
              return_window_days: 30
              warranty_months: 24
              damage_report_days: 14
            ---
            You can return most items within 30 days of delivery. Faulty items can be returned under the warranty within 2 years of delivery.
            Damaged items can be sent back, too: report the damage within 14 days of delivery. All items have a warranty of 2 years.
            """);

        var (_, faults) = await pages.CompileAsync();

        Assert.Empty(faults);
    }

    /// <summary>Pages that nobody wrote for this reader, beside a shop's rules: what they tell is about something else.</summary>
    [Fact]
    public async Task Pages_of_another_site_raise_no_alarm()
    {
        var folder = Repository.TestData("policy-pages");
        Assert.SkipWhen(folder is null, "No policy-pages here. Set TEST_DATA to the folder of the data sets.");
        using var pages = new PagesOnDisk().With("rules.md", """
            ---
            id: rules
            title: Rules
            owner: Shop
            review_by: 2026-12-31
            rules:
              return_window_days: 30
              exchange_window_days: 30
              refund_delivery_days: 14
              warranty_months: 24
              cancel_hours: 2
              approval_above: EUR 100.00
            ---
            You can return items within 30 days of delivery, and exchange items within 30 days of delivery. The warranty lasts 2 years.
            We refund the delivery price when you return the whole order within 14 days. You can cancel within 2 hours.
            A person approves what is above €100.00.
            """);
        foreach (var file in Directory.EnumerateFiles(folder, "*.md"))
        {
            pages.With(Path.GetFileName(file), await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
        }

        var (_, faults) = await pages.CompileAsync(strictness: PageStrictness.Lenient);

        Assert.DoesNotContain(faults, fault => fault.Message.StartsWith("The text says", StringComparison.Ordinal));
        Assert.DoesNotContain(faults, fault => fault.File == "rules.md");
    }

    private static async Task<Compilation> CompileAsync(string rule, string body)
    {
        using var pages = new PagesOnDisk().With("a.md", $"---\nid: a\ntitle: A\nowner: Shop\nreview_by: 2026-12-31\nrules:\n  {rule}\n---\n{body}\n");
        return await pages.CompileAsync();
    }
}
