using System.Collections.Immutable;
using System.Text.Json;
using Assistant.Core.Policy;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;
using Assistant.Testing;

namespace Assistant.Core.Tests.Policy;

/// <summary>What holds for every decision, whatever the order, the request and the moment.</summary>
public sealed class PolicyPropertyTests(LarkfieldRules rules) : IClassFixture<LarkfieldRules>
{
    private const int Seed = 7102026;

    private readonly PolicyEngine _engine = new(LarkfieldRules.Zone);

    [Fact]
    public void Never_gives_back_more_than_was_paid_and_not_given_back()
    {
        foreach (var (one, decision) in Decided(20_000))
        {
            var paid = one.Order.Payments
                .Where(payment => payment.State is not PaymentState.Failed && payment is not { Kind: PaymentKind.Charge, State: PaymentState.Pending })
                .Sum(payment => payment.Kind is PaymentKind.Charge ? payment.Amount.Minor : -payment.Amount.Minor);

            Assert.True(decision.Settlement.Refund.Minor <= Math.Max(0, paid), one.ToString());
        }
    }

    [Fact]
    public void The_parts_of_a_refund_sum_to_it_and_none_is_more_than_was_paid_that_way()
    {
        foreach (var (one, decision) in Decided(20_000))
        {
            Assert.Equal(decision.Settlement.Refund.Minor, decision.Settlement.Parts.Sum(part => part.Amount.Minor));
            foreach (var part in decision.Settlement.Parts.Where(part => part.To is RefundTo.Original))
            {
                var charged = one.Order.Payments.Where(payment => payment.Kind is PaymentKind.Charge && payment.Method.Id == part.Method!.Id).Sum(payment => payment.Amount.Minor);
                Assert.True(part.Amount.Minor > 0 && part.Amount.Minor <= charged, one.ToString());
            }
        }
    }

    [Fact]
    public void All_sums_are_in_the_currency_of_the_order_and_zero_or_more()
    {
        foreach (var (one, decision) in Decided(20_000))
        {
            var (goods, delivery, fee, refund, charge, tax, _) = decision.Settlement;

            Assert.All([goods, delivery, fee, refund, charge, tax], sum => Assert.True(sum.Minor >= 0 && sum.Currency == one.Order.Currency, one.ToString()));
        }
    }

    [Fact]
    public void The_ruling_is_the_strictest_of_all_lines_or_stricter()
    {
        foreach (var (one, decision) in Decided(20_000))
            Assert.All(decision.Lines, line => Assert.True(line.Ruling <= decision.Ruling, one.ToString()));
    }

    [Fact]
    public void Nothing_is_allowed_once_the_last_moment_has_passed()
    {
        foreach (var (one, decision) in Decided(20_000).Where(case_ => case_.Decision is { Ruling: Ruling.Allowed, Until: not null }))
        {
            Assert.True(decision.Until > one.Now, one.ToString());
            var later = _engine.Decide(one.Request, one.Order, one.Customer, decision.Until!.Value, rules.Book);
            Assert.True(later.Ruling is not Ruling.Allowed, one.ToString());
        }
    }

    [Fact]
    public void The_same_question_has_the_same_answer()
    {
        var first = Decided(2_000).Select(one => JsonSerializer.Serialize(Plain(one.Decision)));
        var second = Decided(2_000).Select(one => JsonSerializer.Serialize(Plain(one.Decision)));

        Assert.Equal(first, second);

        static object Plain(Decision one) =>
            new { one.Ruling, one.Until, Lines = one.Lines.Select(line => line.ToString()), Grounds = one.Grounds.Select(ground => $"{ground.Why} {ground.Rule?.Id} {ground.Day} {ground.Amount}"), one.Settlement.Refund, one.Settlement.Charge };
    }

    [Fact]
    public void Returning_a_line_unit_by_unit_gives_back_what_returning_it_at_once_does()
    {
        foreach (var currency in new[] { "EUR", "SEK", "GBP", "USD", "JPY", "KWD" })
        {
            var order = An.Order(currency: currency, lines: [An.Line("1", 7, 1_000, currency) with { Discount = new Money(3, currency) }]);
            var sum = 0L;
            for (var gone = 0; gone < 7; gone++)
            {
                var before = order with { Returns = gone == 0 ? [] : [An.Back(ReturnKind.Return, ReturnState.Refunded, ("1", gone))] };
                sum += _engine.Decide(An.ReturnOf(("1", 1)), before, An.Ada, An.Noon, rules.Book).Lines[0].Amount.Minor;
            }

            Assert.Equal(6_997, sum);
            Assert.Equal(6_997, _engine.Decide(An.ReturnOf(("1", 7)), order, An.Ada, An.Noon, rules.Book).Lines[0].Amount.Minor);
        }
    }

    [Theory]
    [InlineData(ActionKind.Return)]
    [InlineData(ActionKind.Exchange)]
    [InlineData(ActionKind.Cancel)]
    [InlineData(ActionKind.ChangeAddress)]
    [InlineData(ActionKind.ChangePayment)]
    [InlineData(ActionKind.ChangeItems)]
    [InlineData(ActionKind.Goodwill)]
    public void The_drawn_cases_try_what_is_allowed_and_what_is_not(ActionKind action)
    {
        var rulings = Decided(20_000).Where(one => one.Decision.Action == action).CountBy(one => one.Decision.Ruling).ToDictionary();

        Assert.True(rulings.GetValueOrDefault(Ruling.Allowed) > 50, $"Only {rulings.GetValueOrDefault(Ruling.Allowed)} are allowed.");
        Assert.True(rulings.GetValueOrDefault(action is ActionKind.Goodwill ? Ruling.NeedsApproval : Ruling.Refused) > 50);
    }

    /// <summary>Shop records that no shop should send are answered too, by sending them to a person.</summary>
    [Fact]
    public void Answers_for_records_that_cannot_be_counted_with()
    {
        var sound = An.Order();
        Order[] broken =
        [
            sound with { Lines = [An.Line("1"), An.Line("1")] },
            sound with { Lines = [An.Line("1") with { Quantity = 0 }] },
            sound with { Lines = [An.Line("1", currency: "SEK")] },
            sound with { ShippingFee = new Money(495, "SEK") },
            sound with { Payments = [An.Paid("card", 1_000, currency: "SEK")] },
        ];

        Assert.All(broken, order => Assert.Equal(Ruling.NeedsPerson, _engine.Decide(An.ReturnOf(("1", 1)), order, An.Ada, An.Noon, rules.Book).Ruling));
    }

    [Fact]
    public void Answers_requests_that_ask_for_nothing_sensible()
    {
        ActionRequest[] odd =
        [
            new ActionRequest.Return([], null, null),
            new ActionRequest.Return([new ItemUnits(new("1"), 0)], null, null),
            new ActionRequest.Return([new ItemUnits(new("1"), -3)], null, null),
            new ActionRequest.Return([new ItemUnits(new("1"), int.MaxValue)], null, null),
            new ActionRequest.Exchange([], null),
            new ActionRequest.ChangeItems([]),
            new ActionRequest.Report(ActionKind.Damaged, []),
            new ActionRequest.Goodwill(new Money(-1, "EUR"), Money.Zero("EUR"), Money.Zero("EUR")),
            new ActionRequest.Goodwill(new Money(1, "EUR"), Money.Zero("SEK"), Money.Zero("EUR")),
            new ActionRequest.Goodwill(new Money(1, "SEK"), Money.Zero("SEK"), Money.Zero("SEK")),
        ];

        Assert.All(odd, request => Assert.Equal(Ruling.Refused, _engine.Decide(request, An.Order(), An.Ada, An.Noon, rules.Book).Ruling));
    }

    [Fact]
    public void No_floating_point_number_takes_part_in_a_decision()
    {
        var folder = Path.Combine(Repository.Root, "src", "Assistant.Core", "Policy");
        string[] words = ["double", "float", "Math.Round", "Single"];
        var found = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => File.ReadLines(file).Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)).Select(line => (file, line)))
            .Where(one => one.line.Split([' ', '(', ')', '<', '>', ',', ';', '.', '?']).Any(word => words.Contains(word)) || one.line.Contains("Math.Round", StringComparison.Ordinal));

        Assert.Empty(found);
    }

    private IEnumerable<(PolicyCase Case, Decision Decision)> Decided(int count) =>
        new PolicyCases(Seed).Take(count).Select(one => (one, _engine.Decide(one.Request, one.Order, one.Customer, one.Now, rules.Book)));
}
