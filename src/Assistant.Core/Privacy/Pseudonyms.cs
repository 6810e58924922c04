using System.Security.Cryptography;
using System.Text;
using Assistant.Core.Identity;
using Assistant.Core.Shop;

namespace Assistant.Core.Privacy;

/// <summary>
/// Keyed pseudonyms of customers and orders: the same one for the same thing, and nothing to learn from it without the key. Counters,
/// ledger and audit hold these, so that they need not forget anybody.
/// </summary>
/// <param name="key">Secret of one data folder.</param>
public sealed class Pseudonyms(byte[] key)
{
    private const int Shown = 16;

    public static Pseudonyms From(DataKeys keys) => new(keys.Derive("pseudonyms"));

    /// <summary>16 hexadecimal digits.</summary>
    public string Of(CustomerId customer) => Short(Hash($"customer:{customer}"));

    /// <inheritdoc cref="Of(CustomerId)"/>
    public string Of(OrderNumber order) => Short(KeyOf(order));

    /// <summary>The customer's; a guest's is that of the order that they proved.</summary>
    public string Of(OrderOwner owner) => owner switch
    {
        OrderOwner.OfCustomer(var customer) => Of(customer),
        OrderOwner.OfOrder(var order) => Of(order),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>32 bytes, so that no two orders share one: constraints rest on it.</summary>
    public byte[] KeyOf(OrderNumber order) => Hash($"order:{order}");

    private static string Short(byte[] hash) => Convert.ToHexStringLower(hash)[..Shown];

    private byte[] Hash(string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
}
