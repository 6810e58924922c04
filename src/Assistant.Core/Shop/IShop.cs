using Assistant.Core.Actions;
using Assistant.Core.Identity;

namespace Assistant.Core.Shop;

/// <summary>The store's systems behind one port: orders, returns, catalog, customers, stock.</summary>
/// <remarks>
/// Whose data it is, is a required argument taken from the conversation's identity. An order that is not the identity's
/// own is not there: foreign and missing are one answer. A shop that cannot be read throws <see cref="ShopUnavailableException"/>.
/// </remarks>
public interface IShop
{
    /// <summary>A stable name for logs, provenance and the status board, such as <c>demo-shop</c>.</summary>
    string Name { get; }

    /// <summary>One order that <paramref name="owner"/> may see, else null.</summary>
    Task<Order?> FindOrderAsync(OrderOwner owner, OrderNumber number, CancellationToken cancellationToken);

    /// <summary>The newest orders of a signed-in customer, newest first, at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<Order>> ListOrdersAsync(CustomerId customer, int limit, CancellationToken cancellationToken);

    Task<Customer?> FindCustomerAsync(CustomerId customer, CancellationToken cancellationToken);

    /// <summary>
    /// The mail address to which a one-time code for this order may go: the order's own, if <paramref name="email"/> equals it
    /// (case and surrounding space ignored); else null. For the guest check only; nothing about the order is revealed.
    /// </summary>
    Task<string?> MatchGuestAsync(OrderNumber number, string email, CancellationToken cancellationToken);

    /// <summary>The mail address that is the owner's: the account's, or that of the proved order. A code that proves who it is may go there, and nowhere else. Null where there is none.</summary>
    Task<string?> FindMailAsync(OrderOwner owner, CancellationToken cancellationToken);

    /// <summary>One product with current prices and stock, or null.</summary>
    Task<Product?> FindProductAsync(ProductId product, CancellationToken cancellationToken);

    /// <summary>Every product, for the catalog index.</summary>
    IAsyncEnumerable<Product> ReadCatalogAsync(CancellationToken cancellationToken);

    /// <summary>Changes whenever the catalog does; equal values mean an index built before is still right.</summary>
    Task<string> ReadCatalogVersionAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Carries out a command for its owner, at most once: a call under a key that was used before changes nothing and answers as the first did.
    /// </summary>
    /// <param name="key">Written by the shop in one transaction with the change itself, and kept.</param>
    /// <exception cref="ShopUnavailableException">Whether it was carried out is not known; <see cref="FindReceiptAsync"/> tells.</exception>
    Task<ShopOutcome> ExecuteAsync(OrderOwner owner, ShopCommand command, ActionId key, CancellationToken cancellationToken);

    /// <summary>What was carried out under a key; null where nothing was.</summary>
    Task<ShopReceipt?> FindReceiptAsync(ActionId key, CancellationToken cancellationToken);

    /// <summary>
    /// Sees to it that nothing is carried out under a key from now on: a command under it that is still on its way is refused when it arrives.
    /// What was carried out before stays. Said again, it answers as before.
    /// </summary>
    /// <exception cref="ShopUnavailableException">Whether the key is void is not known: say it again.</exception>
    Task<VoidOutcome> VoidAsync(ActionId key, CancellationToken cancellationToken);
}

/// <summary>The shop could not be reached now. The message says what failed in business terms and carries no customer data.</summary>
public sealed class ShopUnavailableException(string message, Exception? innerException = null)
    : Exception(message, innerException);
