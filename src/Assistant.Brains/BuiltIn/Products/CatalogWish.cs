using System.Collections.Immutable;
using System.Globalization;
using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Core.Catalog;
using Assistant.Core.Catalog.Vocabulary;

namespace Assistant.Brains.BuiltIn.Products;

/// <summary>What a shopper was understood to look for: the typed filters of the catalog tool. It is kept in a flow's slots.</summary>
internal sealed record CatalogWish
{
    /// <summary>The words that describe it, with the kind and the uses, for the order of the results.</summary>
    public string? Words { get; init; }

    /// <summary>What the thing is called: "rain jacket".</summary>
    public string? Kind { get; init; }

    /// <summary>Minor units of <see cref="Currency"/>.</summary>
    public long? MinPrice { get; init; }

    /// <summary>Minor units of <see cref="Currency"/>.</summary>
    public long? MaxPrice { get; init; }

    /// <summary>Minor units of <see cref="Currency"/>: what the shopper named, where <see cref="MaxPrice"/> only asks for less than was shown.</summary>
    public long? Budget { get; init; }

    /// <summary>ISO 4217 code of the prices; the shop's own where none was named.</summary>
    public string? Currency { get; init; }

    public string? Brand { get; init; }

    public ImmutableArray<string> Options { get; init; } = [];

    /// <summary>What it must not have: "not black", "without a hood".</summary>
    public ImmutableArray<string> Unwanted { get; init; } = [];

    public ImmutableArray<string> Uses { get; init; } = [];

    public ImmutableArray<MeasureLimit> Measures { get; init; } = [];

    public double? MinRating { get; init; }

    public bool InStock { get; init; }

    /// <summary>It must cost less than it did.</summary>
    public bool Reduced { get; init; }

    public CatalogSort? Sort { get; init; }

    /// <summary>It is to be a present.</summary>
    public bool IsGift { get; init; }

    /// <summary>Somebody to give it to was named, whoever it is.</summary>
    public bool HasRecipient { get; init; }

    /// <summary>The shop has things that are called like <see cref="Kind"/>. It is of these words only and is not kept.</summary>
    public bool IsKnownKind { get; init; }

    /// <summary>The words name a thing and say nothing else. It is of these words only and is not kept.</summary>
    public bool IsOnlyThing { get; init; }

    /// <summary>The product that the thing is an accessory of, as it was named. It is of these words only and is not kept.</summary>
    public string? GoesWith { get; init; }

    public bool HasFilters =>
        MinPrice is not null || MaxPrice is not null || Brand is not null || !Options.IsEmpty || !Unwanted.IsEmpty || !Uses.IsEmpty || !Measures.IsEmpty
        || MinRating is not null || InStock || Reduced || Sort is not null || HasRecipient;

    /// <summary>Whether there is something to search by: a "present" alone is not.</summary>
    public bool IsEnough =>
        Words is not null || MinPrice is not null || MaxPrice is not null || Brand is not null || !Options.IsEmpty || !Uses.IsEmpty
        || !Measures.IsEmpty || MinRating is not null || Reduced || HasRecipient;

    /// <summary>Plainly for the catalog, whatever else the words are like: a present, something for somebody, something of a brand at a price, or a thing with a price, an option or a brand.</summary>
    public bool IsPlain => IsGift || (HasRecipient && !Uses.IsEmpty) || (Brand is not null && (MinPrice ?? MaxPrice) is not null) || (Kind is not null && (Reduced || (MinPrice ?? MaxPrice) is not null || Brand is not null || !Options.IsEmpty || !Unwanted.IsEmpty || !Measures.IsEmpty || Sort is not null));

    /// <summary>This wish with what was said later: what the later one says counts, the rest stays.</summary>
    public CatalogWish And(CatalogWish later) => this with
    {
        Words = later.Kind is not null || Words is null ? later.Words ?? Words : later.Words is null || Words.Contains(later.Words, StringComparison.Ordinal) ? Words : $"{Words} {later.Words}",
        Kind = later.Kind ?? Kind,
        MinPrice = later.MinPrice ?? (later.MaxPrice <= MinPrice ? null : MinPrice),
        MaxPrice = later.MaxPrice ?? (later.MinPrice >= MaxPrice ? null : MaxPrice),
        Budget = (later.MinPrice ?? later.MaxPrice) is null ? Budget : null,
        Currency = (later.MinPrice ?? later.MaxPrice) is null ? Currency ?? later.Currency : later.Currency,
        Brand = later.Brand ?? (Brand is { } brand && later.Unwanted.Contains(brand) ? null : Brand),

        // Another colour takes the place of the colour; a size stays beside it.
        Options = [.. Options.Where(option => !later.Unwanted.Contains(option) && !later.Options.Any(other => Colours.IsColour(other) == Colours.IsColour(option))), .. later.Options],
        Unwanted = [.. Unwanted.Except(later.Options).Where(word => word != later.Brand && !(Audience.IsOther(word) && Audience.Of(later.Unwanted) is not null)).Union(later.Unwanted)],
        Uses = [.. Uses.Union(later.Uses)],
        Measures = [.. Measures.Where(limit => !later.Measures.Any(other => other.Dimension == limit.Dimension)), .. later.Measures],
        MinRating = later.MinRating ?? MinRating,
        InStock = InStock || later.InStock,
        Reduced = Reduced || later.Reduced,
        Sort = later.Sort ?? Sort,
        IsGift = IsGift || later.IsGift,
        HasRecipient = HasRecipient || later.HasRecipient,
    };

    public static CatalogWish Of(ImmutableSortedDictionary<string, string> slots) => new()
    {
        Words = slots.GetValueOrDefault(Slots.Query),
        Kind = slots.GetValueOrDefault(Slots.Kind),
        MinPrice = Number(slots, Slots.MinPrice),
        MaxPrice = Number(slots, Slots.MaxPrice),
        Budget = Number(slots, Slots.Budget),
        Currency = slots.GetValueOrDefault(Slots.Currency),
        Brand = slots.GetValueOrDefault(Slots.Brand),
        Options = Slots.Split(slots.GetValueOrDefault(Slots.Options, "")),
        Unwanted = Slots.Split(slots.GetValueOrDefault(Slots.Unwanted, "")),
        Uses = Slots.Split(slots.GetValueOrDefault(Slots.Uses, "")),
        Measures = [.. Slots.Split(slots.GetValueOrDefault(Slots.Measures, "")).Select(MeasureText.Read)],
        MinRating = slots.TryGetValue(Slots.MinRating, out var rating) ? double.Parse(rating, CultureInfo.InvariantCulture) : null,
        InStock = slots.ContainsKey(Slots.InStock),
        Reduced = slots.ContainsKey(Slots.Reduced),
        Sort = slots.TryGetValue(Slots.Sort, out var sort) ? SortWords.Read(sort) : null,
        IsGift = slots.ContainsKey(Slots.Gift),
        HasRecipient = slots.ContainsKey(Slots.Recipient),
    };

    /// <summary>The flow with this wish in place of the one that it holds; results begin at the first again.</summary>
    public OpenFlow Into(OpenFlow open)
    {
        var slots = open.Slots.RemoveRange(Slots.OfWish).ToBuilder();
        Set(Slots.Query, Words ?? (IsGift ? "gift" : null));
        Set(Slots.Kind, Kind);
        Set(Slots.MinPrice, MinPrice?.ToString(CultureInfo.InvariantCulture));
        Set(Slots.MaxPrice, MaxPrice?.ToString(CultureInfo.InvariantCulture));
        Set(Slots.Budget, Budget?.ToString(CultureInfo.InvariantCulture));
        Set(Slots.Currency, MinPrice is null && MaxPrice is null ? null : Currency);
        Set(Slots.Brand, Brand);
        Set(Slots.Options, Slots.Join(Options));
        Set(Slots.Unwanted, Slots.Join(Unwanted));
        Set(Slots.Uses, Slots.Join(Uses));
        Set(Slots.Measures, Slots.Join(Measures.Select(MeasureText.Write)));
        Set(Slots.MinRating, MinRating?.ToString(CultureInfo.InvariantCulture));
        Set(Slots.InStock, InStock ? "true" : null);
        Set(Slots.Reduced, Reduced ? "true" : null);
        Set(Slots.Sort, Sort is { } sort ? SortWords.Write(sort) : null);
        Set(Slots.Gift, IsGift ? "true" : null);
        Set(Slots.Recipient, HasRecipient ? "true" : null);
        Set(Slots.Wish, IsEnough ? "true" : null);
        return open with { Slots = slots.ToImmutable() };

        void Set(string slot, string? value)
        {
            if (value is { Length: > 0 })
            {
                slots[slot] = value;
            }
        }
    }

    private static long? Number(ImmutableSortedDictionary<string, string> slots, string slot) =>
        slots.TryGetValue(slot, out var value) ? long.Parse(value, CultureInfo.InvariantCulture) : null;
}

/// <summary>A limit on a measure as the text of a slot: <c>weight 0 2000</c>, an open end being a dash.</summary>
internal static class MeasureText
{
    private const string Open = "-";

    public static string Write(MeasureLimit limit) => $"{limit.Dimension} {End(limit.Min)} {End(limit.Max)}";

    public static MeasureLimit Read(string text) => text.Split(' ') is [var name, var min, var max]
        ? new MeasureLimit(Enum.Parse<Dimension>(name), Value(min), Value(max))
        : throw new FormatException($"No limit on a measure: {text}");

    private static string End(double? value) => value?.ToString(CultureInfo.InvariantCulture) ?? Open;

    private static double? Value(string text) => text is Open ? null : double.Parse(text, CultureInfo.InvariantCulture);
}

/// <summary>The order of results as the tool names it.</summary>
internal static class SortWords
{
    public static string Write(CatalogSort sort) => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(sort.ToString());

    public static CatalogSort? Read(string word) =>
        Enum.GetValues<CatalogSort>().Cast<CatalogSort?>().FirstOrDefault(sort => Write(sort!.Value) == word);
}
