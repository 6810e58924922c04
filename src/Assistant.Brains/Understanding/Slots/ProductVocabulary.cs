using System.Collections.Frozen;
using System.Collections.Immutable;
using Assistant.Core.Catalog.Vocabulary;
using Assistant.Core.Shop;
using Assistant.Core.Text;
using KindNames = Assistant.Core.Catalog.Vocabulary.Kinds;

namespace Assistant.Brains.Understanding.Slots;

/// <summary>A product vocabulary made once from a list of phrases; several products may share one.</summary>
public sealed class ProductVocabulary : IProductVocabulary
{
    private readonly FrozenDictionary<string, ImmutableArray<ProductId>> _products;
    private FrozenSet<string> _kinds = [];

    /// <param name="phrases">
    /// Names as people write them, such as a title, a part of it or a category, each with its product.
    /// </param>
    public ProductVocabulary(IEnumerable<KeyValuePair<string, ProductId>> phrases)
    {
        ArgumentNullException.ThrowIfNull(phrases);
        _products = phrases
            .Select(phrase => (Phrase: Fold(phrase.Key), Product: phrase.Value))
            .Where(entry => entry.Phrase.Length > 0)
            .GroupBy(entry => entry.Phrase, entry => entry.Product, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.Distinct().ToImmutableArray(), StringComparer.Ordinal);
        LongestPhrase = _products.Keys.Select(phrase => phrase.AsSpan().Count(' ') + 1).DefaultIfEmpty(0).Max();
    }

    /// <summary>
    /// What the products of a catalog go by: whole titles, titles without the brand, beginnings of titles of two words or more
    /// ("Skerry 2"), and the first word with the kind ("Bastion tent").
    /// </summary>
    public static ProductVocabulary Of(IEnumerable<Product> products)
    {
        ArgumentNullException.ThrowIfNull(products);
        var all = products.ToList();
        var endings = all.Select(product => (Ending: Ending(product), product.Id)).Where(pair => pair.Ending is not null)
            .GroupBy(pair => Fold(pair.Ending!), StringComparer.Ordinal).Where(same => same.Count() is 1).SelectMany(same => same)
            .Select(pair => KeyValuePair.Create(pair.Ending!, pair.Id));
        var named = Named(all);
        return new ProductVocabulary(all.SelectMany(Names, (product, name) => KeyValuePair.Create(name, product.Id)).Concat(endings).Concat(Shared(named)).Concat(Beginnings(named)))
        {
            _kinds = KindsOf(all),
            Brands = [.. all.Select(product => product.Brand).Where(brand => brand.Length > 0).Distinct().OrderByDescending(brand => brand.Length).ThenBy(brand => brand, StringComparer.Ordinal)],
        };
    }

    /// <summary>
    /// First words that several titles share and that are names: the catalog writes them in lower case nowhere. "Ember" is a jacket
    /// and a barbecue; "titanium" is what a mug is made of.
    /// </summary>
    private static IEnumerable<KeyValuePair<string, ProductId>> Shared(List<(string First, Product Product)> named) => named
        .GroupBy(pair => pair.First, pair => pair.Product.Id, StringComparer.OrdinalIgnoreCase)
        .Where(name => name.Count() > 1)
        .SelectMany(name => name, (name, product) => KeyValuePair.Create(name.Key, product));

    /// <summary>"Swiftboil stove" of "Swiftboil stove system": a name with the word behind it.</summary>
    private static IEnumerable<KeyValuePair<string, ProductId>> Beginnings(List<(string First, Product Product)> named) => named
        .Select(pair => (Words: pair.Product.Title.Split(' ', StringSplitOptions.RemoveEmptyEntries), pair.Product.Id))
        .Where(title => title.Words.Length > 2 && title.Words.Take(2).All(word => word.All(char.IsLetter)))
        .Select(title => KeyValuePair.Create($"{title.Words[0]} {title.Words[1]}", title.Id));

    /// <summary>The products whose title begins with a name.</summary>
    private static List<(string First, Product Product)> Named(List<Product> all)
    {
        var ordinary = all
            .SelectMany(product => product.Attributes.Select(attribute => attribute.Value).Concat(product.Tags).Append(product.Description).Append(product.Title))
            .SelectMany(text => text.Split([' ', ',', '.', ';', ':', '(', ')', '-', '/'], StringSplitOptions.RemoveEmptyEntries))
            .Where(word => char.IsLower(word[0]))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return
        [
            .. all
                .Select(product => (First: product.Title.Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault("").TrimEnd(','), Product: product))
                .Where(pair => pair.First.Length > 2 && char.IsUpper(pair.First[0]) && !ordinary.Contains(pair.First) && pair.Product.Brand != pair.First),
        ];
    }

    private static FrozenSet<string> KindsOf(List<Product> all) => all
        .Select(product => KindNames.Phrase(product.Title) is [.., var last] ? last : "")
        .Concat(all.SelectMany(product => product.Categories).SelectMany(KindNames.OfCategory))
        .Where(kind => kind.Length > 0)
        .SelectMany(KindNames.Same)
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>"Corner sofa", where only one product ends so.</summary>
    private static string? Ending(Product product) =>
        KindNames.Phrase(product.Title).Count == SearchTerms.Of(product.Title).Count
            && product.Title.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, .., var before, var last] && before.All(char.IsLetter) && last.All(char.IsLetter)
                ? $"{before} {last}"
                : null;

    private static IEnumerable<string> Names(Product product)
    {
        yield return product.Title;
        var words = product.Title.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (product.Brand.Length > 0 && product.Title.StartsWith($"{product.Brand} ", StringComparison.OrdinalIgnoreCase))
        {
            yield return product.Title[(product.Brand.Length + 1)..];
        }

        // "Skerry 2" is a name; "Dry sack" is what anybody calls one.
        if (words.Length > 2 && int.TryParse(words[1], System.Globalization.CultureInfo.InvariantCulture, out _))
        {
            yield return $"{words[0]} {words[1]}";
            yield return $"{words[0]} {words[1]} {words[^1]}";
            yield return $"{words[0]} {words[^1]}";
        }
        else if (words.Length > 2)
        {
            yield return $"{words[0]} {words[^1]}";
        }
    }

    /// <summary>A vocabulary without phrases.</summary>
    public static ProductVocabulary Empty { get; } = new([]);

    /// <inheritdoc/>
    public int LongestPhrase { get; }

    /// <inheritdoc/>
    public ImmutableArray<string> Brands { get; init; } = [];

    /// <inheritdoc/>
    public ImmutableArray<ProductId> Find(string phrase) => _products.GetValueOrDefault(phrase, []);

    /// <inheritdoc/>
    public bool IsKind(string word) => SearchTerms.Of(word) is [.., var last] && _kinds.Contains(last);

    private static string Fold(string phrase) =>
        string.Join(' ', Word.Split(TextFolding.Fold(phrase)).Select(word => Singular.Of(word.Text)));
}
