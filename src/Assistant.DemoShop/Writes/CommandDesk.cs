using System.Collections.Immutable;
using System.Diagnostics;
using Assistant.Core.Identity;
using Assistant.Core.Shop;
using Assistant.DemoShop.Records;
using Assistant.DemoShop.Snapshots;
using Assistant.DemoShop.Storage;

namespace Assistant.DemoShop.Writes;

/// <summary>
/// Carries out one command in an open transaction: nothing twice, nothing for somebody else, nothing on an order that has changed, and
/// nothing after which a record would break its rules. Whoever opened the transaction commits what is done, the ledger's row with it.
/// </summary>
internal sealed class CommandDesk(ShopTransaction change, CommandContext context)
{
    public ShopOutcome Run(OrderOwner owner, ShopCommand command)
    {
        var text = CommandLedger.TextOf(command);
        if (change.Ledger.Find(context.Key) is { } entry)
        {
            return entry.Command != text ? new ShopOutcome.Refused(ShopRefusal.KeyTaken)
                : !IsFor(owner, entry, command) ? new ShopOutcome.Refused(ShopRefusal.NotFound)
                : new ShopOutcome.Done(entry.Receipt);
        }

        if (change.Ledger.IsVoid(context.Key))
            return new ShopOutcome.Refused(ShopRefusal.KeyVoid);

        return command switch
        {
            ShopCommand.OnOrder onOrder => Run(owner, onOrder, text),
            ShopCommand.UpdateProfile update => Run(owner, update, text),
            _ => throw new UnreachableException(),
        };
    }

    private static bool IsFor(OrderOwner owner, CommandEntry entry, ShopCommand command) => owner switch
    {
        OrderOwner.OfCustomer(var customer) => customer == entry.Owner,
        OrderOwner.OfOrder(var number) => command is ShopCommand.OnOrder onOrder && onOrder.Order == number,
        _ => throw new UnreachableException(),
    };

    private ShopOutcome Run(OrderOwner owner, ShopCommand.OnOrder command, string text)
    {
        if (change.Find(ShopRecordKind.Order, command.Order.Value, ShopFormat.Order) is not { } order || !IsOwn(order, owner))
            return new ShopOutcome.Refused(ShopRefusal.NotFound);

        if (order.Version != command.Version)
            return new ShopOutcome.Refused(ShopRefusal.Changed);

        var before = new OrderBooks(context, order, Customer(order.Customer)!, Products(order));
        var after = command switch
        {
            ShopCommand.Cancel cancel => Cancelling.Run(before, cancel),
            ShopCommand.ChangeAddress address => Redirecting.Run(before, address),
            ShopCommand.ChangePayment payment => Redirecting.Run(before, payment),
            ShopCommand.ChangeItems items => Swapping.Run(before, items),
            ShopCommand.CreateReturn back => SendingBack.Run(before, back),
            ShopCommand.CreateExchange exchange => SendingBack.Run(before, exchange),
            _ => throw new UnreachableException(),
        };
        if (after is null)
            return new ShopOutcome.Refused(ShopRefusal.NotPossible);

        after = after with { Order = after.Order with { Version = order.Version + 1 } };
        if (Breaches(before, after).Any())
            return new ShopOutcome.Refused(ShopRefusal.NotPossible);

        Write(before, after);
        return Done(text, order.Customer, new ShopReceipt(context.Now, after.Order.Version)
        {
            Return = after.Opened?.Id,
            Label = after.Opened is null || command is ShopCommand.CreateReturn { OwnCarrier: true } ? null : Label(),
            RefundExpectedOn = after.RefundExpectedOn,
            Mail = order.Email ?? before.Customer.Email,
        });
    }

    private ShopOutcome Run(OrderOwner owner, ShopCommand.UpdateProfile command, string text)
    {
        if (owner is not OrderOwner.OfCustomer(var id) || Customer(id) is not { } customer)
            return new ShopOutcome.Refused(ShopRefusal.NotFound);

        var after = UpdatingProfile.Run(customer, command);
        if (CustomerRules.Check(after).Any())
            return new ShopOutcome.Refused(ShopRefusal.NotPossible);

        change.Writer.Replace(after);
        return Done(text, id, new ShopReceipt(context.Now, Version: 0) { Mail = customer.Email });
    }

    private ShopOutcome.Done Done(string text, CustomerId owner, ShopReceipt receipt)
    {
        change.Ledger.Add(context.Key, new CommandEntry(owner, text, receipt));
        return new ShopOutcome.Done(receipt);
    }

    private static bool IsOwn(OrderRecord order, OrderOwner owner) => owner switch
    {
        OrderOwner.OfCustomer(var customer) => order.Customer == customer,
        OrderOwner.OfOrder(var number) => order.Number == number,
        _ => throw new UnreachableException(),
    };

    private CustomerRecord? Customer(CustomerId id) => change.Find(ShopRecordKind.Customer, id.Value, ShopFormat.Customer);

    private ImmutableDictionary<ProductId, ProductRecord> Products(OrderRecord order) => order.Lines
        .Select(line => line.Product)
        .Distinct()
        .Select(id => change.Find(ShopRecordKind.Product, id.Value, ShopFormat.Product))
        .OfType<ProductRecord>()
        .ToImmutableDictionary(product => product.Id);

    private static IEnumerable<RuleBreach> Breaches(OrderBooks before, OrderBooks after) =>
    [
        .. OrderRules.Check(after.Order),
        .. CustomerRules.Check(after.Customer),
        .. Changed(before, after).SelectMany(ProductRules.Check),
    ];

    private void Write(OrderBooks before, OrderBooks after)
    {
        change.Writer.Replace(after.Order);
        if (!ReferenceEquals(after.Customer, before.Customer))
            change.Writer.Replace(after.Customer);

        foreach (var product in Changed(before, after))
            change.Writer.Replace(product);
    }

    private static IEnumerable<ProductRecord> Changed(OrderBooks before, OrderBooks after) =>
        after.Products.Values.Where(product => !ReferenceEquals(product, before.Products[product.Id]));

    private string Label()
    {
        var code = context.Code("label");
        return $"LBL-{code[..4]}-{code[4..]}";
    }
}
