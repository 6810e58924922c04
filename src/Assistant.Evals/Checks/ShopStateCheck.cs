using System.Text.Json.Nodes;
using Assistant.DemoShop.Snapshots;
using Assistant.Evals.Cases;
using Assistant.Evals.Playing;

namespace Assistant.Evals.Checks;

/// <summary>What is true in the shop at the end: the records that a case names are as it says, and all others are as they were.</summary>
internal sealed class ShopStateCheck() : PlainCheck("shop", isStanding: true)
{
    protected override IEnumerable<string>? Problems(PlayedCase played) =>
        played.Changed is { } changed ? Problems(played.Case.Expect.Shop, changed) : null;

    private static IEnumerable<string> Problems(IReadOnlyList<CaseShopState> expected, IReadOnlyList<ShopDifference> changed)
    {
        foreach (var state in expected)
        {
            var (kind, id) = KeyOf(state);
            if (changed.FirstOrDefault(difference => difference.Kind == kind && difference.Id == id) is not { After: { } after })
            {
                yield return $"{RecordName(kind, id)} is as it was";
                continue;
            }

            foreach (var (member, value) in state.Has.Where(pair => !Holds(after[pair.Key], pair.Value)))
                yield return $"{RecordName(kind, id)}: {member} is {after[member]?.ToJsonString() ?? "missing"}, not {value?.ToJsonString() ?? "missing"}";
        }

        foreach (var other in changed.Where(difference => !expected.Any(state => KeyOf(state) == (difference.Kind, difference.Id))))
            yield return $"{RecordName(other.Kind, other.Id)} has changed: {string.Join(", ", Members(other))}";
    }

    /// <summary>Objects may have more members than are named; everything else must be equal.</summary>
    private static bool Holds(JsonNode? actual, JsonNode? expected) => (actual, expected) switch
    {
        (JsonObject has, JsonObject wanted) => wanted.All(pair => Holds(has[pair.Key], pair.Value)),
        (JsonArray has, JsonArray wanted) => has.Count == wanted.Count && has.Zip(wanted).All(pair => Holds(pair.First, pair.Second)),
        _ => JsonNode.DeepEquals(actual, expected),
    };

    private static IEnumerable<string> Members(ShopDifference difference) => (difference.Before, difference.After) switch
    {
        (null, _) => ["it is new"],
        (_, null) => ["it is gone"],
        var (before, after) => before.Select(pair => pair.Key).Union(after.Select(pair => pair.Key))
            .Where(member => !JsonNode.DeepEquals(before[member], after[member])),
    };

    private static (ShopRecordKind Kind, string Id) KeyOf(CaseShopState state) => state switch
    {
        { Order: { } order } => (ShopRecordKind.Order, order),
        { Product: { } product } => (ShopRecordKind.Product, product),
        _ => (ShopRecordKind.Customer, state.Customer!),
    };

    private static string RecordName(ShopRecordKind kind, string id) => $"{kind.ToString().ToLowerInvariant()} {id}";
}
