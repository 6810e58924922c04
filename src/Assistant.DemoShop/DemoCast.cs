using System.Collections.Immutable;
using Assistant.Core.Shop;

namespace Assistant.DemoShop;

/// <summary>The customers who are in every generated demo shop, with fixed ids, mail addresses and order numbers, each a story.</summary>
public static class DemoCast
{
    public static CastMember Ada { get; } = new("ada", "Ada", "Okafor", "ada@example.com",
    [
        new("W1001", "shipped, arrives in 2 days"),
        new("W1002", "delivered 5 days ago: tent, boots, lamp"),
        new("W1003", "delivered 75 days ago: down jacket and hat"),
        new("W1010", "pre-order of a parka"),
    ]);

    public static CastMember Grace { get; } = new("grace", "Grace", "Lindqvist", "grace@example.com",
    [
        new("W1004", "two parcels, one delivered, one delayed"),
        new("W1005", "paid, not packed yet"),
    ]);

    public static CastMember Linus { get; } = new("linus", "Linus", "Bakker", "linus@example.com",
    [
        new("W1006", "cancelled, refund under way"),
        new("W1007", "delivered, return in transit"),
        new("W1011", "oversized sofa, shipped"),
    ]);

    public static CastMember Mei { get; } = new("mei", "Mei", "Tanaka", "mei@example.com",
    [
        new("W1008", "in yen, delivered yesterday"),
        new("W1009", "gift card and e-book"),
    ]);

    public static CastMember Omar { get; } = new("omar", "Omar", "Haddad", "omar@example.com",
    [
        new("W1012", "the parcel was lost"),
        new("W1013", "waiting for payment"),
        new("W1014", "partly refunded for damage"),
        new("W1015", "boots being exchanged for another size"),
    ]);

    public static ImmutableArray<CastMember> All { get; } = [Ada, Grace, Linus, Mei, Omar];
}

/// <summary>One of the cast.</summary>
public sealed class CastMember
{
    internal CastMember(string id, string firstName, string lastName, string email, ImmutableArray<CastOrder> orders)
    {
        Id = new CustomerId(id);
        (FirstName, LastName, Email, Orders) = (firstName, lastName, email, orders);
    }

    public CustomerId Id { get; }

    public string FirstName { get; }

    public string LastName { get; }

    public string Name => $"{FirstName} {LastName}";

    public string Email { get; }

    public ImmutableArray<CastOrder> Orders { get; }
}

/// <summary>An order of the cast.</summary>
public sealed class CastOrder
{
    internal CastOrder(string number, string story) => (Number, Story) = (OrderNumber.Parse(number), story);

    public OrderNumber Number { get; }

    /// <summary>How it stands on the day the shop is made, in a few words.</summary>
    public string Story { get; }
}
