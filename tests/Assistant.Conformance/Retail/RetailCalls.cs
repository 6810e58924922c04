using System.Diagnostics;
using System.Text.Json.Nodes;
using Assistant.Core.Shop;
using Assistant.Testing.Retail;

namespace Assistant.Conformance.Retail;

/// <summary>Says in our tools what a call of the data set's tools says. The one place that knows both.</summary>
public static class RetailCalls
{
    /// <param name="order">As it is now; null for a call about no order.</param>
    public static ToolCall Translate(RetailCall call, Order? order) => call.Name switch
    {
        "cancel_pending_order" => Of("cancel_order", call, ("reason", ((string)call.Arguments["reason"]!).Replace(' ', '_'))),
        "modify_pending_order_address" => Of("change_address", call, ("address", Address(call.Arguments))),
        "modify_pending_order_payment" => Of("change_payment", call, Method(call)),
        "modify_pending_order_items" => Of("change_items", call, ("items", Items(call, order!)), Method(call)),
        "return_delivered_order_items" => Of("create_return", call, ("items", Items(call, order!)), Method(call)),
        "exchange_delivered_order_items" => Of("create_exchange", call, ("items", Items(call, order!)), Method(call)),
        "modify_user_address" => new ToolCall("update_profile", new JsonObject { ["address"] = Address(call.Arguments) }),
        _ => throw new UnreachableException($"{call.Name} is no write of the data set."),
    };

    /// <summary>The same call without the items that would become what they are; null where none or all of them would.</summary>
    public static RetailCall? WithoutUnchanged(RetailCall call)
    {
        if (call.Arguments["new_item_ids"] is not JsonArray becomes)
            return null;

        var changed = call.Arguments["item_ids"]!.AsArray().Zip(becomes, (item, to) => (Item: (string)item!, To: (string)to!)).Where(pair => pair.Item != pair.To).ToList();
        if (changed.Count is 0 || changed.Count == becomes.Count)
            return null;

        var arguments = call.Arguments.DeepClone().AsObject();
        arguments["item_ids"] = new JsonArray([.. changed.Select(pair => JsonValue.Create(pair.Item))]);
        arguments["new_item_ids"] = new JsonArray([.. changed.Select(pair => JsonValue.Create(pair.To))]);
        return call with { Arguments = arguments };
    }

    private static ToolCall Of(string tool, RetailCall call, params ReadOnlySpan<(string Name, JsonNode Value)> arguments)
    {
        JsonObject made = new() { ["order"] = (string)call.Arguments["order_id"]! };
        foreach (var (name, value) in arguments)
            made[name] = value;

        return new ToolCall(tool, made);
    }

    private static (string, JsonNode) Method(RetailCall call) => ("payment_method", (string)call.Arguments["payment_method_id"]!);

    /// <summary>Their items are variants; an order may hold one twice, each on a line of its own, and each line is meant once.</summary>
    private static JsonArray Items(RetailCall call, Order order)
    {
        var left = order.Lines.ToList();
        var becomes = call.Arguments["new_item_ids"]?.AsArray();
        JsonArray items = [];
        foreach (var (index, id) in call.Arguments["item_ids"]!.AsArray().Select(id => (string)id!).Index())
        {
            var line = left.First(line => line.Variant.Value == id);
            left.Remove(line);
            JsonObject item = new() { ["line"] = line.Id.Value, ["quantity"] = 1 };
            if (becomes is not null)
                item["variant"] = (string)becomes[index]!;

            items.Add(item);
        }

        return items;
    }

    private static JsonObject Address(JsonObject from)
    {
        JsonObject address = new()
        {
            ["line1"] = (string)from["address1"]!,
            ["city"] = (string)from["city"]!,
            ["region"] = (string)from["state"]!,
            ["postal_code"] = (string)from["zip"]!,
            ["country"] = (string)from["country"]!,
        };
        if ((string)from["address2"]! is { Length: > 0 } second)
            address["line2"] = second;

        return address;
    }
}
