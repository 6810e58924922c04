using Assistant.Core.Catalog.Vocabulary;
using Assistant.Core.Shop;
using Assistant.Core.Text;

namespace Assistant.Sqlite.Search;

/// <summary>How closely a product's name says that it is a thing of some kind.</summary>
internal enum KindMatch
{
    None,

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
        Kinds.Phrase(product.Title) is [.., var last] ? last : "",
        product.Categories is [.., var leaf] ? [.. Kinds.OfCategory(leaf)] : [],
        [.. product.Categories.SkipLast(1).SelectMany(Kinds.OfCategory).Distinct()],
        [.. product.Tags.Select(tag => SearchTerms.Of(tag) is [.., var last] ? last : "").Concat(product.Tags.Select(tag => string.Concat(SearchTerms.Of(tag)))).Where(tag => tag.Length > 0).Distinct()],
        [.. product.Tags.Concat(product.Categories).Prepend(product.Title).SelectMany(SearchTerms.Of).Distinct()]);

    /// <summary>A sofa cover is called neither a sofa nor furniture; it is a cover.</summary>
    public KindMatch Match(IReadOnlySet<string> kinds) =>
        kinds.Contains(Title) ? KindMatch.Named
        : Kinds.IsAccessory(Title) && (Words.Any(kinds.Contains) || Wide.Any(kinds.Contains)) ? KindMatch.None
        : Leaf.Any(kinds.Contains) ? KindMatch.Named
        : Wide.Any(kinds.Contains) ? KindMatch.Wide
        : Tags.Any(kinds.Contains) ? KindMatch.Tagged
        : KindMatch.None;
}
