using System.Collections.Immutable;
using Assistant.Core.Actions;
using Assistant.Core.Identity;
using Assistant.Core.Shop;
using Assistant.Testing.Shop;

namespace Assistant.Core.Tests.Actions.Hostile;

/// <summary>One call that was to change the shop, with everything as it was just before.</summary>
/// <param name="IsDone">Whether this very call changed it.</param>
internal sealed record Asked(ActionId Key, OrderOwner Owner, ShopCommand Command, Order? Before, Customer? Customer, ImmutableArray<Product> Products, DateTimeOffset At, bool IsDone);

/// <summary>Stands right before the shop and writes down what it is asked to change. What it keeps, nothing else can alter: it is the judge's book.</summary>
internal sealed class ShopKeeper(InMemoryShop shop, TimeProvider time) : IShop, IDisposable
{
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private readonly List<Asked> _asked = [];

    /// <summary>In order.</summary>
    public IReadOnlyList<Asked> Asked
    {
        get
        {
            lock (_asked)
            {
                return [.. _asked];
            }
        }
    }

    /// <summary>What happens in the shop at the last moment before a command arrives.</summary>
    public Action Interferes { get; set; } = () => { };

    public string Name => shop.Name;

    public async Task<ShopOutcome> ExecuteAsync(OrderOwner owner, ShopCommand command, ActionId key, CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            Interferes();
            var (before, customer, products) = Look(command, owner);
            var wasDone = IsWritten(key);
            try
            {
                return await shop.ExecuteAsync(owner, command, key, cancellationToken);
            }
            finally
            {
                lock (_asked)
                {
                    _asked.Add(new Asked(key, owner, command, before, customer, products, time.GetUtcNow(), !wasDone && IsWritten(key)));
                }
            }
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public Task<ShopReceipt?> FindReceiptAsync(ActionId key, CancellationToken cancellationToken) => shop.FindReceiptAsync(key, cancellationToken);

    public Task<VoidOutcome> VoidAsync(ActionId key, CancellationToken cancellationToken) => shop.VoidAsync(key, cancellationToken);

    public Task<Order?> FindOrderAsync(OrderOwner owner, OrderNumber number, CancellationToken cancellationToken) => shop.FindOrderAsync(owner, number, cancellationToken);

    public Task<IReadOnlyList<Order>> ListOrdersAsync(CustomerId customer, int limit, CancellationToken cancellationToken) => shop.ListOrdersAsync(customer, limit, cancellationToken);

    public Task<Customer?> FindCustomerAsync(CustomerId customer, CancellationToken cancellationToken) => shop.FindCustomerAsync(customer, cancellationToken);

    public Task<string?> MatchGuestAsync(OrderNumber number, string email, CancellationToken cancellationToken) => shop.MatchGuestAsync(number, email, cancellationToken);

    public Task<string?> FindMailAsync(OrderOwner owner, CancellationToken cancellationToken) => shop.FindMailAsync(owner, cancellationToken);

    public Task<Product?> FindProductAsync(ProductId product, CancellationToken cancellationToken) => shop.FindProductAsync(product, cancellationToken);

    public IAsyncEnumerable<Product> ReadCatalogAsync(CancellationToken cancellationToken) => shop.ReadCatalogAsync(cancellationToken);

    public Task<string> ReadCatalogVersionAsync(CancellationToken cancellationToken) => shop.ReadCatalogVersionAsync(cancellationToken);

    public void Dispose() => _oneAtATime.Dispose();

    private bool IsWritten(ActionId key) => shop.Holds(key);

    private (Order? Order, Customer? Customer, ImmutableArray<Product> Products) Look(ShopCommand command, OrderOwner owner)
    {
        var contents = shop.Contents;
        var order = command is ShopCommand.OnOrder { Order: var number } ? contents.Orders.FirstOrDefault(known => known.Number == number) : null;
        var customer = owner is OrderOwner.OfCustomer(var id) ? contents.Customers.FirstOrDefault(known => known.Id == id) : null;
        return (order, customer, [.. contents.Products]);
    }
}
