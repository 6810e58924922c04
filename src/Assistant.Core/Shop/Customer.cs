using System.Collections.Immutable;

namespace Assistant.Core.Shop;

/// <summary>The shop's record of a shopper who has an account.</summary>
public sealed record Customer(
    CustomerId Id,
    string FirstName,
    string LastName,
    string Email,
    string? Phone,
    ImmutableArray<Address> Addresses,
    ImmutableArray<PaymentMethod> PaymentMethods)
{
    /// <summary>A group that policies may name, such as <c>standard</c> or <c>plus</c>.</summary>
    public string Group { get; init; } = "standard";

    /// <summary>BCP 47, such as <c>en-GB</c>.</summary>
    public string? Locale { get; init; }

    /// <summary>The first address is the default one.</summary>
    public Address? DefaultAddress => Addresses.IsEmpty ? null : Addresses[0];
}
