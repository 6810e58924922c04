using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Assistant.Core.Policy;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;
using Assistant.Testing.Retail;

namespace Assistant.Conformance.Retail;

/// <summary>
/// A record of the shop in the data set's terms, part by part, each as text: from our side and from theirs. Amounts are cents; what moves
/// no money (a difference of zero and the method that it would have gone by) is left out on both.
/// </summary>
public static class RetailTerms
{
    private static readonly Dictionary<CancelReason, string> Reasons = new()
    {
        [CancelReason.NoLongerNeeded] = "no longer needed",
        [CancelReason.OrderedByMistake] = "ordered by mistake",
    };

    public static ImmutableSortedDictionary<string, string> Of(Order order)
    {
        var variants = order.Lines.ToDictionary(line => line.Id, line => line.Variant.Value);
        var back = order.Returns.SingleOrDefault(back => back.State is not (ReturnState.Refused or ReturnState.Cancelled));
        return Parts(
            ("user", order.Customer.Value),
            ("status", Status(order, back)),
            ("items", Lines(order.Lines.Select(line => Text(line.Variant, line.Product, line.Title, line.UnitPrice.Minor, line.Quantity, Options(line.Options))))),
            ("address", Text(order.ShipTo.Line1, order.ShipTo.Line2, order.ShipTo.City, order.ShipTo.Region, order.ShipTo.PostalCode, order.ShipTo.Country)),
            ("parcels", Lines(order.Shipments.Select(sent => Text(sent.TrackingNumber, Sorted(sent.Lines.Select(line => variants[line.Line])))))),
            ("payments", Lines(order.Payments.Where(payment => payment.State is not PaymentState.Failed).Select(payment => Text(
                payment.Kind is PaymentKind.Charge ? "payment" : "refund", payment.Amount.Minor, payment.Method.Id)))),
            ("cancel reason", order.CancelReason is { } reason ? Reasons.GetValueOrDefault(reason, $"{reason}") : null),
            ("goes back", back is null ? null : Sorted(back.Lines.Select(line => Replaced(variants[line.Line], line.ReplacedBy?.Value)))),
            ("refund to", back is { Kind: ReturnKind.Return } ? back.RefundTo?.Id.Value : null),
            ("difference", back is { Kind: ReturnKind.Exchange } ? Difference(back) : null));
    }

    /// <param name="order">As the data set has it.</param>
    /// <param name="exchange">The call that opened its exchange, which alone says what replaces what; null without one.</param>
    public static ImmutableSortedDictionary<string, string> OfTheirs(JsonNode order, RetailCall? exchange)
    {
        var difference = order["exchange_price_difference"] is { } amount ? SignedCents(amount) : 0;
        return Parts(
            ("user", (string)order["user_id"]!),
            ("status", (string)order["status"]!),
            ("items", Lines(order["items"]!.AsArray().Select(item => Text(
                item!["item_id"], item["product_id"], item["name"], RetailSnapshot.Cents(item["price"]), 1, Options(item["options"]!))))),
            ("address", Address(order["address"]!)),
            ("parcels", Lines(order["fulfillments"]!.AsArray().Select(sent => Text(sent!["tracking_id"]![0], Sorted(Words(sent["item_ids"]!)))))),
            ("payments", Lines(order["payment_history"]!.AsArray().Where(entry => RetailSnapshot.Cents(entry!["amount"]) > 0).Select(entry => Text(
                entry!["transaction_type"], RetailSnapshot.Cents(entry["amount"]), entry["payment_method_id"])))),
            ("cancel reason", (string?)order["cancel_reason"]),
            ("goes back", order["return_items"] is { } returned ? Sorted(Words(returned)) : order["exchange_items"] is not null ? Exchanged(exchange!) : null),
            ("refund to", (string?)order["return_payment_method_id"]),
            ("difference", difference is 0 ? null : Text(difference, order["exchange_payment_method_id"])));
    }

    /// <param name="orders">Numbers of the customer's orders.</param>
    public static ImmutableSortedDictionary<string, string> Of(Customer customer, IEnumerable<Order> orders) => Parts(
        ("name", Text(customer.FirstName, customer.LastName)),
        ("mail", customer.Email),
        ("address", customer.DefaultAddress is { } to ? Text(to.Line1, to.Line2, to.City, to.Region, to.PostalCode, to.Country) : null),
        ("methods", Lines(customer.PaymentMethods.Select(method => Text(method.Id, method.Kind, method.Balance?.Minor)))),
        ("orders", Sorted(orders.Select(order => $"#{order.Number}"))));

    public static ImmutableSortedDictionary<string, string> OfTheirs(JsonNode user) => Parts(
        ("name", Text(user["name"]!["first_name"], user["name"]!["last_name"])),
        ("mail", (string)user["email"]!),
        ("address", Address(user["address"]!)),
        ("methods", Lines(user["payment_methods"]!.AsObject().Select(method => Text(
            method.Key, method.Value!["source"], method.Value["balance"] is { } balance ? RetailSnapshot.Cents(balance) : null)))),
        ("orders", Sorted(Words(user["orders"]!))));

    /// <summary>Their words for how far an order is and for what was asked of it since.</summary>
    private static string Status(Order order, Return? back) => (order.Status, back?.Kind) switch
    {
        (OrderStatus.Paid, null) => order.Changes.Any(change => change.Kind is ActionKind.ChangeItems) ? "pending (item modified)" : "pending",
        (OrderStatus.Shipped, null) => "processed",
        (OrderStatus.Delivered, null) => "delivered",
        (OrderStatus.Delivered, ReturnKind.Return) => "return requested",
        (OrderStatus.Delivered, ReturnKind.Exchange) => "exchange requested",
        (OrderStatus.Cancelled, null) => "cancelled",
        var (status, kind) => $"{status} {kind}",
    };

    private static string? Difference(Return exchange) => exchange switch
    {
        { Charge: { Minor: > 0 } charge } => Text(charge.Minor, exchange.PaidWith?.Id),
        { Refund: { Minor: > 0 } refund } => Text(-refund.Minor, exchange.RefundTo?.Id),
        _ => null,
    };

    private static string Exchanged(RetailCall call) => Sorted(Words(call.Arguments["item_ids"]!).Zip(Words(call.Arguments["new_item_ids"]!), Replaced));

    private static string Replaced(string item, string? by) => by is null ? item : $"{item} by {by}";

    private static long SignedCents(JsonNode amount) => amount.ToJsonString().StartsWith('-')
        ? -RetailSnapshot.Cents(JsonNode.Parse(amount.ToJsonString()[1..]))
        : RetailSnapshot.Cents(amount);

    private static string Address(JsonNode address) =>
        Text(address["address1"], address["address2"], address["city"], address["state"], address["zip"], address["country"]);

    private static string Options(IEnumerable<VariantOption> options) => string.Join(", ", options.Select(option => $"{option.Name} {option.Value}"));

    private static string Options(JsonNode options) => string.Join(", ", options.AsObject().Select(option => $"{option.Key} {option.Value}"));

    private static IEnumerable<string> Words(JsonNode list) => list.AsArray().Select(word => (string)word!);

    private static string Sorted(IEnumerable<string> words) => string.Join(", ", words.Order(StringComparer.Ordinal));

    private static string Lines(IEnumerable<string> lines) => string.Join("; ", lines);

    private static string Text(params object?[] parts) => string.Join(" | ", parts.Select(part => Convert.ToString(part, CultureInfo.InvariantCulture)));

    /// <summary>Parts that a record does not have are left out.</summary>
    private static ImmutableSortedDictionary<string, string> Parts(params IEnumerable<(string Name, string? Value)> parts) =>
        parts.Where(part => part.Value is not null).ToImmutableSortedDictionary(part => part.Name, part => part.Value!, StringComparer.Ordinal);
}
