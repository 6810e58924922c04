using System.Collections.Frozen;
using Assistant.Core.Shop;

namespace Assistant.DemoShop.Pictures;

/// <summary>The drawing for one kind of product, as SVG shapes that name palette colours: <c>$main</c>, <c>$deep</c> and so on.</summary>
internal sealed record Motif(string Shapes)
{
    private static readonly FrozenDictionary<string, Motif> ByName = Load();

    public static Motif For(Product product) => ByName[MotifNames.For(product)];

    public static IEnumerable<string> Names => ByName.Keys;

    public string Draw(Palette palette) => Shapes
        .Replace("$main", palette.Main, StringComparison.Ordinal)
        .Replace("$deep", palette.Deep, StringComparison.Ordinal)
        .Replace("$light", palette.Light, StringComparison.Ordinal)
        .Replace("$paper", palette.Paper, StringComparison.Ordinal)
        .Replace("$ink", palette.Ink, StringComparison.Ordinal);

    private static FrozenDictionary<string, Motif> Load()
    {
        var assembly = typeof(Motif).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("motifs/", StringComparison.Ordinal))
            .ToFrozenDictionary(name => Path.GetFileNameWithoutExtension(name)!, name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                return new Motif(reader.ReadToEnd().TrimEnd());
            });
    }
}

/// <summary>Which motif stands for which category; the narrowest category that has one wins.</summary>
internal static class MotifNames
{
    public const string Fallback = "parcel";

    private static readonly FrozenDictionary<string, string> ByCategory = new Dictionary<string, string>
    {
        ["Tents"] = "tent", ["Sleeping"] = "sleeping-bag", ["Sleeping mats"] = "mat", ["Camp beds"] = "bed", ["Tarps & shelters"] = "tarp", ["Hammocks"] = "hammock",
        ["Backpacks"] = "backpack", ["Duffels & luggage"] = "bag", ["Footwear"] = "boot", ["Socks & care"] = "socks", ["Clothing"] = "jacket",
        ["Trousers & shorts"] = "trousers", ["Hats & gloves"] = "beanie", ["Cooking & stoves"] = "stove", ["Pots & pans"] = "pot", ["Mugs & cutlery"] = "mug",
        ["Coffee"] = "mug", ["Coffee & tea"] = "mug", ["Cool boxes"] = "box", ["Water"] = "bottle", ["Lighting"] = "lantern", ["Headlamps"] = "headlamp",
        ["Home lamps"] = "lamp", ["Climbing & safety"] = "carabiner", ["Helmets"] = "helmet", ["First aid"] = "first-aid", ["Navigation"] = "compass",
        ["Cycling"] = "bicycle", ["Bike bags"] = "bag", ["Accessories"] = "bottle", ["Furniture"] = "chair", ["Sofas"] = "sofa", ["Tables"] = "table",
        ["Storage"] = "box", ["Kitchen"] = "pot", ["Knives & boards"] = "knife", ["Tableware"] = "plates", ["Bedding"] = "bed", ["Pillows"] = "pillow",
        ["Pillows & liners"] = "pillow", ["Blankets"] = "blanket", ["Gift cards"] = "gift", ["Digital"] = "book", ["Route maps"] = "map", ["Fuel"] = "cartridge",
        ["Animal deterrents"] = "spray", ["Care & protection"] = "spray", ["Knives"] = "knife", ["Batteries"] = "battery", ["Power"] = "battery",
        ["Winter"] = "mountain", ["Flasks"] = "bottle", ["Lights & locks"] = "lock", ["Textiles"] = "blanket", ["Shelves"] = "shelf",
        ["Climbing shoes"] = "boot",
    }.ToFrozenDictionary();

    public static IEnumerable<string> All => ByCategory.Values.Append(Fallback);

    public static string For(Product product)
    {
        for (var i = product.Categories.Length - 1; i >= 0; i--)
        {
            if (ByCategory.TryGetValue(product.Categories[i], out var motif))
                return motif;
        }

        return Fallback;
    }
}
