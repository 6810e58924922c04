using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Assistant.DemoShop.Records;

namespace Assistant.DemoShop.Storage;

/// <summary>
/// The version of a catalog: a sum over its products of what a catalog index says of each. A changed product takes its old part out and
/// puts its new one in, so that no other product has to be read. How many units lie on a shelf is not in it; whether there are any, is.
/// </summary>
internal readonly record struct CatalogPrint(UInt128 Sum)
{
    public static CatalogPrint Of(string currency) => new(Hash(Encoding.UTF8.GetBytes(currency)));

    public static CatalogPrint Parse(string version) => new(UInt128.Parse(version, NumberStyles.HexNumber, CultureInfo.InvariantCulture));

    public CatalogPrint With(ProductRecord product) => new(unchecked(Sum + Part(product)));

    public CatalogPrint Without(ProductRecord product) => new(unchecked(Sum - Part(product)));

    public override string ToString() => Sum.ToString("x32", CultureInfo.InvariantCulture);

    private static UInt128 Part(ProductRecord product) => Hash(ShopFormat.Write(
        product with
        {
            Variants = [.. product.Variants.Select(variant => variant with
            {
                Stock = variant.Stock with { Quantity = null, ExpectedOn = null, AsOf = default },
            })],
        },
        ShopFormat.Product));

    private static UInt128 Hash(byte[] text) => BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(text));
}
