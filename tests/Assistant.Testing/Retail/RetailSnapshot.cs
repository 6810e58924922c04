using System.Globalization;
using System.Text.Json.Nodes;

namespace Assistant.Testing.Retail;

/// <summary>Converts the public retail data set (users, products, orders; amounts as floats) into a snapshot.</summary>
public sealed class RetailSnapshot(JsonObject users, JsonObject products, JsonObject orders)
{
    /// <summary>When everything happened: the data set states no times.</summary>
    public DateTimeOffset Then { get; init; } = new(2024, 5, 15, 15, 0, 0, TimeSpan.Zero);

    /// <param name="folder">Where users.json, products.json and orders.json lie.</param>
    public static RetailSnapshot Load(string folder) => new(Read(folder, "users.json"), Read(folder, "products.json"), Read(folder, "orders.json"));

    /// <inheritdoc cref="Load(string)"/>
    /// <param name="then">When everything happened.</param>
    public static RetailSnapshot Load(string folder, DateTimeOffset then) =>
        new(Read(folder, "users.json"), Read(folder, "products.json"), Read(folder, "orders.json")) { Then = then };

    /// <summary>The same shop with other records in the place of some of its own.</summary>
    public RetailSnapshot With(JsonObject changedUsers, JsonObject changedOrders) =>
        new(Merged(users, changedUsers), products, Merged(orders, changedOrders)) { Then = Then };

    public JsonObject Users => users;

    public JsonObject Products => products;

    public JsonObject Orders => orders;

    public JsonObject Convert() => new()
    {
        ["version"] = 1,
        ["currency"] = "USD",
        ["customers"] = new JsonArray([.. users.Select(user => Customer(user.Key, user.Value!))]),
        ["products"] = new JsonArray([.. products.Select(product => Product(product.Value!))]),
        ["orders"] = new JsonArray([.. orders.Select(order => Order(order.Value!))]),
    };

    public JsonObject Customer(string id) => Customer(id, users[id]!);

    public JsonObject Order(string id) => Order(orders[id]!);

    /// <summary>The cents that the shortest text of the number says; sums of floats are a hair beside one.</summary>
    public static long Cents(JsonNode? amount) =>
        checked((long)decimal.Round(decimal.Parse(amount!.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture) * 100));

    public static string Label(JsonNode method) => (string)method["source"]! switch
    {
        "credit_card" => $"{method["brand"]} ending in {method["last_four"]}",
        "gift_card" => "Gift card",
        var source => source,
    };

    /// <summary>In the data set a pending order is paid and waits, and a processed one has left.</summary>
    public static string Status(JsonNode order) => (string)order["status"]! switch
    {
        "pending" or "pending (item modified)" => "paid",
        "processed" => "shipped",
        "return requested" or "exchange requested" => "delivered",
        var status => status,
    };

    private static JsonObject Customer(string id, JsonNode user) => new()
    {
        ["id"] = id,
        ["firstName"] = (string)user["name"]!["first_name"]!,
        ["lastName"] = (string)user["name"]!["last_name"]!,
        ["email"] = (string)user["email"]!,
        ["addresses"] = new JsonArray(Address(user["address"]!, $"{user["name"]!["first_name"]} {user["name"]!["last_name"]}")),
        ["paymentMethods"] = new JsonArray([.. user["payment_methods"]!.AsObject().Select(method => Method(method.Value!))]),
        ["orders"] = user["orders"]!.DeepClone(),
    };

    private JsonObject Product(JsonNode product) => new()
    {
        ["id"] = (string)product["product_id"]!,
        ["title"] = (string)product["name"]!,
        ["variants"] = new JsonArray(
        [
            .. product["variants"]!.AsObject().Select(variant => new JsonObject
            {
                ["id"] = variant.Key,
                ["sku"] = variant.Key,
                ["options"] = Options(variant.Value!["options"]!),
                ["price"] = Cents(variant.Value["price"]),
                ["stock"] = new JsonObject { ["available"] = (bool)variant.Value["available"]!, ["asOf"] = Then },
            }),
        ]),
    };

    private JsonObject Order(JsonNode order)
    {
        var user = users[(string)order["user_id"]!]!;
        var items = order["items"]!.AsArray();
        return new JsonObject
        {
            ["number"] = (string)order["order_id"]!,
            ["customer"] = (string)order["user_id"]!,
            ["status"] = Status(order),
            ["placedAt"] = Then,
            ["lines"] = new JsonArray([.. items.Select((item, index) => Line(item!, index))]),
            ["shipTo"] = Address(order["address"]!, $"{user["name"]!["first_name"]} {user["name"]!["last_name"]}"),
            ["total"] = items.Sum(item => Cents(item!["price"])),
            ["shipments"] = new JsonArray([.. order["fulfillments"]!.AsArray().Select((sent, index) => Shipment(order, sent!, index))]),
            ["payments"] = new JsonArray([.. order["payment_history"]!.AsArray().Where(entry => Cents(entry!["amount"]) > 0).Select((entry, index) => Payment(user, entry!, index))]),
            ["retailStatus"] = (string)order["status"]!,
        };
    }

    private static JsonObject Line(JsonNode item, int index) => new()
    {
        ["id"] = LineId(index),
        ["product"] = (string)item["product_id"]!,
        ["variant"] = (string)item["item_id"]!,
        ["title"] = (string)item["name"]!,
        ["options"] = Options(item["options"]!),
        ["quantity"] = 1,
        ["unitPrice"] = Cents(item["price"]),
    };

    /// <summary>An item id may occur twice in an order; each occurrence is a line of its own.</summary>
    private JsonObject Shipment(JsonNode order, JsonNode sent, int index)
    {
        var waiting = order["items"]!.AsArray().Select((item, line) => (Id: (string)item!["item_id"]!, Line: LineId(line))).ToList();
        JsonArray lines = [];
        foreach (var id in sent["item_ids"]!.AsArray().Select(id => (string)id!))
        {
            var at = waiting.FindIndex(item => item.Id == id);
            lines.Add(new JsonObject { ["line"] = waiting[at].Line, ["quantity"] = 1 });
            waiting.RemoveAt(at);
        }

        JsonObject shipment = new()
        {
            ["id"] = $"s{index + 1}",
            ["status"] = Status(order) is "delivered" ? "delivered" : "inTransit",
            ["trackingNumber"] = (string)sent["tracking_id"]![0]!,
            ["lines"] = lines,
        };
        if (Status(order) is "delivered")
            (shipment["shippedAt"], shipment["deliveredAt"]) = (Then, Then);

        return shipment;
    }

    private JsonObject Payment(JsonNode user, JsonNode entry, int index) => new()
    {
        ["id"] = $"p{index + 1}",
        ["kind"] = (string)entry["transaction_type"]! is "refund" ? "refund" : "charge",
        ["state"] = "settled",
        ["amount"] = Cents(entry["amount"]),
        ["at"] = Then,
        ["method"] = Method(user["payment_methods"]![(string)entry["payment_method_id"]!]!),
    };

    private static JsonObject Method(JsonNode method) => new()
    {
        ["id"] = (string)method["id"]!,
        ["kind"] = (string)method["source"]!,
        ["label"] = Label(method),
        ["balance"] = method["balance"] is { } balance ? Cents(balance) : null,
    };

    private static JsonObject Address(JsonNode address, string name) => new()
    {
        ["name"] = name,
        ["line1"] = (string)address["address1"]!,
        ["line2"] = (string)address["address2"]!,
        ["city"] = (string)address["city"]!,
        ["region"] = (string)address["state"]!,
        ["postalCode"] = (string)address["zip"]!,
        ["country"] = (string)address["country"]!,
    };

    private static JsonArray Options(JsonNode options) =>
        [.. options.AsObject().Select(option => new JsonObject { ["name"] = option.Key, ["value"] = (string)option.Value! })];

    public static string LineId(int index) => (index + 1).ToString(CultureInfo.InvariantCulture);

    private static JsonObject Merged(JsonObject all, JsonObject changed) =>
        new([.. all.Where(record => !changed.ContainsKey(record.Key)).Concat(changed).Select(record => KeyValuePair.Create(record.Key, record.Value?.DeepClone()))]);

    private static JsonObject Read(string folder, string name)
    {
        using var stream = File.OpenRead(Path.Combine(folder, name));
        return JsonNode.Parse(stream)!.AsObject();
    }
}
