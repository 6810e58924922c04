using System.Collections.Immutable;
using Assistant.Core.Shop;

namespace Assistant.Core.Catalog;

/// <summary>What to look for; every filter narrows. Filters come from typed slots or tool arguments.</summary>
/// <param name="Text">Words, as the shopper wrote them; may be empty when a filter is set.</param>
public sealed record CatalogQuery(string Text)
{
    /// <summary>
    /// What the thing is called, such as "tent" or "rain jacket": only products of that kind which hold the other words too. A
    /// product that merely mentions the word, or belongs to such a thing, is of another kind.
    /// </summary>
    public string? Kind { get; init; }

    public Money? MinPrice { get; init; }

    public Money? MaxPrice { get; init; }

    public string? Category { get; init; }

    public string? Brand { get; init; }

    /// <summary>Values of options such as colour or size; each must be met by one and the same variant. A plain colour is met by its
    /// shades, and of several colours one is enough.</summary>
    public ImmutableArray<string> Options { get; init; } = [];

    /// <summary>What a result must not have: a colour or size that none of the variants shown may have, or a word, such as a
    /// material, that the product must not speak of.</summary>
    public ImmutableArray<string> Unwanted { get; init; } = [];

    /// <summary>What it is for, see <see cref="Vocabulary.Uses"/>; all of them must be spoken for.</summary>
    public ImmutableArray<string> Uses { get; init; } = [];

    public ImmutableArray<MeasureLimit> Measures { get; init; } = [];

    public double? MinRating { get; init; }

    public bool InStockOnly { get; init; }

    /// <summary>Only what cost more before.</summary>
    public bool Reduced { get; init; }

    /// <summary>A product that is left out: the one that others should be like.</summary>
    public ProductId? Except { get; init; }

    public CatalogSort Sort { get; init; }
}

public enum CatalogSort
{
    Relevance,
    PriceAscending,
    PriceDescending,
    Rating,

    /// <summary>The lightest first; what states no weight comes last.</summary>
    Weight,
}
