using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using Assistant.Core.Actions;
using Assistant.Core.Identity;
using Assistant.Core.Shop;

namespace Assistant.Testing.Shop;

/// <summary>A shop in memory that keeps every promise of the port. A test can take it down.</summary>
/// <param name="now">The shop's clock.</param>
public sealed class InMemoryShop(ShopContents contents, Func<DateTimeOffset> now) : IShop
{
    private readonly Lock _writing = new();
    private readonly Dictionary<ActionId, Entry> _entries = [];
    private readonly HashSet<ActionId> _void = [];
    private volatile ShopContents _contents = contents;
    private int _calls;

    public string Name => "in-memory";

    /// <summary>While set, every call fails as it does when the shop's system does not answer.</summary>
    public bool IsDown { get; set; }

    /// <summary>While set, the next command is carried out as far as it can be, and its reply is lost; then it is reset.</summary>
    public bool LosesNextReply { get; set; }

    /// <summary>What was carried out, in order; a key stands in it at most once.</summary>
    public IReadOnlyList<(ActionId Key, ShopCommand Command)> Ledger
    {
        get
        {
            lock (_writing)
            {
                return [.. _entries.Values.OrderBy(entry => entry.Position).Select(entry => (entry.Key, entry.Command))];
            }
        }
    }

    /// <summary>Customers, products and orders as they are now.</summary>
    public ShopContents Contents
    {
        get => _contents;
        set => _contents = value;
    }

    /// <summary>Whether something was carried out under the key.</summary>
    public bool Holds(ActionId key)
    {
        lock (_writing)
        {
            return _entries.ContainsKey(key);
        }
    }

    /// <summary>How often it was asked for anything.</summary>
    public int Calls => _calls;

    public async Task<Order?> FindOrderAsync(OrderOwner owner, OrderNumber number, CancellationToken cancellationToken)
    {
        await AnswerAsync(cancellationToken);
        return _contents.Orders.Where(order => order.Number == number && IsOwn(order, owner)).Select(Read).FirstOrDefault();
    }

    public async Task<IReadOnlyList<Order>> ListOrdersAsync(CustomerId customer, int limit, CancellationToken cancellationToken)
    {
        await AnswerAsync(cancellationToken);
        return [.. _contents.Orders.Where(order => order.Customer == customer).OrderByDescending(order => order.PlacedAt).Take(limit).Select(Read)];
    }

    public async Task<Customer?> FindCustomerAsync(CustomerId customer, CancellationToken cancellationToken)
    {
        await AnswerAsync(cancellationToken);
        return _contents.Customers.FirstOrDefault(known => known.Id == customer);
    }

    public async Task<string?> MatchGuestAsync(OrderNumber number, string email, CancellationToken cancellationToken)
    {
        await AnswerAsync(cancellationToken);
        var order = _contents.Orders.FirstOrDefault(order => order.Number == number);
        var owner = _contents.Customers.FirstOrDefault(customer => customer.Id == order?.Customer);
        return string.Equals(owner?.Email, email.Trim(), StringComparison.OrdinalIgnoreCase) ? owner?.Email : null;
    }

    public async Task<string?> FindMailAsync(OrderOwner owner, CancellationToken cancellationToken)
    {
        await AnswerAsync(cancellationToken);
        var id = owner is OrderOwner.OfCustomer(var customer) ? customer : _contents.Orders.FirstOrDefault(order => IsOwn(order, owner))?.Customer;
        return _contents.Customers.FirstOrDefault(known => known.Id == id)?.Email;
    }

    public async Task<Product?> FindProductAsync(ProductId product, CancellationToken cancellationToken)
    {
        await AnswerAsync(cancellationToken);
        return _contents.Products.FirstOrDefault(known => known.Id == product);
    }

    public async IAsyncEnumerable<Product> ReadCatalogAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await AnswerAsync(cancellationToken);
        foreach (var product in _contents.Products)
        {
            yield return product;
        }
    }

    public async Task<string> ReadCatalogVersionAsync(CancellationToken cancellationToken)
    {
        await AnswerAsync(cancellationToken);
        return Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(_contents.Products.Select(AsIndexed))));
    }

    public async Task<ShopOutcome> ExecuteAsync(OrderOwner owner, ShopCommand command, ActionId key, CancellationToken cancellationToken)
    {
        await AnswerAsync(cancellationToken);
        lock (_writing)
        {
            var outcome = Execute(owner, command, key);
            if (!LosesNextReply)
            {
                return outcome;
            }

            LosesNextReply = false;
            throw new ShopUnavailableException("The shop's reply did not come.");
        }
    }

    public async Task<ShopReceipt?> FindReceiptAsync(ActionId key, CancellationToken cancellationToken)
    {
        await AnswerAsync(cancellationToken);
        lock (_writing)
        {
            return _entries.GetValueOrDefault(key)?.Receipt;
        }
    }

    public async Task<VoidOutcome> VoidAsync(ActionId key, CancellationToken cancellationToken)
    {
        await AnswerAsync(cancellationToken);
        lock (_writing)
        {
            if (_entries.GetValueOrDefault(key) is { Receipt: var receipt })
            {
                return new VoidOutcome.CarriedOut(receipt);
            }

            _void.Add(key);
            return new VoidOutcome.Void();
        }
    }

    private ShopOutcome Execute(OrderOwner owner, ShopCommand command, ActionId key)
    {
        if (_entries.TryGetValue(key, out var entry))
        {
            return TextOf(entry.Command) != TextOf(command) ? new ShopOutcome.Refused(ShopRefusal.KeyTaken)
                : !IsFor(owner, entry) ? new ShopOutcome.Refused(ShopRefusal.NotFound)
                : new ShopOutcome.Done(entry.Receipt);
        }

        if (_void.Contains(key))
        {
            return new ShopOutcome.Refused(ShopRefusal.KeyVoid);
        }

        var customer = owner is OrderOwner.OfCustomer(var id) ? _contents.Customers.FirstOrDefault(known => known.Id == id) : null;
        return command switch
        {
            ShopCommand.OnOrder onOrder => Execute(owner, onOrder, key),
            ShopCommand.UpdateProfile update when customer is not null => Execute(customer, update, key),
            _ => new ShopOutcome.Refused(ShopRefusal.NotFound),
        };
    }

    private ShopOutcome Execute(OrderOwner owner, ShopCommand.OnOrder command, ActionId key)
    {
        var order = _contents.Orders.FirstOrDefault(order => order.Number == command.Order && IsOwn(order, owner));
        if (order is null || order.Version != command.Version)
        {
            return new ShopOutcome.Refused(order is null ? ShopRefusal.NotFound : ShopRefusal.Changed);
        }

        var customer = _contents.Customers.First(customer => customer.Id == order.Customer);
        var run = new InMemoryCommand(order, customer, _contents.Products, key, now());
        if (run.Run(command) is not { } receipt)
        {
            return new ShopOutcome.Refused(ShopRefusal.NotPossible);
        }

        _contents = new ShopContents(
            [.. _contents.Customers.Select(known => known == customer ? run.Customer : known)],
            run.Products,
            [.. _contents.Orders.Select(known => known == order ? run.Order : known)]);
        return Done(key, command, order.Customer, receipt);
    }

    private ShopOutcome.Done Execute(Customer customer, ShopCommand.UpdateProfile command, ActionId key)
    {
        var after = customer with
        {
            Email = command.Email ?? customer.Email,
            Phone = command.Phone ?? customer.Phone,
            Addresses = command.DefaultAddress is { } address ? [address, .. customer.Addresses.Skip(1)] : customer.Addresses,
        };
        _contents = _contents with { Customers = [.. _contents.Customers.Select(known => known == customer ? after : known)] };
        return Done(key, command, customer.Id, new ShopReceipt(now(), Version: 0) { Mail = customer.Email });
    }

    private ShopOutcome.Done Done(ActionId key, ShopCommand command, CustomerId owner, ShopReceipt receipt)
    {
        _entries.Add(key, new Entry(_entries.Count, key, command, owner, receipt));
        return new ShopOutcome.Done(receipt);
    }

    private static bool IsFor(OrderOwner owner, Entry entry) => owner switch
    {
        OrderOwner.OfCustomer(var customer) => customer == entry.Owner,
        OrderOwner.OfOrder(var number) => entry.Command is ShopCommand.OnOrder onOrder && onOrder.Order == number,
        _ => false,
    };

    private static string TextOf(ShopCommand command) => JsonSerializer.Serialize(command);

    /// <summary>How many units lie on a shelf is nothing that an index says.</summary>
    private static Product AsIndexed(Product product) => product with
    {
        Variants = [.. product.Variants.Select(variant => variant with { Stock = new Stock(variant.Stock.Available, null, null, default) })],
    };

    private static bool IsOwn(Order order, OrderOwner owner) => owner switch
    {
        OrderOwner.OfCustomer(var customer) => order.Customer == customer,
        OrderOwner.OfOrder(var number) => order.Number == number,
        _ => false,
    };

    private Order Read(Order order) => order with { ReadAt = now(), Source = Name };

    private Task AnswerAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Interlocked.Increment(ref _calls);
        return IsDown ? Task.FromException(new ShopUnavailableException("The shop's system does not answer.")) : Task.CompletedTask;
    }

    private sealed record Entry(int Position, ActionId Key, ShopCommand Command, CustomerId Owner, ShopReceipt Receipt);
}
