using System.Text.Json.Nodes;

namespace Assistant.Testing.Retail;

/// <summary>What a task changes in the shop, in the terms of a snapshot: the members of each record that differ, and nothing that the data set does not say.</summary>
public static class GoldState
{
    /// <summary>Members that stand in both worlds and mean the same.</summary>
    private static readonly string[] OrderMembers = ["status", "lines", "shipTo", "total", "payments"];

    /// <summary>Orders by number and customers by id, each with what must stand in it; records that differ in other terms only are left out.</summary>
    public static IEnumerable<(string? Order, string? Customer, JsonObject Has)> Of(RetailTask task, RetailSnapshot shop)
    {
        var after = shop.With(task.ChangedUsers, task.ChangedOrders);
        foreach (var (id, order) in task.ChangedOrders)
        {
            var has = Differences(shop.Order(id), after.Order(id), OrderMembers);
            if (Return(task, id, order!) is { } goesBack)
                has["returns"] = new JsonArray(goesBack);

            if (has.Count > 0)
                yield return (id.TrimStart('#'), null, has);
        }

        foreach (var (id, _) in task.ChangedUsers)
        {
            if (Differences(shop.Customer(id), after.Customer(id), ["addresses", "paymentMethods"]) is { Count: > 0 } has)
                yield return (null, id, has);
        }
    }

    private static JsonObject Differences(JsonObject before, JsonObject after, IEnumerable<string> members)
    {
        JsonObject has = [];
        foreach (var member in members.Where(member => !JsonNode.DeepEquals(before[member], after[member])))
            has[member] = Essential(member, after[member]!);

        return has;
    }

    /// <summary>Without ids and times, which each shop gives as it likes.</summary>
    private static JsonNode Essential(string member, JsonNode value) => member switch
    {
        "lines" => Each(value, line => Only(line, "product", "variant", "quantity", "unitPrice")),
        "payments" => Each(value, payment => Only(payment, "kind", "amount", "method.id")),
        "paymentMethods" => Each(value, method => Only(method, "id", "balance")),
        "addresses" => Each(value, address => Only(address, "line1", "line2", "city", "region", "postalCode", "country")),
        "shipTo" => Only(value, "line1", "line2", "city", "region", "postalCode", "country"),
        _ => value.DeepClone(),
    };

    private static JsonArray Each(JsonNode list, Func<JsonNode, JsonObject> take) => new([.. list.AsArray().Select(item => take(item!))]);

    private static JsonObject Only(JsonNode record, params string[] members)
    {
        JsonObject kept = [];
        foreach (var member in members)
        {
            if (member.Split('.') is [var outer, var inner])
                kept[outer] = new JsonObject { [inner] = record[outer]![inner]!.DeepClone() };
            else if (record[member] is { } value)
                kept[member] = value.DeepClone();
        }

        return kept;
    }

    /// <summary>The return or exchange that was asked for. Which item replaces which stands in the action alone.</summary>
    private static JsonObject? Return(RetailTask task, string id, JsonNode order)
    {
        var kind = order["return_items"] is not null ? "return" : order["exchange_items"] is not null ? "exchange" : null;
        if (kind is null)
            return null;

        var arguments = task.Actions.Select(action => action["kwargs"]!)
            .Last(kwargs => (string)kwargs["order_id"]! == id && kwargs["item_ids"] is not null && (kind is "return") == (kwargs["new_item_ids"] is null));
        var left = order["items"]!.AsArray().Select((item, index) => (Id: (string)item!["item_id"]!, Index: index)).ToList();
        List<(int Index, JsonObject Line)> lines = [];
        foreach (var (item, index) in arguments["item_ids"]!.AsArray().Select((item, index) => ((string)item!, index)))
        {
            var at = left.FindIndex(line => line.Id == item);
            JsonObject line = new() { ["line"] = RetailSnapshot.LineId(left[at].Index), ["quantity"] = 1 };
            if (arguments["new_item_ids"] is { } instead)
                line["replacedBy"] = (string)instead[index]!;

            lines.Add((left[at].Index, line));
            left.RemoveAt(at);
        }

        JsonObject goesBack = new() { ["kind"] = kind, ["lines"] = new JsonArray([.. lines.OrderBy(line => line.Index).Select(line => line.Line)]) };
        if (order["return_payment_method_id"] is { } method)
            goesBack["refundTo"] = new JsonObject { ["id"] = (string)method! };

        return goesBack;
    }
}
