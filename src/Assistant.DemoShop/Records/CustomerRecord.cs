using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Assistant.Core.Shop;

namespace Assistant.DemoShop.Records;

internal sealed record CustomerRecord : ShopRecord
{
    public required CustomerId Id { get; init; }

    public required string FirstName { get; init; }

    public required string LastName { get; init; }

    public required string Email { get; init; }

    public string? Phone { get; set; }

    public string? Group { get; set; }

    public string? Locale { get; set; }

    public ImmutableArray<AddressRecord> Addresses { get; set; } = [];

    public ImmutableArray<PaymentMethodRecord> PaymentMethods { get; set; } = [];

    public Customer ToCustomer(string shopCurrency)
    {
        var customer = new Customer(
            Id, FirstName, LastName, Email, Phone,
            [.. Addresses.Select(address => address.ToAddress())],
            [.. PaymentMethods.Select(method => method.ToMethod(shopCurrency))])
        {
            Locale = Locale,
        };

        return Group is null ? customer : customer with { Group = Group };
    }
}

internal sealed record AddressRecord : ShopRecord
{
    public required string Name { get; init; }

    public required string Line1 { get; init; }

    public string? Line2 { get; set; }

    public required string City { get; init; }

    public string? Region { get; set; }

    public required string PostalCode { get; init; }

    public required string Country { get; init; }

    public static AddressRecord Of(Address address) => new()
    {
        Name = address.Name,
        Line1 = address.Line1,
        Line2 = address.Line2,
        City = address.City,
        Region = address.Region,
        PostalCode = address.PostalCode,
        Country = address.Country,
    };

    public Address ToAddress() => new(Name, Line1, Line2, City, Region, PostalCode, Country);
}

internal sealed record PaymentMethodRecord : ShopRecord
{
    public required PaymentMethodId Id { get; init; }

    public required string Kind { get; init; }

    /// <summary>Masked; a label that holds a whole card or account number is refused at import.</summary>
    public required string Label { get; init; }

    /// <summary>Minor units of <see cref="Currency"/>, else of the shop's currency.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Balance { get; set; }

    public string? Currency { get; set; }

    /// <summary>Whether the shop itself keeps the money: a refund to it is there at once, and a charge takes from it.</summary>
    [JsonIgnore]
    public bool KeepsBalance => Kind is "gift_card" or "store_credit";

    /// <summary>The method as a movement of money names it: what is left on a card is the customer's business.</summary>
    public PaymentMethodRecord WithoutBalance() => this with { Balance = null, Currency = null };

    public PaymentMethod ToMethod(string shopCurrency) => new(Id, Kind, Label)
    {
        Balance = Balance is { } balance ? new Money(balance, Currency ?? shopCurrency) : null,
    };
}
