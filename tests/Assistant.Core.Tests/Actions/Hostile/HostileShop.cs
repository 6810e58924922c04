using Assistant.Core.Actions;
using Assistant.Core.Identity;
using Assistant.Core.Shop;

namespace Assistant.Core.Tests.Actions.Hostile;

/// <summary>A shop's port of which a test replaces some members, to leave a check out or to let it fail. The keeper stands behind it.</summary>
internal sealed record HostileShop : IShop
{
    private IShop _inner = null!;

    public string Name => _inner.Name;

    public Func<IShop, OrderOwner, OrderNumber, Task<Order?>> FindOrder { get; init; } = (shop, owner, number) => shop.FindOrderAsync(owner, number, CancellationToken.None);

    public Func<IShop, CustomerId, int, Task<IReadOnlyList<Order>>> ListOrders { get; init; } = (shop, customer, limit) => shop.ListOrdersAsync(customer, limit, CancellationToken.None);

    public Func<IShop, CustomerId, Task<Customer?>> FindCustomer { get; init; } = (shop, customer) => shop.FindCustomerAsync(customer, CancellationToken.None);

    public Func<IShop, OrderNumber, string, Task<string?>> MatchGuest { get; init; } = (shop, number, email) => shop.MatchGuestAsync(number, email, CancellationToken.None);

    public Func<IShop, OrderOwner, Task<string?>> FindMail { get; init; } = (shop, owner) => shop.FindMailAsync(owner, CancellationToken.None);

    public Func<IShop, ProductId, Task<Product?>> FindProduct { get; init; } = (shop, product) => shop.FindProductAsync(product, CancellationToken.None);

    public Func<IShop, OrderOwner, ShopCommand, ActionId, Task<ShopOutcome>> Execute { get; init; } = (shop, owner, command, key) => shop.ExecuteAsync(owner, command, key, CancellationToken.None);

    public Func<IShop, ActionId, Task<ShopReceipt?>> FindReceipt { get; init; } = (shop, key) => shop.FindReceiptAsync(key, CancellationToken.None);

    public Func<IShop, ActionId, Task<VoidOutcome>> Void { get; init; } = (shop, key) => shop.VoidAsync(key, CancellationToken.None);

    public HostileShop Before(IShop inner) => this with { _inner = inner };

    public Task<Order?> FindOrderAsync(OrderOwner owner, OrderNumber number, CancellationToken cancellationToken) => FindOrder(_inner, owner, number);

    public Task<IReadOnlyList<Order>> ListOrdersAsync(CustomerId customer, int limit, CancellationToken cancellationToken) => ListOrders(_inner, customer, limit);

    public Task<Customer?> FindCustomerAsync(CustomerId customer, CancellationToken cancellationToken) => FindCustomer(_inner, customer);

    public Task<string?> MatchGuestAsync(OrderNumber number, string email, CancellationToken cancellationToken) => MatchGuest(_inner, number, email);

    public Task<string?> FindMailAsync(OrderOwner owner, CancellationToken cancellationToken) => FindMail(_inner, owner);

    public Task<Product?> FindProductAsync(ProductId product, CancellationToken cancellationToken) => FindProduct(_inner, product);

    public IAsyncEnumerable<Product> ReadCatalogAsync(CancellationToken cancellationToken) => _inner.ReadCatalogAsync(cancellationToken);

    public Task<string> ReadCatalogVersionAsync(CancellationToken cancellationToken) => _inner.ReadCatalogVersionAsync(cancellationToken);

    public Task<ShopOutcome> ExecuteAsync(OrderOwner owner, ShopCommand command, ActionId key, CancellationToken cancellationToken) => Execute(_inner, owner, command, key);

    public Task<ShopReceipt?> FindReceiptAsync(ActionId key, CancellationToken cancellationToken) => FindReceipt(_inner, key);

    public Task<VoidOutcome> VoidAsync(ActionId key, CancellationToken cancellationToken) => Void(_inner, key);
}
