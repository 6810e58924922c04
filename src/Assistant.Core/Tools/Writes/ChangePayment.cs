using System.ComponentModel;
using Assistant.Core.Identity;
using Assistant.Core.Policy;
using Assistant.Core.Shop;

namespace Assistant.Core.Tools.Writes;

/// <summary>Has an order that has not left paid with another stored method.</summary>
public sealed class ChangePayment(IShop shop, PolicyEngine policy) : IWriteTool<ChangePayment.Arguments>
{
    private readonly WriteDesk _desk = new(shop, policy);

    public sealed record Arguments(
        [property: Description("Order number as printed on the confirmation, such as W1042.")] OrderNumber Order,
        [property: Description("Id of the payment method to pay with instead, as get_profile names it.")] PaymentMethodId PaymentMethod);

    public static ToolContract Contract { get; } = new(
        "change_payment",
        ToolEffect.Write,
        IdentityLevel.Customer,
        "Order operations",
        "Proposes to pay one of the shopper's own orders that has not left with another of their stored payment methods. The shopper sees a card and confirms it.",
        "Checking the payment");

    public Task<WritePlan> PlanAsync(Arguments arguments, ToolContext context, CancellationToken cancellationToken) => _desk.PlanAsync(
        arguments.Order,
        context,
        (order, customer) => Task.FromResult<Asked>(WriteDesk.FindMethod(arguments.PaymentMethod, order, customer) is { } method
            ? new Asked.For(new ActionRequest.ChangePayment(method))
            : Asked.NoSuchMethod),
        (order, decision) => new Made(
            new ShopCommand.ChangePayment(
                order.Number,
                order.Version,
                WriteDesk.Charge(decision) ?? new ShopCharge(decision.Settlement.PaidWith!, Money.Zero(order.Currency)),
                WriteDesk.Refunds(decision)),
            Summaries.Of(decision)),
        cancellationToken);
}
