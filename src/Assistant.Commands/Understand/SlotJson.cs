using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Assistant.Brains.Understanding.Slots;

namespace Assistant.Commands.Understand;

/// <summary>Writes a slot as <c>{ kind, raw, offset, length }</c> and the members of its kind.</summary>
internal static class SlotJson
{
    public static JsonObject Of(Slot slot)
    {
        var json = new JsonObject
        {
            ["kind"] = JsonNamingPolicy.SnakeCaseLower.ConvertName(slot.GetType().Name),
            ["raw"] = slot.At.Raw,
            ["offset"] = slot.At.Offset,
            ["length"] = slot.At.Length,
        };
        foreach (var (name, value) in Members(slot))
        {
            json[name] = value;
        }

        return json;
    }

    private static IEnumerable<(string Name, JsonNode? Value)> Members(Slot slot) => slot switch
    {
        Slot.Order order => [("value", order.Number.Value), ("readings", Strings(order.Readings.Select(reading => reading.Value)))],
        Slot.Email email => [("value", email.Address.Value)],
        Slot.Code code => [("value", code.Digits)],
        Slot.Quantity quantity => [("value", quantity.Count)],
        Slot.Amount amount => [("value", amount.Value), ("currency", amount.Currency), ("bound", Word(amount.Bound))],
        Slot.Date date => [("first", Day(date.First)), ("last", Day(date.Last)), ("other_reading", date.OtherReading is { } other ? Day(other) : null)],
        Slot.Reason reason => [("value", Word(reason.Value))],
        Slot.Country country => [("value", country.Iso)],
        Slot.Colour colour => [("value", colour.Name)],
        Slot.Size size => [("value", size.Value)],
        Slot.Ordinal ordinal => [("value", ordinal.Position)],
        Slot.Reference reference => [("value", Word(reference.Kind))],
        Slot.Product product => [("products", Strings(product.Products.Select(id => id.Value)))],
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    private static JsonArray Strings(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode?)text)]);
}
