using System.Collections.Immutable;

namespace Assistant.Core.Shop;

/// <summary>One product of the catalog with its variants.</summary>
public sealed record Product
{
    public required ProductId Id { get; init; }

    public required string Title { get; init; }

    public string Brand { get; init; } = "";

    /// <summary>From wide to narrow: <c>["Camping", "Tents", "Family tents"]</c>.</summary>
    public ImmutableArray<string> Categories { get; init; } = [];

    public string Description { get; init; } = "";

    /// <summary>Facts such as <c>weight: 2.4 kg</c> or <c>season: 3</c>.</summary>
    public ImmutableArray<ProductAttribute> Attributes { get; init; } = [];

    /// <summary>Words that shoppers use for it, uses ("rain", "family") and occasions ("gift").</summary>
    public ImmutableArray<string> Tags { get; init; } = [];

    public required ImmutableArray<Variant> Variants { get; init; }

    public ItemTraits Traits { get; init; }

    /// <summary>0.0 to 5.0; null without reviews.</summary>
    public double? Rating { get; init; }

    public int Reviews { get; init; }

    /// <summary>Root-relative on the shop's own host.</summary>
    public string? ImagePath { get; init; }

    /// <summary>Months of warranty that the maker or the shop gives; null when none is stated.</summary>
    public int? WarrantyMonths { get; init; }
}

public sealed record ProductAttribute(string Name, string Value);

/// <summary>One product in one size, colour and so on.</summary>
public sealed record Variant(
    VariantId Id, string Sku, ImmutableArray<VariantOption> Options, Money Price, Stock Stock)
{
    /// <summary>The price before a published promotion.</summary>
    public Money? RegularPrice { get; init; }

    /// <summary>What orders in other currencies than the catalog's pay, one for each; empty where the shop keeps one price list.</summary>
    public ImmutableArray<ListedPrice> OtherPrices { get; init; } = [];

    /// <summary>What it costs in an order of that currency; null where the shop names no such price. Nothing is converted.</summary>
    public ListedPrice? PriceIn(string currency) =>
        Price.Currency == currency ? new ListedPrice(Price, RegularPrice) : OtherPrices.FirstOrDefault(listed => listed.Price.Currency == currency);
}

/// <summary>A price of one of the shop's price lists.</summary>
/// <param name="RegularPrice">The price before a published promotion, in the same currency.</param>
public sealed record ListedPrice(Money Price, Money? RegularPrice = null)
{
    /// <summary>What it costs without a promotion.</summary>
    public Money Regular => RegularPrice ?? Price;
}

/// <param name="Available">Whether it can be ordered now.</param>
/// <param name="Quantity">Units on hand, where the shop says so.</param>
/// <param name="ExpectedOn">When more are expected; a forecast, never a promise.</param>
/// <param name="AsOf">When the shop last confirmed it.</param>
public sealed record Stock(bool Available, int? Quantity, DateOnly? ExpectedOn, DateTimeOffset AsOf);
