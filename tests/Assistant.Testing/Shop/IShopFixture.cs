using Assistant.Core.Shop;

namespace Assistant.Testing.Shop;

/// <summary>Opens shops of one adapter for <see cref="ShopConformance{TFixture}"/>.</summary>
public interface IShopFixture
{
    /// <summary>A shop that holds exactly this, apart from any opened before. <paramref name="now"/> is the shop's clock.</summary>
    Task<IShop> OpenAsync(ShopContents contents, DateTimeOffset now, CancellationToken cancellationToken);
}

/// <summary>What a shop holds. <c>ReadAt</c> and <c>Source</c> of the orders are the shop's to say and are ignored.</summary>
public sealed record ShopContents(
    IReadOnlyList<Customer> Customers, IReadOnlyList<Product> Products, IReadOnlyList<Order> Orders);
