using System.Text.Json.Nodes;
using Assistant.Evals.Metrics;
using Assistant.Evals.Playing;

namespace Assistant.Evals.Tests.Metrics;

public sealed class ValuesTests
{
    [Theory]
    [InlineData("within 30 days of delivery", "30 day")]
    [InlineData("takes 3–5 working days", "3-5 working day")]
    [InlineData("a 14-day period", "14 day")]
    [InlineData("costs €11.95", "EUR 11.95")]
    [InlineData("costs 1,500.00 euros", "EUR 1500")]
    [InlineData("return label SEK 110", "SEK 110")]
    [InlineData("on Friday 20 November", "11-20")]
    [InlineData("on November 20th, 2026", "11-20")]
    [InlineData("on 2026-11-20", "11-20")]
    [InlineData("at 8 pm", "20:00")]
    [InlineData("as of 12:05", "12:05")]
    [InlineData("21 % VAT", "21")]
    [InlineData("order w1001", "W1001")]
    [InlineData("see https://track.example/parcel/LF20133342NL.", "https://track.example/parcel/LF20133342NL")]
    [InlineData("up to 5 gift cards", "5")]
    public void Reads_each_value_in_one_written_form(string text, string value) =>
        Assert.Equal([value], Values.In(text).Select(found => found.Text));

    [Fact]
    public void Takes_the_parts_of_a_date_for_no_numbers() =>
        Assert.DoesNotContain(Values.In("on Friday 20 November 2026 at 12:00"), value => value.Kind is ValueKind.Number);

    [Fact]
    public void Reads_the_times_of_a_tool_as_the_shops_clocks_show_them()
    {
        var result = JsonNode.Parse("""{ "deliveredAt": "2026-11-13T23:30:00+00:00", "total": { "amount": 14490, "currency": "EUR", "text": "€144.90" }, "items": [{}, {}] }""");

        var fact = ToolFact.Read("find_order", result, Played.Amsterdam);

        Assert.Equal(["00:30", "11-14", "2", "EUR 144.9"], fact.Values.Select(value => value.Text).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Takes_the_words_of_a_passage_that_was_found_for_no_fact()
    {
        var result = JsonNode.Parse("""{ "passages": [{ "page": "returns", "anchor": "how-long", "text": "You have 30 days." }] }""");

        var fact = ToolFact.Read("search_policy", result, Played.Amsterdam);

        Assert.Equal(["returns#how-long"], fact.Passages);
        Assert.DoesNotContain(fact.Values, value => value.Kind is ValueKind.Duration);
    }
}
