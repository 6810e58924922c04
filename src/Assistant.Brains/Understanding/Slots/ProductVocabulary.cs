using System.Collections.Frozen;
using System.Collections.Immutable;
using Assistant.Core.Shop;
using Assistant.Core.Text;

namespace Assistant.Brains.Understanding.Slots;

/// <summary>A product vocabulary made once from a list of phrases; several products may share one.</summary>
public sealed class ProductVocabulary : IProductVocabulary
{
    private readonly FrozenDictionary<string, ImmutableArray<ProductId>> _products;

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

    /// <summary>A vocabulary without phrases.</summary>
    public static ProductVocabulary Empty { get; } = new([]);

    /// <inheritdoc/>
    public int LongestPhrase { get; }

    /// <inheritdoc/>
    public ImmutableArray<ProductId> Find(string phrase) => _products.GetValueOrDefault(phrase, []);

    private static string Fold(string phrase) =>
        string.Join(' ', Word.Split(TextFolding.Fold(phrase)).Select(word => Singular.Of(word.Text)));
}
