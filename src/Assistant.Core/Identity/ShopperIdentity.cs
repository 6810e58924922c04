using System.Text.Json.Serialization;
using Assistant.Core.Shop;

namespace Assistant.Core.Identity;

/// <summary>Who the shopper of a conversation has proved to be. It comes from signed tokens and mailed codes, never from text.</summary>
public abstract record ShopperIdentity
{
    private ShopperIdentity()
    {
    }

    /// <summary>The level that tools ask for.</summary>
    public abstract IdentityLevel Level { get; }

    /// <summary>Nothing is proved.</summary>
    public sealed record Visitor : ShopperIdentity
    {
        public override IdentityLevel Level => IdentityLevel.None;
    }

    /// <summary>Proved one order by a mailed code, until a time; sees that order alone.</summary>
    public sealed record Guest(OrderNumber Order, DateTimeOffset Until) : ShopperIdentity
    {
        public override IdentityLevel Level => IdentityLevel.Guest;
    }

    /// <summary>Signed in at the shop, which vouches by a signed token.</summary>
    public sealed record Customer(CustomerId Id) : ShopperIdentity
    {
        public override IdentityLevel Level => IdentityLevel.Customer;
    }

    /// <summary>Whose orders this identity may see; null when it may see none.</summary>
    public OrderOwner? OrderOwner => this switch
    {
        Customer(var id) => new OrderOwner.OfCustomer(id),
        Guest(var order, _) => new OrderOwner.OfOrder(order),
        _ => null,
    };
}

/// <summary>Ordered: each level may do what the lower ones may.</summary>
public enum IdentityLevel
{
    None,
    Guest,
    Customer,
}

/// <summary>The owner that the shop port demands for every read and every change of an order. There is no "everyone".</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(OfCustomer), "customer")]
[JsonDerivedType(typeof(OfOrder), "order")]
public abstract record OrderOwner
{
    private OrderOwner()
    {
    }

    public sealed record OfCustomer(CustomerId Id) : OrderOwner;

    /// <summary>A guest who proved this one order.</summary>
    public sealed record OfOrder(OrderNumber Number) : OrderOwner;
}
