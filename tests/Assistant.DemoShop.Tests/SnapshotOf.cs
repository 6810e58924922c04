using System.Text.Json.Nodes;
using Assistant.Core.Shop;
using Assistant.Testing.Shop;

namespace Assistant.DemoShop.Tests;

/// <summary>Writes domain records in the documented snapshot format, with no help from the code that reads it.</summary>
internal static class SnapshotOf
{
    public static byte[] Contents(ShopContents contents) => System.Text.Encoding.UTF8.GetBytes(new JsonObject
    {
        ["version"] = 1,
        ["currency"] = "EUR",
        ["customers"] = List(contents.Customers, Customer),
        ["products"] = List(contents.Products, Product),
        ["orders"] = List(contents.Orders, Order),
    }.ToJsonString());

    private static JsonObject Customer(Customer customer) => new()
    {
        ["id"] = customer.Id.Value,
        ["firstName"] = customer.FirstName,
        ["lastName"] = customer.LastName,
        ["email"] = customer.Email,
        ["phone"] = customer.Phone,
        ["group"] = customer.Group,
        ["locale"] = customer.Locale,
        ["addresses"] = List(customer.Addresses, Address),
        ["paymentMethods"] = List(customer.PaymentMethods, Method),
    };

    private static JsonObject Product(Product product) => new()
    {
        ["id"] = product.Id.Value,
        ["title"] = product.Title,
        ["brand"] = product.Brand,
        ["categories"] = List(product.Categories, category => category),
        ["description"] = product.Description,
        ["attributes"] = List(product.Attributes, attribute => Pair(attribute.Name, attribute.Value)),
        ["tags"] = List(product.Tags, tag => tag),
        ["traits"] = Traits(product.Traits),
        ["rating"] = product.Rating,
        ["reviews"] = product.Reviews,
        ["imagePath"] = product.ImagePath,
        ["warrantyMonths"] = product.WarrantyMonths,
        ["variants"] = List(product.Variants, variant => new JsonObject
        {
            ["id"] = variant.Id.Value,
            ["sku"] = variant.Sku,
            ["options"] = List(variant.Options, Option),
            ["price"] = variant.Price.Minor,
            ["regularPrice"] = variant.RegularPrice?.Minor,
            ["prices"] = List(variant.OtherPrices, listed => new JsonObject
            {
                ["currency"] = listed.Price.Currency,
                ["price"] = listed.Price.Minor,
                ["regularPrice"] = listed.RegularPrice?.Minor,
            }),
            ["stock"] = new JsonObject
            {
                ["available"] = variant.Stock.Available,
                ["quantity"] = variant.Stock.Quantity,
                ["expectedOn"] = Day(variant.Stock.ExpectedOn),
                ["asOf"] = variant.Stock.AsOf,
            },
        }),
    };

    private static JsonObject Order(Order order) => new()
    {
        ["number"] = order.Number.Value,
        ["customer"] = order.Customer.Value,
        ["status"] = Word(order.Status),
        ["placedAt"] = order.PlacedAt,
        ["currency"] = order.Currency,
        ["lines"] = List(order.Lines, line => new JsonObject
        {
            ["id"] = line.Id.Value,
            ["product"] = line.Product.Value,
            ["variant"] = line.Variant.Value,
            ["title"] = line.Title,
            ["options"] = List(line.Options, Option),
            ["quantity"] = line.Quantity,
            ["unitPrice"] = line.UnitPrice.Minor,
            ["discount"] = line.Discount.Minor,
            ["traits"] = Traits(line.Traits),
            ["releasedOn"] = Day(line.ReleasedOn),
            ["cancelled"] = line.Cancelled,
            ["seller"] = line.Seller,
        }),
        ["shipTo"] = Address(order.ShipTo),
        ["deliveryMethod"] = order.DeliveryMethod,
        ["shippingFee"] = order.ShippingFee.Minor,
        ["total"] = order.Total.Minor,
        ["taxIncluded"] = order.TaxIncluded.Minor,
        ["shipments"] = List(order.Shipments, shipment => new JsonObject
        {
            ["id"] = shipment.Id.Value,
            ["status"] = Word(shipment.Status),
            ["lines"] = List(shipment.Lines, line => new JsonObject { ["line"] = line.Line.Value, ["quantity"] = line.Quantity }),
            ["carrier"] = shipment.Carrier,
            ["trackingNumber"] = shipment.TrackingNumber,
            ["trackingUrl"] = shipment.TrackingUrl?.ToString(),
            ["shippedAt"] = shipment.ShippedAt,
            ["deliveredAt"] = shipment.DeliveredAt,
            ["expectedOn"] = Day(shipment.ExpectedOn),
            ["problem"] = shipment.Problem,
        }),
        ["payments"] = List(order.Payments, payment => new JsonObject
        {
            ["id"] = payment.Id,
            ["kind"] = Word(payment.Kind),
            ["state"] = Word(payment.State),
            ["method"] = Method(payment.Method),
            ["amount"] = payment.Amount.Minor,
            ["at"] = payment.At,
            ["expectedOn"] = Day(payment.ExpectedOn),
        }),
        ["returns"] = List(order.Returns, entry => new JsonObject
        {
            ["id"] = entry.Id.Value,
            ["kind"] = Word(entry.Kind),
            ["state"] = Word(entry.State),
            ["lines"] = List(entry.Lines, line => new JsonObject
            {
                ["line"] = line.Line.Value,
                ["quantity"] = line.Quantity,
                ["replacedBy"] = line.ReplacedBy?.Value,
            }),
            ["requestedAt"] = entry.RequestedAt,
            ["reason"] = entry.Reason,
            ["refund"] = entry.Refund?.Minor,
            ["refundTo"] = entry.RefundTo is { } method ? Method(method) : null,
            ["charge"] = entry.Charge?.Minor,
            ["paidWith"] = entry.PaidWith is { } paidWith ? Method(paidWith) : null,
            ["closedAt"] = entry.ClosedAt,
        }),
        ["changes"] = List(order.Changes, change => new JsonObject { ["kind"] = Word(change.Kind), ["at"] = change.At }),
        ["timeline"] = List(order.Timeline, entry => new JsonObject { ["at"] = entry.At, ["what"] = entry.What }),
        ["cancelReason"] = order.CancelReason is { } reason ? Word(reason) : null,
        ["note"] = order.Note.Reveal(),
        ["version"] = order.Version,
    };

    private static JsonObject Address(Address address) => new()
    {
        ["name"] = address.Name,
        ["line1"] = address.Line1,
        ["line2"] = address.Line2,
        ["city"] = address.City,
        ["region"] = address.Region,
        ["postalCode"] = address.PostalCode,
        ["country"] = address.Country,
    };

    private static JsonObject Method(PaymentMethod method) => new()
    {
        ["id"] = method.Id.Value,
        ["kind"] = method.Kind,
        ["label"] = method.Label,
        ["balance"] = method.Balance?.Minor,
        ["currency"] = method.Balance?.Currency,
    };

    private static JsonNode Option(VariantOption option) => Pair(option.Name, option.Value);

    private static JsonObject Pair(string name, string value) => new() { ["name"] = name, ["value"] = value };

    private static JsonArray Traits(ItemTraits traits) => List(
        Enum.GetValues<ItemTraits>().Where(trait => trait is not ItemTraits.None && traits.HasFlag(trait)), trait => Word(trait));

    private static JsonNode Word<T>(T value)
        where T : struct, Enum => $"{char.ToLowerInvariant($"{value}"[0])}{$"{value}"[1..]}";

    private static JsonNode? Day(DateOnly? day) => day?.ToString("O", System.Globalization.CultureInfo.InvariantCulture);

    private static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonNode?> write) => [.. items.Select(write)];
}
