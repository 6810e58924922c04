namespace Assistant.Brains.Understanding.Slots;

/// <summary>Products by the names that the catalog's vocabulary gives them; the longest name wins, singular or plural.</summary>
internal sealed class ProductRecogniser : ISlotRecogniser
{
    public IEnumerable<Slot> Find(SlotText text)
    {
        var vocabulary = text.Context.Products;
        string[] words = [.. text.Words.Select(word => Singular.Of(word.Text))];
        for (var first = 0; first < words.Length; first++)
        {
            for (var count = Math.Min(vocabulary.LongestPhrase, words.Length - first); count > 0; count--)
            {
                var products = vocabulary.Find(string.Join(' ', words, first, count));
                if (products.IsDefaultOrEmpty)
                    continue;

                yield return new Slot.Product(text.PlaceOfWords(first, count), products);
                first += count - 1;
                break;
            }
        }
    }
}
