using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Assistant.Core.Shop;
using Assistant.Evals.Metrics;

namespace Assistant.Evals.Playing;

/// <summary>What one tool told the brain in a turn, as far as an answer may rest on it. Never written anywhere.</summary>
internal sealed record ToolFact
{
    public required string Tool { get; init; }

    /// <summary>Every number, amount, day, time, code and link in the result; times as the shop's own clocks show them.</summary>
    public required IReadOnlySet<Value> Values { get; init; }

    /// <summary>Passages that a search gave, best first, as <c>page#anchor</c>. Their words are no facts: an answer must cite them.</summary>
    public ImmutableArray<string> Passages { get; init; } = [];

    /// <summary>What the shop said of a change that it carried out. Codes that are drawn anew each time are left out; answers have their places.</summary>
    public static ToolFact Of(ShopReceipt receipt) => Read(
        "receipt",
        new JsonObject { ["refund_expected_on"] = receipt.RefundExpectedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) },
        TimeZoneInfo.Utc);

    /// <param name="result">The tool's result as the brain got it.</param>
    /// <param name="zone">The shop's time zone.</param>
    public static ToolFact Read(string tool, JsonNode? result, TimeZoneInfo zone)
    {
        var values = new HashSet<Value>();
        var passages = ImmutableArray.CreateBuilder<string>();
        Walk(result);
        return new ToolFact { Tool = tool, Values = values, Passages = passages.ToImmutable() };

        void Walk(JsonNode? node)
        {
            switch (node)
            {
                case JsonObject passage when passage["page"] is { } page && passage["anchor"] is { } anchor && passage["text"] is not null:
                    passages.Add($"{page}#{anchor}");
                    break;
                case JsonObject money when money["amount"] is JsonValue && money["currency"] is not null && money["text"] is { } text:
                    values.UnionWith(Metrics.Values.In(text.ToString()));
                    break;
                case JsonObject members:
                    foreach (var (_, member) in members)
                        Walk(member);
                    break;
                case JsonArray items:
                    values.Add(Metrics.Values.Number(items.Count));
                    foreach (var item in items)
                        Walk(item);
                    break;
                case JsonValue value:
                    Leaf(value);
                    break;
            }
        }

        void Leaf(JsonValue value)
        {
            var text = value.ToString();
            if (text.Length > 10 && text.Contains('T') && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at))
            {
                var local = TimeZoneInfo.ConvertTime(at, zone);
                values.Add(Metrics.Values.Day(DateOnly.FromDateTime(local.DateTime)));
                values.Add(Metrics.Values.Time(TimeOnly.FromDateTime(local.DateTime)));
            }
            else
            {
                values.UnionWith(Metrics.Values.In(text));
            }
        }
    }
}
