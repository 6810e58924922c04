using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;

namespace Assistant.Core.Tests.Policy;

public sealed class RuleBookTests
{
    private static readonly RuleScope Tents = new() { Categories = ["Tents"] };
    private static readonly RuleScope Plus = new() { Groups = ["plus"] };

    [Fact]
    public void The_rule_with_the_higher_rank_decides_whatever_the_order_of_the_pages()
    {
        var rules = new[] { Window(30), Window(45, Plus, ".plus"), Window(60, Plus with { Categories = ["Tents"] }, ".plus-tents") };

        foreach (var book in new[] { new RuleBook(rules), new RuleBook(rules.Reverse()) })
        {
            Assert.Equal(30, book.Find(RuleVocabulary.ReturnWindow, Some.Circumstances).Rule?.Value);
            Assert.Equal(45, book.Find(RuleVocabulary.ReturnWindow, Some.Circumstances with { Group = "plus" }).Rule?.Value);
            Assert.Equal(60, book.Find(RuleVocabulary.ReturnWindow, Some.Circumstances with { Group = "plus", Categories = ["Tents"] }).Rule?.Value);
        }
    }

    [Fact]
    public void Two_that_rank_alike_and_differ_are_rivals_and_no_answer()
    {
        var book = new RuleBook([Window(30), Window(14, new() { Traits = ItemTraits.Hygiene }, ".a"), Window(60, new() { Traits = ItemTraits.Oversized }, ".b")]);

        var found = book.Find(RuleVocabulary.ReturnWindow, Some.Circumstances with { Traits = ItemTraits.Hygiene | ItemTraits.Oversized });

        Assert.Null(found.Rule);
        Assert.Equal([14, 60], new[] { found.Rivals!.Value.One.Value, found.Rivals.Value.Other.Value });
        Assert.Equal(14, book.Find(RuleVocabulary.ReturnWindow, Some.Circumstances with { Traits = ItemTraits.Hygiene }).Rule?.Value);
    }

    [Fact]
    public void Two_that_rank_alike_and_agree_are_no_rivals()
    {
        var book = new RuleBook([Window(14, new() { Traits = ItemTraits.Hygiene }, ".a"), Window(14, new() { Traits = ItemTraits.Oversized }, ".b")]);

        Assert.Equal(14, book.Find(RuleVocabulary.ReturnWindow, Some.Circumstances with { Traits = ItemTraits.Hygiene | ItemTraits.Oversized }).Rule?.Value);
    }

    [Fact]
    public void A_rule_that_is_not_in_effect_does_not_exist()
    {
        var book = new RuleBook([Window(30) with { To = Some.Today }, Window(45, name: ".next") with { From = Some.Today.AddDays(1) }]);

        Assert.Equal(30, book.Find(RuleVocabulary.ReturnWindow, Some.Circumstances).Rule?.Value);
        Assert.Equal(45, book.Find(RuleVocabulary.ReturnWindow, Some.Circumstances with { Today = Some.Today.AddDays(1) }).Rule?.Value);
    }

    [Fact]
    public void A_limit_counts_for_its_own_currency_only()
    {
        var book = new RuleBook([Some.Rule(RuleVocabulary.GoodwillPerAction, new Money(2500, "EUR")), Some.Rule(RuleVocabulary.GoodwillPerAction, new Money(2200, "GBP"), name: ".pounds")]);

        Assert.Equal("GBP", book.Find(RuleVocabulary.GoodwillPerAction, Some.Circumstances with { Currency = "GBP" }).Rule?.Value.Currency);
        Assert.Null(book.Find(RuleVocabulary.GoodwillPerAction, Some.Circumstances with { Currency = "SEK" }).Rule);
        Assert.Null(book.Find(RuleVocabulary.GoodwillPerAction, Some.Circumstances).Rule);
    }

    [Fact]
    public void Where_several_may_hold_all_that_fit_are_found()
    {
        var book = new RuleBook(
        [
            Some.Rule(RuleVocabulary.ReturnIf, Returnable.Sealed, new() { Traits = ItemTraits.Hygiene }, ".a"),
            Some.Rule(RuleVocabulary.ReturnIf, Returnable.Faulty, new() { Traits = ItemTraits.Personalised }, ".b"),
            Some.Rule(RuleVocabulary.ReturnIf, Returnable.Never, Tents, ".c"),
        ]);

        var found = book.FindAll(RuleVocabulary.ReturnIf, Some.Circumstances with { Traits = ItemTraits.Hygiene | ItemTraits.Personalised });

        Assert.Equal([Returnable.Sealed, Returnable.Faulty], found.Select(rule => rule.Value).Order().Reverse());
    }

    [Fact]
    public void No_rule_is_no_answer()
    {
        Assert.Equal(default, RuleBook.Empty.Find(RuleVocabulary.ReturnWindow, Some.Circumstances));
        Assert.False(RuleBook.Empty.Has(RuleVocabulary.ReturnWindow));
        Assert.Null(new RuleBook([Window(30)]).Find(new RuleId("returns.other")));
    }

    private static Rule<int> Window(int days, RuleScope? scope = null, string name = "") => Some.Rule(RuleVocabulary.ReturnWindow, days, scope, name);
}
