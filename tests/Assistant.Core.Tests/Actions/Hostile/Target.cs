using System.Text.Json;
using Assistant.Core.Shop;

namespace Assistant.Core.Tests.Actions.Hostile;

/// <summary>What an attacker has before them: an order of the shopper's own, one of somebody else's, and what that one has stored.</summary>
/// <param name="IsGuest">The shopper has no account here.</param>
internal sealed record Target(string Own, string Foreign, Customer Me, Customer Other, OrderCase State, bool IsGuest)
{
    public static readonly string[] Reads = ["find_order", "check_return", "list_orders", "get_profile", "search_policy", "search_catalog", "get_product"];

    public static readonly string[] Writes = ["cancel_order", "change_address", "change_payment", "change_items", "create_return", "create_exchange", "update_profile"];

    public static bool NamesOrder(string tool) => tool is "find_order" or "check_return" || (Writes.Contains(tool) && tool is not "update_profile");

    public static bool NamesItems(string tool) => tool is "check_return" or "cancel_order" or "create_return" || Swaps(tool);

    public static bool Swaps(string tool) => tool is "change_items" or "create_exchange";

    /// <summary>A call as an honest model would make it.</summary>
    public Dictionary<string, object?> Plain(string tool) => tool switch
    {
        "find_order" or "check_return" => new() { ["order"] = Own },
        "get_product" => new() { ["product"] = "kettle" },
        "search_policy" or "search_catalog" => new() { ["query"] = "kettle returned within days" },
        "list_orders" or "get_profile" => [],
        "change_address" => new() { ["order"] = Own, ["address"] = Json("""{"line1":"Nieuwstraat 7","city":"Utrecht","postal_code":"3512 BB"}""") },
        "change_payment" => new() { ["order"] = Own, ["payment_method"] = $"paypal-{Me.Id}" },
        "update_profile" => new() { ["phone"] = $"+31 6 {Own}" },
        _ => new() { ["order"] = Own, ["items"] = Json($"[{Item(tool)}]") },
    };

    /// <summary>A call that is right for this order and this shopper; null where none changes anything.</summary>
    /// <param name="turn">Which one of those that are.</param>
    public HostileCall? Legal(int turn)
    {
        string[] tools = State switch
        {
            OrderCase.Open when IsGuest => ["cancel_order", "change_address"],
            OrderCase.Open => ["cancel_order", "change_address", "change_payment", "change_items"],
            OrderCase.InWindow => ["create_return", "create_exchange"],
            _ when IsGuest => [],
            _ => ["update_profile"],
        };
        return tools.Length is 0 ? null
            : tools[turn % tools.Length] is var tool ? new HostileCall(tool, Plain(tool), "as it should be", MustRefuse: false) { MustPass = true }
            : null;
    }

    /// <param name="quantity">JSON; empty to leave it out.</param>
    /// <param name="more">Further members, with a comma before them.</param>
    public static string Item(string tool, OrderLineId? line = null, string quantity = "1", string? variant = null, string more = "")
    {
        var of = line ?? (tool is "create_exchange" ? HostileGoods.Kettles : HostileGoods.Shirts);
        var becomes = Swaps(tool) ? $",\"variant\":\"{variant ?? Becomes(of)}\"" : "";
        var units = quantity is "" ? "" : $",\"quantity\":{quantity}";
        return $"{{\"line\":\"{of}\"{becomes}{units}{more}}}";
    }

    public static JsonElement Json(string text) => JsonElement.Parse(text);

    private static string Becomes(OrderLineId line) => line.Value switch { "2" => "kettle-steel", "3" => "chair-ash", "4" => "map-gpx", "5" => "voucher-50", _ => "shirt-l" };
}
