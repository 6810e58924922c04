using Assistant.Brains.Understanding.Slots;

namespace Assistant.Brains.Understanding;

/// <summary>What must be known besides the text to understand it.</summary>
/// <param name="Today">The shopper's day, for "yesterday" and dates without a year.</param>
public sealed record UnderstandingContext(DateOnly Today)
{
    /// <summary>The names that products go by.</summary>
    public IProductVocabulary Products { get; init; } = ProductVocabulary.Empty;
}
