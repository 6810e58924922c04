using System.Collections.Immutable;
using System.Text.Json;
using Assistant.Core.Policy;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;

namespace Assistant.Core.Tests.Actions.Hostile;

/// <summary>What a command does and what was asked for by it, read by the judge on its own: nothing of the product's planning stands behind it.</summary>
internal static class CommandFacts
{
    public static string Text(ShopCommand command) => JsonSerializer.Serialize(command);

    public static ImmutableArray<ShopRefund> Refunds(this ShopCommand command) => command switch
    {
        ShopCommand.Cancel it => it.Refunds,
        ShopCommand.ChangePayment it => it.Refunds,
        ShopCommand.ChangeItems it => it.Refunds,
        ShopCommand.CreateReturn it => it.Refunds,
        ShopCommand.CreateExchange it => it.Refunds,
        _ => [],
    };

    public static ShopCharge? Charge(this ShopCommand command) => command switch
    {
        ShopCommand.ChangePayment it => it.Charge,
        ShopCommand.ChangeItems it => it.Charge,
        ShopCommand.CreateExchange it => it.Charge,
        _ => null,
    };

    public static IReadOnlyDictionary<OrderLineId, int> Units(this ShopCommand command) => command switch
    {
        ShopCommand.Cancel it => it.Items.ToDictionary(item => item.Line, item => item.Quantity),
        ShopCommand.CreateReturn it => it.Items.ToDictionary(item => item.Line, item => item.Quantity),
        ShopCommand.ChangeItems it => it.Items.ToDictionary(item => item.Line, item => item.Quantity),
        ShopCommand.CreateExchange it => it.Items.ToDictionary(item => item.Line, item => item.Quantity),
        _ => new Dictionary<OrderLineId, int>(),
    };

    /// <summary>"Gift cards, old and new, together", as the oracle counts.</summary>
    public static IReadOnlyDictionary<string, long> Parts(this ShopCommand command) => command.Refunds()
        .GroupBy(refund => refund.Method is null or { Kind: "gift_card" or "store_credit" } ? "gift" : refund.Method.Id.Value)
        .ToDictionary(group => group.Key, group => group.Sum(refund => refund.Amount.Minor));

    /// <summary>The question that the pages have to answer for this command; null where no page is asked.</summary>
    /// <param name="arguments">Of the call: what a shopper says of items and destination stands nowhere else.</param>
    public static ActionRequest? Request(Asked asked, JsonElement arguments) => asked.Command switch
    {
        ShopCommand.Cancel it => new ActionRequest.Cancel([.. it.Items.Select(item => new ItemUnits(item.Line, item.Quantity))], it.Reason),
        ShopCommand.ChangeAddress it => new ActionRequest.ChangeAddress(it.To),
        ShopCommand.ChangePayment it => new ActionRequest.ChangePayment(asked.Customer?.PaymentMethods.FirstOrDefault(one => one.Id == it.Charge.Method.Id) ?? it.Charge.Method),
        ShopCommand.ChangeItems it => new ActionRequest.ChangeItems(Swapped(asked, it.Items, ItemCondition.Unknown)),
        ShopCommand.CreateReturn it => new ActionRequest.Return(
            [.. it.Items.Select(item => new ItemUnits(item.Line, item.Quantity, Condition(arguments)))], it.Reason, Wish(asked, arguments)),
        ShopCommand.CreateExchange it => new ActionRequest.Exchange(Swapped(asked, it.Items, Condition(arguments)), it.Reason),
        _ => null,
    };

    /// <summary>As the shop sells it: a variant that is not the product's stays one that the product does not have.</summary>
    private static ImmutableArray<Replacement> Swapped(Asked asked, ImmutableArray<CommandReplacement> items, ItemCondition condition) =>
    [
        .. items.Select(item =>
        {
            var holder = asked.Products.FirstOrDefault(product => product.Variants.Any(variant => variant.Id == item.Variant));
            var variant = holder?.Variants.First(known => known.Id == item.Variant) ?? new Variant(item.Variant, "none", [], item.UnitPrice, new Stock(false, 0, null, default));
            return new Replacement(new ItemUnits(item.Line, item.Quantity, condition), holder ?? new Product { Id = new("none"), Title = "none", Variants = [variant] }, variant);
        }),
    ];

    private static ItemCondition Condition(JsonElement arguments) => Word(arguments, "condition") switch
    {
        "as_new" => ItemCondition.AsNew,
        "opened" => ItemCondition.Opened,
        "used" => ItemCondition.Used,
        _ => ItemCondition.Unknown,
    };

    private static RefundWish? Wish(Asked asked, JsonElement arguments)
    {
        var named = Word(arguments, "payment_method") is { } id ? asked.Customer?.PaymentMethods.FirstOrDefault(method => method.Id.Value == id) : null;
        var paidWith = named is not null && asked.Before!.Payments.Any(payment => payment.Kind is PaymentKind.Charge && payment.Method.Id == named.Id);
        return (Word(arguments, "refund_to"), named) switch
        {
            (null, null) => null,
            ("original", _) or (null, _) when named is null || paidWith => new RefundWish(RefundTo.Original),
            ("gift_card", _) => new RefundWish(RefundTo.GiftCard, named),
            ("store_credit", _) => new RefundWish(RefundTo.StoreCredit, named),
            (null, { Kind: "gift_card" }) => new RefundWish(RefundTo.GiftCard, named),
            _ => new RefundWish(RefundTo.Stored, named),
        };
    }

    private static string? Word(JsonElement arguments, string member) =>
        arguments.ValueKind is JsonValueKind.Object && arguments.TryGetProperty(member, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
