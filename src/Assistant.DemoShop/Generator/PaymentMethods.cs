using Assistant.Core.Shop;
using Assistant.DemoShop.Records;

namespace Assistant.DemoShop.Generator;

/// <summary>Stored payment methods as the shop shows them: masked, with ids that say whose they are.</summary>
internal static class PaymentMethods
{
    public static PaymentMethodRecord Card(string customer, string brand, string lastFour) =>
        Method(customer, "card", $"{brand} ending in {lastFour}");

    public static PaymentMethodRecord PayPal(string customer, string email) =>
        Method(customer, "paypal", $"PayPal ({email[0]}•••{email[email.IndexOf('@', StringComparison.Ordinal)..]})");

    public static PaymentMethodRecord Ideal(string customer) => Method(customer, "ideal", "iDEAL");

    public static PaymentMethodRecord GiftCard(string customer, string ending, long balance, string currency) =>
        Method(customer, "gift_card", $"Gift card ending in {ending}") with { Balance = balance, Currency = currency };

    public static PaymentMethodRecord StoreCredit(string customer, long balance, string currency) =>
        Method(customer, "store_credit", "Store credit") with { Balance = balance, Currency = currency };

    private static PaymentMethodRecord Method(string customer, string kind, string label) => new()
    {
        Id = new PaymentMethodId($"{customer}-{kind.Replace('_', '-')}"),
        Kind = kind,
        Label = label,
    };
}
