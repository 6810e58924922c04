using Assistant.Core.Actions;
using Assistant.Core.Identity;
using Assistant.Core.Shop;

namespace Assistant.Evals.Stages;

/// <summary>The case's shop, behind a line that can lose the reply to a change which was carried out.</summary>
internal sealed class FlakyShop(IShop shop) : IShop
{
    private int _losesNext;

    public string Name => shop.Name;

    public void LoseNextReply() => Interlocked.Exchange(ref _losesNext, 1);

    public async Task<ShopOutcome> ExecuteAsync(OrderOwner owner, ShopCommand command, ActionId key, CancellationToken cancellationToken)
    {
        var outcome = await shop.ExecuteAsync(owner, command, key, cancellationToken);
        return Interlocked.Exchange(ref _losesNext, 0) is 0 ? outcome : throw new ShopUnavailableException("The reply was lost on the way.");
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
}
