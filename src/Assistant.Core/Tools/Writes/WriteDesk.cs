using System.Collections.Immutable;
using Assistant.Core.Actions;
using Assistant.Core.Policy;
using Assistant.Core.Shop;
using Assistant.Core.Tools.Orders;

namespace Assistant.Core.Tools.Writes;

/// <summary>What every change of an order has in common: the shopper's own order, what policy says, and what the card shows.</summary>
internal sealed class WriteDesk(IShop shop, PolicyEngine policy)
{
    /// <summary>Plans a change of one of the shopper's own orders.</summary>
    /// <param name="ask">Makes the request from the order and the customer's record, which is null for a guest; or says what is wrong with the call.</param>
    /// <param name="make">Makes the command that an allowed decision comes to.</param>
    public async Task<WritePlan> PlanAsync(
        OrderNumber number,
        ToolContext context,
        Func<Order, Customer?, Task<Asked>> ask,
        Func<Order, Decision, Made> make,
        CancellationToken cancellationToken)
    {
        var order = await shop.FindOwnOrderAsync(context, number, cancellationToken);
        if (order is null)
        {
            return new WritePlan.Refused(OwnOrders.NoSuchOrderText);
        }

        var customer = await shop.FindOwnCustomerAsync(context, cancellationToken);
        switch (await ask(order, customer))
        {
            case Asked.Wrong(var fault):
                return new WritePlan.Refused(fault) { Orders = [order] };
            case Asked.For(var request):
                var decision = context.Sources.Decided(policy.Decide(request, order, customer, context.Now, context.Release.Rules));
                if (decision.Ruling is Ruling.Refused or Ruling.NeedsPerson)
                {
                    return new WritePlan.Refused(decision.Ruling is Ruling.Refused
                        ? "The shop's policy does not allow this; the reasons are in the decision."
                        : "Only a person of the shop can do this; the reasons are in the decision.")
                    {
                        Decision = ToolJson.Write(DecisionView.Of(decision, context)),
                        Orders = [order],
                    };
                }

                if (decision.Grounds.Any(ground => ground.Why is Why.ReasonNeeded))
                {
                    return new WritePlan.Refused("Ask the shopper for the reason first: only those that the decision names are accepted.")
                    {
                        Decision = ToolJson.Write(DecisionView.Of(decision, context)),
                        Orders = [order],
                    };
                }

                if (decision.Settlement is { Charge.Minor: > 0, PaidWith: null })
                {
                    return new WritePlan.Refused("What the order was paid with does not cover the difference: ask the shopper which payment method to use.")
                    {
                        Decision = ToolJson.Write(DecisionView.Of(decision, context)),
                        Orders = [order],
                    };
                }

                var made = make(order, decision);
                return new WritePlan.Ready(made.Command, made.Summary, decision) { Order = order, StepUp = decision.StepUp };
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>Plans that lines become other variants, with what each becomes on the card.</summary>
    /// <param name="difference">The method for a difference in price, as the call names it.</param>
    /// <param name="request">Makes the request from the replacements and the method that was named.</param>
    /// <param name="command">Makes the command that an allowed decision comes to.</param>
    public async Task<WritePlan> ReplaceAsync(
        OrderNumber number,
        ImmutableArray<ReplacementArgument> items,
        ItemCondition? condition,
        PaymentMethodId? difference,
        ToolContext context,
        Func<ImmutableArray<Replacement>, PaymentMethod?, ActionRequest> request,
        Func<Order, Decision, ImmutableArray<CommandReplacement>, ShopCommand> command,
        CancellationToken cancellationToken)
    {
        ImmutableArray<Replacement> replaced = [];
        return await PlanAsync(
            number,
            context,
            async (order, customer) =>
            {
                var method = difference is { } id ? FindMethod(id, order, customer) : null;
                return difference is not null && method is null
                    ? Asked.NoSuchMethod
                    : await ReplaceAsync(items, condition, order, found => request(replaced = found, method), cancellationToken);
            },
            (order, decision) => new Made(
                command(order, decision, Replacements.Command(replaced, order)),
                Summaries.Of(decision, line => Replacements.Note(replaced, order, line))),
            cancellationToken);
    }

    /// <summary>The product of each line that is to be replaced, with the variant that is meant.</summary>
    private async Task<Asked> ReplaceAsync(
        ImmutableArray<ReplacementArgument> items,
        ItemCondition? condition,
        Order order,
        Func<ImmutableArray<Replacement>, ActionRequest> request,
        CancellationToken cancellationToken)
    {
        if (items.IsEmpty)
        {
            return new Asked.Wrong("Name at least one line and the variant that it becomes.");
        }

        if (ItemArguments.Fault([.. items.Select(item => new ItemArgument(item.Line, item.Quantity))], order) is { } fault)
        {
            return new Asked.Wrong(fault);
        }

        var replacements = ImmutableArray.CreateBuilder<Replacement>();
        foreach (var item in items)
        {
            var line = order.Lines.First(line => line.Id == item.Line);
            if (await shop.FindProductAsync(line.Product, cancellationToken) is not { } product)
            {
                return new Asked.Wrong($"The product of line {item.Line} is no longer sold, so it has no other variants.");
            }

            if (product.Variants.FirstOrDefault(variant => variant.Id == item.Variant) is not { } variant)
            {
                return new Asked.Wrong($"Line {item.Line} can only become another variant of the same product; get_product names them.");
            }

            var units = ItemArguments.Units([new ItemArgument(item.Line, item.Quantity)], condition, order)[0];
            replacements.Add(new Replacement(units, product, variant));
        }

        return new Asked.For(request(replacements.ToImmutable()));
    }

    /// <summary>A stored method of the customer's, or one that the order was paid with.</summary>
    public static PaymentMethod? FindMethod(PaymentMethodId id, Order order, Customer? customer) =>
        customer?.PaymentMethods.FirstOrDefault(stored => stored.Id == id)
            ?? order.Payments.Where(payment => payment.Kind is PaymentKind.Charge).Select(payment => payment.Method).FirstOrDefault(method => method.Id == id);

    public static ImmutableArray<ShopRefund> Refunds(Decision decision) =>
        [.. decision.Settlement.Parts.Select(part => new ShopRefund(part.To, part.Method, part.Amount, part.Reserved))];

    public static ShopCharge? Charge(Decision decision) =>
        decision.Settlement is { Charge: { Minor: > 0 } charge, PaidWith: { } method } ? new ShopCharge(method, charge) : null;
}

/// <summary>What a call asks of policy.</summary>
internal abstract record Asked
{
    private Asked()
    {
    }

    public sealed record For(ActionRequest Request) : Asked;

    /// <param name="Fault">The sentence that lets a brain mend its call.</param>
    public sealed record Wrong(string Fault) : Asked;

    public static Asked NoSuchMethod { get; } = new Wrong("No such payment method is stored with this account; get_profile names those that are.");
}

/// <summary>What an allowed decision comes to.</summary>
internal sealed record Made(ShopCommand Command, ActionSummary Summary);
