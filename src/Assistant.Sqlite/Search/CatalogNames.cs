using Assistant.Core.Shop;
using Assistant.Core.Text;
using ProductKinds = Assistant.Core.Catalog.Vocabulary.Kinds;

namespace Assistant.Sqlite.Search;

/// <summary>How closely a product's name says that it is a thing of some kind.</summary>
internal enum KindMatch
{
    /// <summary>A tag says it, which may also be a use: a bag for a camera is tagged "camera".</summary>
    Tagged,

    /// <summary>A wide category says it: a sandal is footwear.</summary>
    Wide,

    /// <summary>Its title or its narrowest category does.</summary>
    Named,
}

/// <summary>By which kinds a product goes; all stems.</summary>
/// <param name="Title">The kind that its title names.</param>
/// <param name="Leaf">The kinds of its narrowest category.</param>
/// <param name="Wide">The kinds of its other categories.</param>
/// <param name="Tags">The kinds of its tags.</param>
/// <param name="Words">Every word of title, tags and categories.</param>
internal sealed record CatalogNames(string Title, string[] Leaf, string[] Wide, string[] Tags, string[] Words)
{
    public static CatalogNames Of(Product product) => new(
        ProductKinds.Phrase(product.Title) is [.., var last] ? last : "",
        product.Categories is [.., var leaf] ? [.. ProductKinds.OfCategory(leaf)] : [],
        [.. product.Categories.SkipLast(1).SelectMany(ProductKinds.OfCategory).Distinct()],
        [.. product.Tags.Select(tag => SearchTerms.Of(tag) is [.., var last] ? last : "").Concat(product.Tags.Select(tag => string.Concat(SearchTerms.Of(tag)))).Where(tag => tag.Length > 0).Distinct()],
        [.. product.Tags.Concat(product.Categories).Prepend(product.Title).SelectMany(SearchTerms.Of).Distinct()]);

    /// <summary>The kinds that it goes by and how closely. A sofa cover is called neither a sofa nor furniture; it is a cover.</summary>
    public IEnumerable<(string Kind, KindMatch Match)> Kinds()
    {
        yield return (Title, KindMatch.Named);
        foreach (var kind in Tags)
            yield return (kind, KindMatch.Tagged);
        if (ProductKinds.IsAccessory(Title))
            yield break;

        foreach (var kind in Leaf)
            yield return (kind, KindMatch.Named);
        foreach (var kind in Wide)
            yield return (kind, KindMatch.Wide);
    }
}
