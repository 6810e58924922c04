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
    private int _calls;

    public string Name => "in-memory";

    /// <summary>While set, every call fails as it does when the shop's system does not answer.</summary>
    public bool IsDown { get; set; }

    /// <summary>How often it was asked for anything.</summary>
    public int Calls => _calls;

    public async Task<Order?> FindOrderAsync(OrderOwner owner, OrderNumber number, CancellationToken cancellationToken)
    {
        await AnswerAsync(cancellationToken);
        return contents.Orders.Where(order => order.Number == number && IsOwn(order, owner)).Select(Read).FirstOrDefault();
    }

    public async Task<IReadOnlyList<Order>> ListOrdersAsync(CustomerId customer, int limit, CancellationToken cancellationToken)
    {
        await AnswerAsync(cancellationToken);
        return [.. contents.Orders.Where(order => order.Customer == customer).OrderByDescending(order => order.PlacedAt).Take(limit).Select(Read)];
    }

    public async Task<Customer?> FindCustomerAsync(CustomerId customer, CancellationToken cancellationToken)
    {
        await AnswerAsync(cancellationToken);
        return contents.Customers.FirstOrDefault(known => known.Id == customer);
    }

    public async Task<string?> MatchGuestAsync(OrderNumber number, string email, CancellationToken cancellationToken)
    {
        await AnswerAsync(cancellationToken);
        var order = contents.Orders.FirstOrDefault(order => order.Number == number);
        var owner = contents.Customers.FirstOrDefault(customer => customer.Id == order?.Customer);
        return string.Equals(owner?.Email, email.Trim(), StringComparison.OrdinalIgnoreCase) ? owner?.Email : null;
    }

    public async Task<Product?> FindProductAsync(ProductId product, CancellationToken cancellationToken)
    {
        await AnswerAsync(cancellationToken);
        return contents.Products.FirstOrDefault(known => known.Id == product);
    }

    public async IAsyncEnumerable<Product> ReadCatalogAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await AnswerAsync(cancellationToken);
        foreach (var product in contents.Products)
        {
            yield return product;
        }
    }

    public async Task<string> ReadCatalogVersionAsync(CancellationToken cancellationToken)
    {
        await AnswerAsync(cancellationToken);
        return Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(contents.Products)));
    }

    public Task<ShopOutcome> ExecuteAsync(OrderOwner owner, ShopCommand command, ActionId key, CancellationToken cancellationToken) =>
        Task.FromResult<ShopOutcome>(new ShopOutcome.Refused(ShopRefusal.NotPossible));

    public Task<ShopReceipt?> FindReceiptAsync(ActionId key, CancellationToken cancellationToken) => Task.FromResult<ShopReceipt?>(null);

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
}
