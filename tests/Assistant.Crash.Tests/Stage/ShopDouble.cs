using Assistant.Core.Actions;
using Assistant.Core.Identity;
using Assistant.Core.Shop;

namespace Assistant.Crash.Tests.Stage;

/// <summary>A shop between which and the product a test can step.</summary>
internal sealed class ShopDouble(IShop inner) : IShop
{
    private readonly Lock _lock = new();
    private readonly List<ActionId> _keys = [];

    public string Name => inner.Name;

    /// <summary>The keys of all calls that change something, in order.</summary>
    public IReadOnlyList<ActionId> Keys
    {
        get
        {
            lock (_lock)
            {
                return [.. _keys];
            }
        }
    }

    /// <summary>Runs before a change is asked for.</summary>
    public Func<Task> Before { get; set; } = () => Task.CompletedTask;

    /// <summary>Runs after a change was carried out, and before its reply arrives.</summary>
    public Func<Task> After { get; set; } = () => Task.CompletedTask;

    /// <summary>Runs before an order is read.</summary>
    public Func<Task> BeforeReading { get; set; } = () => Task.CompletedTask;

    public async Task<Order?> FindOrderAsync(OrderOwner owner, OrderNumber number, CancellationToken cancellationToken)
    {
        await BeforeReading();
        return await inner.FindOrderAsync(owner, number, cancellationToken);
    }

    public Task<IReadOnlyList<Order>> ListOrdersAsync(CustomerId customer, int limit, CancellationToken cancellationToken) =>
        inner.ListOrdersAsync(customer, limit, cancellationToken);

    public Task<Customer?> FindCustomerAsync(CustomerId customer, CancellationToken cancellationToken) => inner.FindCustomerAsync(customer, cancellationToken);

    public Task<string?> MatchGuestAsync(OrderNumber number, string email, CancellationToken cancellationToken) =>
        inner.MatchGuestAsync(number, email, cancellationToken);

    public Task<string?> FindMailAsync(OrderOwner owner, CancellationToken cancellationToken) => inner.FindMailAsync(owner, cancellationToken);

    public Task<Product?> FindProductAsync(ProductId product, CancellationToken cancellationToken) => inner.FindProductAsync(product, cancellationToken);

    public IAsyncEnumerable<Product> ReadCatalogAsync(CancellationToken cancellationToken) => inner.ReadCatalogAsync(cancellationToken);

    public Task<string> ReadCatalogVersionAsync(CancellationToken cancellationToken) => inner.ReadCatalogVersionAsync(cancellationToken);

    public async Task<ShopOutcome> ExecuteAsync(OrderOwner owner, ShopCommand command, ActionId key, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _keys.Add(key);
        }

        await Before();
        var outcome = await inner.ExecuteAsync(owner, command, key, cancellationToken);
        await After();
        return outcome;
    }

    public Task<ShopReceipt?> FindReceiptAsync(ActionId key, CancellationToken cancellationToken) => inner.FindReceiptAsync(key, cancellationToken);

    public Task<VoidOutcome> VoidAsync(ActionId key, CancellationToken cancellationToken) => inner.VoidAsync(key, cancellationToken);

    /// <summary>Throws as a shop does whose answer does not come, the first time.</summary>
    public static Func<Task> Once()
    {
        var isOver = false;
        return () =>
        {
            if (isOver)
            {
                return Task.CompletedTask;
            }

            isOver = true;
            throw new ShopUnavailableException("The test cut the line.");
        };
    }
}
