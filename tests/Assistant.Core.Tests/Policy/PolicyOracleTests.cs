using System.Text;
using Assistant.Core.Policy;
using Assistant.Core.Shop;

namespace Assistant.Core.Tests.Policy;

/// <summary>The engine with the rules of the pages, against what somebody else read out of their prose.</summary>
public sealed class PolicyOracleTests(LarkfieldRules rules) : IClassFixture<LarkfieldRules>
{
    private const int Seed = 20261121;
    private const int Count = 50_000;

    private readonly PolicyEngine _engine = new(LarkfieldRules.Zone);

    [Fact]
    public void Decides_as_the_prose_of_the_pages_says()
    {
        var differences = new Dictionary<string, (int Count, StringBuilder First)>();
        foreach (var one in new PolicyCases(Seed).Take(Count))
        {
            var decided = _engine.Decide(one.Request, one.Order, one.Customer, one.Now, rules.Book);
            var expected = new PolicyOracle(one.Order, one.Customer, one.Now).Answer(one.Request);
            if (Difference(expected, decided) is not { } difference)
                continue;

            var (count, first) = differences.GetValueOrDefault(difference.Kind, (0, new StringBuilder()));
            if (count < 3)
                first.Append(one).AppendLine(difference.Text).AppendLine();
            differences[difference.Kind] = (count + 1, first);
        }

        Assert.True(differences.Count == 0, string.Join("\n", differences.OrderByDescending(one => one.Value.Count).Select(one => $"== {one.Value.Count} x {one.Key}\n{one.Value.First}")));
    }

    private static (string Kind, string Text)? Difference(OracleAnswer expected, Decision decided)
    {
        var grounds = string.Join(", ", decided.Grounds.Concat(decided.Lines.SelectMany(line => line.Grounds)).Select(ground => $"{ground.Why}({ground.Rule?.Id})"));
        if (decided.Ruling != expected.Ruling)
            return ($"{decided.Action}: {expected.Ruling} by the prose, {decided.Ruling} by the engine", grounds);

        foreach (var line in expected.Lines.GroupBy(line => line.Line))
        {
            var said = decided.Lines.Where(one => one.Line == line.Key).ToList();
            var one = line.First();
            if (said.Count != line.Count())
                return ($"{decided.Action}: line missing", $"{line.Key}: {grounds}");
            if (said[0].Ruling != one.Ruling)
                return ($"{decided.Action}: line {one.Ruling} by the prose, {said[0].Ruling} by the engine", $"{line.Key}: {grounds}");
            if (one.Ruling is not Ruling.Refused && said[0].Amount.Minor != one.Amount)
                return ($"{decided.Action}: line amount", $"{one.Amount} by the prose, {said[0].Amount.Minor}: {grounds}");
            if (one.Ruling is not Ruling.Refused && said[0].Until != one.Until)
                return ($"{decided.Action}: line until ({(one.Until is null ? "none" : said[0].Until is null ? "missing" : "other")})", $"{one.Until:O} by the prose, {said[0].Until:O}: {grounds}");
        }

        if (expected.Money is not { } money)
            return null;
        var (fee, refund, charge) = (decided.Settlement.Fee.Minor, decided.Settlement.Refund.Minor, decided.Settlement.Charge.Minor);
        if ((money.Fee, money.Refund, money.Charge) != (fee, refund, charge))
            return ($"{decided.Action}: money", $"fee {money.Fee}, refund {money.Refund}, charge {money.Charge} by the prose; {fee}, {refund}, {charge}: {grounds}");
        var parts = decided.Settlement.Parts.GroupBy(Key).ToDictionary(group => group.Key, group => group.Sum(part => part.Amount.Minor));
        return parts.OrderBy(part => part.Key).SequenceEqual(money.Parts.OrderBy(part => part.Key))
            ? null
            : ($"{decided.Action}: parts", $"{string.Join(" ", money.Parts)} by the prose; {string.Join(" ", parts)}: {grounds}");
    }

    private static string Key(RefundPart part) => part.Method is null or { Kind: "gift_card" or "store_credit" } ? "gift" : part.Method.Id.Value;
}
