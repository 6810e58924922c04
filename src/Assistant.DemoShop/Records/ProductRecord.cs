using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Assistant.Core.Shop;

namespace Assistant.DemoShop.Records;

internal sealed record ProductRecord : ShopRecord
{
    public required ProductId Id { get; init; }

    public required string Title { get; init; }

    public string Brand { get; set; } = "";

    public ImmutableArray<string> Categories { get; set; } = [];

    public string Description { get; set; } = "";

    public ImmutableArray<NamedValue> Attributes { get; set; } = [];

    public ImmutableArray<string> Tags { get; set; } = [];

    public ItemTraits Traits { get; set; }

    public double? Rating { get; set; }

    public int Reviews { get; set; }

    public string? ImagePath { get; set; }

    public int? WarrantyMonths { get; set; }

    /// <summary>Who sells it, where that is not the shop itself.</summary>
    public string? Seller { get; set; }

    /// <summary>The day a pre-order leaves the warehouse.</summary>
    public DateOnly? ReleasedOn { get; set; }

    public required ImmutableArray<VariantRecord> Variants { get; init; }

    public Product ToProduct(string shopCurrency) => new()
    {
        Id = Id,
        Title = Title,
        Brand = Brand,
        Categories = Categories,
        Description = Description,
        Attributes = [.. Attributes.Select(attribute => new ProductAttribute(attribute.Name, attribute.Value))],
        Tags = Tags,
        Traits = Traits,
        Rating = Rating,
        Reviews = Reviews,
        ImagePath = ImagePath,
        WarrantyMonths = WarrantyMonths,
        Variants = [.. Variants.Select(variant => variant.ToVariant(shopCurrency))],
    };
}

internal sealed record VariantRecord : ShopRecord
{
    public required VariantId Id { get; init; }

    public required string Sku { get; init; }

    public ImmutableArray<NamedValue> Options { get; set; } = [];

    /// <summary>Minor units of the shop's currency.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required long Price { get; init; }

    public long? RegularPrice { get; set; }

    /// <summary>What orders in other currencies than the shop's pay.</summary>
    public ImmutableArray<PriceRecord> Prices { get; set; } = [];

    public required StockRecord Stock { get; init; }

    public Variant ToVariant(string shopCurrency) =>
        new(Id, Sku, [.. Options.Select(option => option.ToOption())], new Money(Price, shopCurrency), Stock.ToStock())
        {
            RegularPrice = RegularPrice is { } regular ? new Money(regular, shopCurrency) : null,
            OtherPrices = [.. Prices.Select(listed => listed.ToPrice())],
        };

    /// <summary>Minor units of <paramref name="currency"/>; null where it has no price in it.</summary>
    public long? PriceIn(string currency, string shopCurrency) =>
        currency == shopCurrency ? Price : Prices.FirstOrDefault(listed => listed.Currency == currency)?.Price;
}

/// <summary>A price of the list of another currency, in minor units of that currency.</summary>
internal sealed record PriceRecord : ShopRecord
{
    public required string Currency { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required long Price { get; init; }

    public long? RegularPrice { get; set; }

    public ListedPrice ToPrice() => new(new Money(Price, Currency), RegularPrice is { } regular ? new Money(regular, Currency) : null);
}

internal sealed record StockRecord : ShopRecord
{
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required bool Available { get; init; }

    public int? Quantity { get; set; }

    public DateOnly? ExpectedOn { get; set; }

    public required DateTimeOffset AsOf { get; init; }

    public Stock ToStock() => new(Available, Quantity, ExpectedOn, AsOf);
}

/// <summary>An attribute of a product or an option of a variant, in the shop's order.</summary>
internal sealed record NamedValue : ShopRecord
{
    public required string Name { get; init; }

    public required string Value { get; init; }

    public VariantOption ToOption() => new(Name, Value);
}
