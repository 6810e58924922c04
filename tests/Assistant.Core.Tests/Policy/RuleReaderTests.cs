using Assistant.Core.Knowledge;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;

namespace Assistant.Core.Tests.Policy;

public sealed class RuleReaderTests
{
    [Fact]
    public void A_rule_is_one_line_or_has_its_fields_below()
    {
        var (rules, faults) = Read("""
            return_window_days: 30
            return_window_days.tents:
              value: 60
              says: [one sentence, another]
              owner: Tent team
              from: 2026-01-01
              to: 2026-12-31
              placed_from: 2026-11-01
              placed_to: 2026-12-24
              traits: [oversized, fragile]
              categories: Tents
              brands: [Larkfield]
              groups: [plus]
              countries: [EU, GB]
              entities: [demo]
            """);

        Assert.Empty(faults);
        Assert.Equal(30, Assert.IsType<RuleDraft<int>>(rules[0]).Value);
        Assert.Equal(("return_window_days.tents", 2, "60", "Tent team"), (rules[1].Name, rules[1].Line, rules[1].Written, rules[1].Owner));
        Assert.Equal(["one sentence", "another"], rules[1].Says);
        Assert.Equal((new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31)), (rules[1].From, rules[1].To));
        var scope = rules[1].Scope;
        Assert.Equal(ItemTraits.Oversized | ItemTraits.Fragile, scope.Traits);
        Assert.Equal(["Tents", "Larkfield", "plus", "EU", "GB", "demo"], [.. scope.Categories, .. scope.Brands, .. scope.Groups, .. scope.Countries, .. scope.Entities]);
        Assert.Equal((new DateOnly(2026, 11, 1), new DateOnly(2026, 12, 24)), (scope.PlacedFrom, scope.PlacedTo));
    }

    [Theory]
    [InlineData("return_label_fee: EUR 3.95", "€3.95")]
    [InlineData("return_label_fee: EUR 4", "€4.00")]
    [InlineData("return_label_fee: JPY 500", "¥500")]
    [InlineData("return_label_fee: SEK 110", "110.00 SEK")]
    [InlineData("refund_arrival_working_days: 3-5", "3–5")]
    [InlineData("refund_arrival_working_days: 3", "3")]
    [InlineData("return_until: { value: 2027-01-31, placed_from: 2026-11-01, placed_to: 2026-12-24 }", "31 January 2027")]
    [InlineData("return_if: faulty", "faulty")]
    [InlineData("refund_to: [original, gift_card]", "original, gift card")]
    [InlineData("refund_to: original", "original")]
    [InlineData("return_unused: yes", "yes")]
    [InlineData("exchange_countries: [EU, GB]", "EU, GB")]
    [InlineData("fact.label: 2 working days", "2 working days")]
    [InlineData("fact.price: EUR 18.00", "€18.00")]
    [InlineData("fact.share: 10%", "10%")]
    public void Values_are_written_as_prose_says_them(string yaml, string written)
    {
        var (rules, faults) = Read(yaml);

        Assert.Empty(faults);
        Assert.Equal(written, Assert.Single(rules).Written);
    }

    [Theory]
    [InlineData("return_windw_days: 30", 1, "is unknown", "Did you mean `return_window_days`?")]
    [InlineData("Return_Window_Days: 30", 1, "is unknown", "docs/policy-rules.md")]
    [InlineData("return_window_days.: 30", 1, "is unknown", "docs/policy-rules.md")]
    [InlineData("return_window_days.Tents: 30", 1, "is unknown", "docs/policy-rules.md")]
    [InlineData("return_window_days:\n  countries: [NL]", 1, "has no value", "Write `value:` below it")]
    [InlineData("return_window_days:\n  value: 30 days", 2, "is not usable: `30 days`", "such as 30")]
    [InlineData("return_window_days: [30]", 1, "is not usable", "such as 30")]
    [InlineData("return_window_days: ''", 1, "is not usable", "such as 30")]
    [InlineData("fact.label: soon", 1, "is not usable: `soon`", "one figure as the text says it")]
    [InlineData("exchange_countries: [EU, UK]", 1, "is not usable", "[EU, GB]")]
    [InlineData("refund_arrival_working_days: 5-3", 1, "is not usable: `5-3`", "such as 3-5")]
    [InlineData("return_window_days:\n  value: 30\n  when: always", 3, "`when` is no field of a rule", "value, says, refuses, owner")]
    [InlineData("return_window_days:\n  value: 30\n  says: ''", 3, "`says` is not a line of 1 to 300 characters", "in quotes on one line")]
    [InlineData("return_window_days:\n  value: 30\n  owner: [a, b]", 3, "`owner` is not a line of 1 to 120 characters", "in quotes on one line")]
    [InlineData("return_window_days:\n  value: 30\n  from: soon", 3, "`from` is not a day", "such as 2027-01-31")]
    [InlineData("return_window_days:\n  value: 30\n  countries: [NL, Holland]", 3, "holds `Holland`, which is no country", "two capital letters")]
    [InlineData("return_window_days:\n  value: 30\n  countries: [EL]", 3, "holds `EL`, which is no country", "GR for Greece")]
    [InlineData("return_window_days:\n  value: 30\n  traits: [huge]", 3, "`traits` holds a word that is not known", "oversized")]
    [InlineData("return_window_days:\n  value: 30\n  groups: []", 3, "`groups` is not a list of names", "in brackets")]
    [InlineData("return_window_days:\n  value: 30\n  placed_from: 2026-11-01", 1, "has only one end", "both `placed_from` and `placed_to`")]
    [InlineData("return_window_days:\n  value: 30\n  from: 2026-12-01\n  to: 2026-11-01", 1, "ends before it begins", "Swap")]
    [InlineData("return_window_days:\n  value: 30\n  methods: [card]", 1, "cannot be narrowed by methods", "It can be narrowed by placed_from and placed_to, traits")]
    [InlineData("fact.label:\n  value: 2 days\n  groups: [plus]", 1, "cannot be narrowed by groups", "holds for everything")]
    [InlineData("change_payment_fixed: yes", 1, "says nothing without methods", "Add methods")]
    public void What_cannot_be_obeyed_to_the_letter_is_refused_with_what_to_write(string yaml, int line, string message, string remedy)
    {
        var (_, faults) = Read(yaml);

        var fault = Assert.Single(faults);
        Assert.Equal((line, true), (fault.Line, fault.Refused));
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
        Assert.Contains(remedy, fault.Remedy, StringComparison.Ordinal);
    }

    private static (IReadOnlyList<RuleDraft> Rules, IReadOnlyList<KnowledgeFault> Faults) Read(string yaml)
    {
        var faults = new FaultList("a.md");
        var read = Assert.IsType<YamlReading.Read>(BoundedYaml.Read(yaml, 8_192, firstLine: 1));
        var rules = RuleReader.Read(Assert.IsType<YamlValue.Mapping>(read.Root), faults);
        return (rules, faults.ToImmutable());
    }
}
