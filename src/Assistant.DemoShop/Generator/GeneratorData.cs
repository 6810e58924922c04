using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Assistant.DemoShop.Generator;

/// <summary>The hand-written part of the demo shop: readable YAML files that are embedded in this assembly.</summary>
internal static class GeneratorData
{
    private static readonly IDeserializer Yaml =
        new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build();

    /// <summary>One file per category, in the order of their names.</summary>
    public static IReadOnlyList<CatalogFile> Catalog() =>
    [
        .. typeof(GeneratorData).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("catalog/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(Read<CatalogFile>),
    ];

    public static IReadOnlyList<CountryData> Countries() => Read<PeopleFile>("people.yaml").Countries;

    /// <summary>"a, b, c" as three values.</summary>
    public static string[] Words(string list) =>
        list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static T Read<T>(string name)
    {
        using var reader = new StreamReader(typeof(GeneratorData).Assembly.GetManifestResourceStream(name)!);
        return Yaml.Deserialize<T>(reader);
    }
}

internal sealed class CatalogFile
{
    public List<string> Categories { get; set; } = [];

    /// <summary>Months, for products that state none of their own.</summary>
    public int? Warranty { get; set; }

    public List<CatalogEntry> Products { get; set; } = [];
}

/// <summary>One product as a person writes it. Prices are euros; option values may add minor units: <c>"45 L, 65 L +3000"</c>.</summary>
internal sealed class CatalogEntry
{
    public string Id { get; set; } = "";

    public string Title { get; set; } = "";

    public string Brand { get; set; } = "";

    /// <summary>The narrowest category.</summary>
    public string? Under { get; set; }

    public string Text { get; set; } = "";

    public Dictionary<string, string> Facts { get; set; } = [];

    public string Tags { get; set; } = "";

    public decimal Price { get; set; }

    /// <summary>The price before a promotion.</summary>
    public decimal? Was { get; set; }

    public Dictionary<string, string> Options { get; set; } = [];

    public List<string> Traits { get; set; } = [];

    public int? Warranty { get; set; }

    public string? Seller { get; set; }

    public int? ReleasedInDays { get; set; }
}

internal sealed class PeopleFile
{
    public List<CountryData> Countries { get; set; } = [];
}

internal sealed class CountryData
{
    public string Code { get; set; } = "";

    public int Share { get; set; }

    public string Currency { get; set; } = "";

    public string Locale { get; set; } = "";

    /// <summary>Per cent contained in prices.</summary>
    public int Tax { get; set; }

    /// <summary>Delivery of one order, in minor units of <see cref="Currency"/>.</summary>
    public long Fee { get; set; }

    /// <summary>Orders from this amount are delivered free; null means never.</summary>
    public long? FreeFrom { get; set; }

    /// <summary>Delivery of an order with something oversized; null means that none is sold there.</summary>
    public long? Oversized { get; set; }

    public string Phone { get; set; } = "";

    public string Given { get; set; } = "";

    public string Family { get; set; } = "";

    public string Cities { get; set; } = "";

    /// <summary>One per city, where addresses need them.</summary>
    public string Regions { get; set; } = "";

    public string Streets { get; set; } = "";

    public string Postal { get; set; } = "";
}
