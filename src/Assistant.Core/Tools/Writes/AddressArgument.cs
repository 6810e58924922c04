using System.ComponentModel;
using Assistant.Core.Shop;

namespace Assistant.Core.Tools.Writes;

/// <summary>An address, as a brain names it.</summary>
public sealed record AddressArgument(
    [property: Description("Street and house number.")] ShortText Line1,
    [property: Description("City or town.")] ShortText City,
    [property: Description("Postal code.")] ShortText PostalCode,
    [property: Description("Who receives it; as before if left out.")] ShortText? Name = null,
    [property: Description("Flat, floor or company.")] ShortText? Line2 = null,
    [property: Description("State or region, where the country has them.")] ShortText? Region = null,
    [property: Description("ISO 3166-1 alpha-2 code; as before if left out.")] ShortText? Country = null)
{
    /// <summary>What is left out stays as it was.</summary>
    public Address Over(Address before) => new(
        Name?.Value ?? before.Name,
        Line1.Value,
        Line2?.Value,
        City.Value,
        Region?.Value,
        PostalCode.Value,
        Country?.Value ?? before.Country);
}
