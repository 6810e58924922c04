using System.Collections.Immutable;
using System.Globalization;
using Assistant.Core.Shop;
using Assistant.DemoShop.Records;

namespace Assistant.DemoShop.Generator;

/// <summary>Turns the catalog's files into products: every combination of options is a variant with its stock of the day.</summary>
internal sealed class CatalogGenerator(Dice dice, DateOnly today)
{
    private readonly IReadOnlyList<CountryData> _countries = GeneratorData.Countries();

    public IReadOnlyList<ProductRecord> Generate() =>
    [
        .. GeneratorData.Catalog()
            .SelectMany(file => file.Products.Select(entry => Product(file, entry)))
            .OrderBy(product => product.Id.Value, StringComparer.Ordinal),
    ];

    private ProductRecord Product(CatalogFile file, CatalogEntry entry)
    {
        var traits = entry.Traits.Aggregate(ItemTraits.None, (all, name) => all | Enum.Parse<ItemTraits>(name));
        var reviewed = !traits.HasFlag(ItemTraits.PreOrder) && dice.Chance(92);
        DateOnly? releasedOn = entry.ReleasedInDays is { } days ? today.AddDays(days) : null;
        return new ProductRecord
        {
            Id = new ProductId(entry.Id),
            Title = entry.Title,
            Brand = entry.Brand,
            Categories = [.. file.Categories, .. entry.Under is null ? Array.Empty<string>() : [entry.Under]],
            Description = entry.Text,
            Attributes = [.. entry.Facts.Select(fact => new NamedValue { Name = fact.Key, Value = fact.Value })],
            Tags = [.. GeneratorData.Words(entry.Tags)],
            Traits = traits,
            Rating = reviewed ? dice.Between(34, 49) / 10.0 : null,
            Reviews = reviewed ? dice.Between(3, 640) : 0,
            ImagePath = $"/demo/images/{entry.Id}.svg",
            WarrantyMonths = entry.Warranty ?? file.Warranty,
            Seller = entry.Seller,
            ReleasedOn = releasedOn,
            Variants = [.. Combinations(entry).Select(options => Variant(entry, options, traits, releasedOn))],
        };
    }

    /// <summary>What is sent to no country of a currency has no price in it.</summary>
    private IEnumerable<string> OtherCurrencies(ItemTraits traits) => _countries
        .Where(country => country.Currency != PriceList.BaseCurrency && Catalog.SendsTo(country, traits))
        .Select(country => country.Currency)
        .Distinct()
        .Order(StringComparer.Ordinal);

    private VariantRecord Variant(
        CatalogEntry entry, ImmutableArray<OptionChoice> options, ItemTraits traits, DateOnly? releasedOn)
    {
        var surcharge = options.Sum(option => option.Surcharge);
        var price = Minor(entry.Price) + surcharge;
        var regular = entry.Was is { } was ? Minor(was) + surcharge : (long?)null;
        var suffix = string.Concat(options.Select(option => "-" + Slug(option.Value)));
        return new VariantRecord
        {
            Id = new VariantId(entry.Id + suffix),
            Sku = $"LF-{entry.Id}{suffix}".ToUpperInvariant(),
            Options = [.. options.Select(option => new NamedValue { Name = option.Name, Value = option.Value })],
            Price = price,
            RegularPrice = regular,
            Prices = [.. OtherCurrencies(traits).Select(currency => new PriceRecord
            {
                Currency = currency,
                Price = PriceList.From(price, currency),
                RegularPrice = regular is { } before ? PriceList.From(before, currency) : null,
            })],
            Stock = Stock(traits, releasedOn),
        };
    }

    private StockRecord Stock(ItemTraits traits, DateOnly? releasedOn)
    {
        var asOf = ShopCalendar.At(today, 0, 0);
        if (traits.HasFlag(ItemTraits.Digital))
            return new StockRecord { Available = true, AsOf = asOf };

        if (releasedOn is not null)
            return new StockRecord { Available = true, Quantity = 0, ExpectedOn = releasedOn, AsOf = asOf };

        return dice.Between(1, 100) switch
        {
            <= 8 => new StockRecord { Available = false, Quantity = 0, ExpectedOn = today.AddDays(dice.Between(4, 40)), AsOf = asOf },
            <= 11 => new StockRecord { Available = false, Quantity = 0, AsOf = asOf },
            <= 22 => new StockRecord { Available = true, Quantity = dice.Between(1, 3), AsOf = asOf },
            _ => new StockRecord { Available = true, Quantity = dice.Between(4, 120), AsOf = asOf },
        };
    }

    private static IEnumerable<ImmutableArray<OptionChoice>> Combinations(CatalogEntry entry)
    {
        IEnumerable<ImmutableArray<OptionChoice>> combinations = [[]];
        foreach (var (name, values) in entry.Options)
        {
            var choices = GeneratorData.Words(values).Select(value => OptionChoice.Parse(name, value)).ToList();
            combinations = combinations.SelectMany(_ => choices, (made, choice) => made.Add(choice));
        }

        return combinations;
    }

    private static long Minor(decimal euros) => (long)(euros * 100);

    private static string Slug(string value) => string.Join('-', new string([.. value.ToLowerInvariant()
            .Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : ' ')])
        .Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private sealed record OptionChoice(string Name, string Value, long Surcharge)
    {
        public static OptionChoice Parse(string name, string text) => text.LastIndexOf(" +", StringComparison.Ordinal) switch
        {
            -1 => new OptionChoice(name, text, 0),
            var at => new OptionChoice(name, text[..at], long.Parse(text.AsSpan(at + 2), CultureInfo.InvariantCulture)),
        };
    }
}
