using System.Text.Json.Nodes;
using Assistant.Conformance;
using Assistant.Testing.Retail;

namespace Assistant.DemoShop.Tests.RealData;

/// <summary>An order of the data set with what can be asked of it: two items or more, another stored method, other versions of its first item.</summary>
internal sealed class RetailOrder(RetailSnapshot data, JsonNode order)
{
    public string User { get; } = (string)order["user_id"]!;

    public string Method { get; } = (string)order["payment_history"]![0]!["payment_method_id"]!;

    /// <summary>A stored method that is no gift card and did not pay.</summary>
    public string? OtherMethod => data.Users[User]!["payment_methods"]!.AsObject()
        .Where(method => method.Key != Method && (string)method.Value!["source"]! is not "gift_card")
        .Select(method => method.Key)
        .FirstOrDefault();

    public string Item => (string)order["items"]![0]!["item_id"]!;

    public string OfAnotherProduct => (string)order["items"]![1]!["item_id"]!;

    public string? SoldOut => Variants.FirstOrDefault(variant => !(bool)variant.Value!["available"]!).Key;

    /// <summary>The order of somebody else, in the words of this one.</summary>
    public RetailOrder Strangers => new(data, data.Orders.First(other => (string)other.Value!["user_id"]! != User && (string)other.Value["status"]! is "pending").Value!);

    public string Third => InStock[1];

    private JsonObject Variants => data.Products[(string)order["items"]![0]!["product_id"]!]!["variants"]!.AsObject();

    private List<string> InStock => [.. Variants.Where(variant => (bool)variant.Value!["available"]! && variant.Key != Item).Select(variant => variant.Key)];

    /// <summary>The first with a status of which all can be asked.</summary>
    public static RetailOrder First(RetailSnapshot data, string status) => data.Orders
        .Where(order => (string)order.Value!["status"]! == status && order.Value["items"]!.AsArray().Count > 1)
        .Where(order => (string)order.Value!["items"]![0]!["product_id"]! != (string)order.Value["items"]![1]!["product_id"]!)
        .Select(order => new RetailOrder(data, order.Value!))
        .First(order => order is { OtherMethod: not null, SoldOut: not null, InStock.Count: > 1 } && !order.Method.StartsWith("gift_card", StringComparison.Ordinal));

    public ToolCall Cancel(string? reason = "no_longer_needed") => Of("cancel_order", ("reason", reason));

    public ToolCall CancelFirst() => Of("cancel_order", ("items", Lines(new JsonObject { ["line"] = "1" })), ("reason", "no_longer_needed"));

    public ToolCall Move() => Of("change_address", ("address", new JsonObject { ["line1"] = "1 Pier Road", ["city"] = "Boston", ["postal_code"] = "02101" }));

    public ToolCall Pay(string? method) => Of("change_payment", ("payment_method", method));

    public ToolCall Swap(string? to = null) => Of("change_items", ("items", Lines(new JsonObject { ["line"] = "1", ["variant"] = to ?? InStock[0] })), ("payment_method", Method));

    public ToolCall Exchange() => Of("create_exchange", ("items", Lines(new JsonObject { ["line"] = "1", ["variant"] = InStock[0] })), ("payment_method", Method));

    public ToolCall Return(int line, string? method = null) =>
        Of("create_return", ("items", Lines(new JsonObject { ["line"] = RetailSnapshot.LineId(line) })), ("payment_method", method ?? Method));

    private static JsonArray Lines(JsonObject line) => [line];

    private ToolCall Of(string tool, params ReadOnlySpan<(string Name, JsonNode? Value)> arguments)
    {
        JsonObject made = new() { ["order"] = (string)order["order_id"]! };
        foreach (var (name, value) in arguments)
        {
            if (value is not null)
                made[name] = value;
        }

        return new ToolCall(tool, made);
    }
}
