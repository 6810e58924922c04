using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Assistant.Core.Actions;
using Assistant.Core.Identity;
using Assistant.Core.Shop;

namespace Assistant.Quality.Faults;

/// <summary>A shop that does one thing wrong.</summary>
internal sealed class BrokenShop(IShop shop) : IShop
{
    private readonly ConcurrentDictionary<(OrderOwner, OrderNumber), Order?> _remembered = [];

    public bool IgnoresOwner { get; init; }

    public bool IgnoresEmail { get; init; }

    public bool RemembersOrders { get; init; }

    public bool HasEverything { get; init; }

    public bool IsDown { get; init; }

    public int TotalsTimes { get; init; } = 1;

    public CustomerId? ListsOrdersOf { get; init; }

    public CustomerId? ShowsProfileOf { get; init; }

    public string Name => shop.Name;

    public async Task<Order?> FindOrderAsync(OrderOwner owner, OrderNumber number, CancellationToken cancellationToken)
    {
        ThrowIfDown();
        if (RemembersOrders && _remembered.TryGetValue((owner, number), out var known))
            return known;

        var order = await shop.FindOrderAsync(IgnoresOwner ? new OrderOwner.OfOrder(number) : owner, number, cancellationToken);
        _remembered[(owner, number)] = order;
        return order is null || TotalsTimes is 1 ? order : order with { Total = order.Total * TotalsTimes };
    }

    public Task<IReadOnlyList<Order>> ListOrdersAsync(CustomerId customer, int limit, CancellationToken cancellationToken)
    {
        ThrowIfDown();
        return shop.ListOrdersAsync(ListsOrdersOf ?? customer, limit, cancellationToken);
    }

    public Task<Customer?> FindCustomerAsync(CustomerId customer, CancellationToken cancellationToken)
    {
        ThrowIfDown();
        return shop.FindCustomerAsync(ShowsProfileOf ?? customer, cancellationToken);
    }

    public async Task<string?> MatchGuestAsync(OrderNumber number, string email, CancellationToken cancellationToken)
    {
        ThrowIfDown();
        return IgnoresEmail ? email : await shop.MatchGuestAsync(number, email, cancellationToken);
    }

    public Task<string?> FindMailAsync(OrderOwner owner, CancellationToken cancellationToken)
    {
        ThrowIfDown();
        return shop.FindMailAsync(owner, cancellationToken);
    }

    public async Task<Product?> FindProductAsync(ProductId product, CancellationToken cancellationToken)
    {
        ThrowIfDown();
        var found = await shop.FindProductAsync(product, cancellationToken);
        return found is null || !HasEverything
            ? found
            : found with { Variants = [.. found.Variants.Select(variant => variant with { Stock = variant.Stock with { Available = true, Quantity = 99 } })] };
    }

    public async IAsyncEnumerable<Product> ReadCatalogAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var product in shop.ReadCatalogAsync(cancellationToken))
            yield return product;
    }

    public Task<string> ReadCatalogVersionAsync(CancellationToken cancellationToken) => shop.ReadCatalogVersionAsync(cancellationToken);

    public Task<ShopOutcome> ExecuteAsync(OrderOwner owner, ShopCommand command, ActionId key, CancellationToken cancellationToken)
    {
        ThrowIfDown();
        return shop.ExecuteAsync(owner, command, key, cancellationToken);
    }

    public Task<ShopReceipt?> FindReceiptAsync(ActionId key, CancellationToken cancellationToken)
    {
        ThrowIfDown();
        return shop.FindReceiptAsync(key, cancellationToken);
    }

    public Task<VoidOutcome> VoidAsync(ActionId key, CancellationToken cancellationToken)
    {
        ThrowIfDown();
        return shop.VoidAsync(key, cancellationToken);
    }

    private void ThrowIfDown()
    {
        if (IsDown)
            throw new ShopUnavailableException("The shop is down for a drill.");
    }
}
