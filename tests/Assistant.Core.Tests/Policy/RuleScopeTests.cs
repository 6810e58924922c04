using Assistant.Core.Policy;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;

namespace Assistant.Core.Tests.Policy;

public sealed class RuleScopeTests
{
    private static readonly RuleScope Season = new() { PlacedFrom = new(2026, 11, 1), PlacedTo = new(2026, 12, 24) };

    public static TheoryData<string, RuleScope, RuleScope> Ranks => new()
    {
        { "one condition beats none", new() { Groups = ["plus"] }, RuleScope.Everything },
        { "two beat one", new() { Groups = ["plus"], Countries = ["NL"] }, Season },
        { "a season comes before traits", Season, new() { Traits = ItemTraits.FinalSale } },
        { "traits before categories", new() { Traits = ItemTraits.FinalSale }, new() { Categories = ["Tents"] } },
        { "categories before brands", new() { Categories = ["Tents"] }, new() { Brands = ["Larkfield"] } },
        { "brands before groups", new() { Brands = ["Larkfield"] }, new() { Groups = ["plus"] } },
        { "groups before countries", new() { Groups = ["plus"] }, new() { Countries = ["NL"] } },
        { "a country before its group", new() { Countries = ["NL"] }, new() { Countries = ["EU"] } },
        { "countries before who asks", new() { Countries = ["EU"] }, new() { Identity = [Asker.Guest] } },
    };

    [Theory]
    [MemberData(nameof(Ranks))]
    public void What_ranks_higher_comes_first(string why, RuleScope first, RuleScope second) => Assert.True(first.Rank > second.Rank, why);

    public static TheoryData<RuleScope, Circumstances, Circumstances> Fitting => new()
    {
        { Season, Some.Circumstances with { Placed = new(2026, 12, 24) }, Some.Circumstances with { Placed = new(2026, 12, 25) } },
        { Season, Some.Circumstances with { Placed = new(2026, 11, 1) }, Some.Circumstances },
        { new() { Traits = ItemTraits.Digital | ItemTraits.Hygiene }, Some.Circumstances with { Traits = ItemTraits.Hygiene }, Some.Circumstances with { Traits = ItemTraits.Fragile } },
        { new() { Categories = ["Tents"] }, Some.Circumstances with { Categories = ["Camping", "tents"] }, Some.Circumstances with { Categories = ["Camping"] } },
        { new() { Brands = ["Larkfield"] }, Some.Circumstances with { Brand = "larkfield" }, Some.Circumstances },
        { new() { Groups = ["plus"] }, Some.Circumstances with { Group = "plus" }, Some.Circumstances with { Group = "staff" } },
        { new() { Methods = ["card"] }, Some.Circumstances with { Method = "card" }, Some.Circumstances with { Method = "paypal" } },
        { new() { Countries = ["EU", "GB"] }, Some.Circumstances with { Country = "SE" }, Some.Circumstances with { Country = "CH" } },
        { new() { Entities = ["demo"] }, Some.Circumstances with { Entity = "demo" }, Some.Circumstances },
        { new() { Identity = [Asker.Customer] }, Some.Circumstances with { Asker = Asker.Customer }, Some.Circumstances with { Asker = Asker.Guest } },
        { new() { Actions = [ActionKind.Return] }, Some.Circumstances with { Action = ActionKind.Return }, Some.Circumstances with { Action = ActionKind.Cancel } },
        { new() { Repeat = Occasion.Again }, Some.Circumstances with { Repeat = Occasion.Again }, Some.Circumstances with { Repeat = Occasion.First } },
    };

    [Theory]
    [MemberData(nameof(Fitting))]
    public void A_condition_fits_what_it_names_and_not_what_is_unknown(RuleScope scope, Circumstances fits, Circumstances not)
    {
        Assert.True(scope.Fits(fits));
        Assert.False(scope.Fits(not));
        Assert.True(RuleScope.Everything.Fits(not));
    }

    [Theory]
    [InlineData("EU", "NL", true)]
    [InlineData("EU", "GB", false)]
    [InlineData("NL", "EU", false)]
    public void A_group_covers_its_countries(string wide, string narrow, bool covers) =>
        Assert.Equal(covers, ScopeCover.Covers(new RuleScope { Countries = [wide] }, new RuleScope { Countries = [narrow] }));

    [Fact]
    public void Guests_and_customers_together_cover_everybody_and_one_of_them_does_not()
    {
        RuleScope guest = new() { Identity = [Asker.Guest] }, customer = new() { Identity = [Asker.Customer] };

        Assert.True(ScopeCover.Covers([guest, customer], RuleScope.Everything));
        Assert.False(ScopeCover.Covers([guest], RuleScope.Everything));
        Assert.False(ScopeCover.Covers([guest, customer with { Groups = ["plus"] }], RuleScope.Everything));
    }

    [Theory]
    [InlineData("NL", true)]
    [InlineData("EU", true)]
    [InlineData("UK", false)]
    [InlineData("nl", false)]
    [InlineData("XX", false)]
    [InlineData("", false)]
    public void Only_countries_that_exist_are_known(string code, bool known) => Assert.Equal(known, CountryGroups.IsKnown(code));
}
