using System.Collections.Immutable;
using Assistant.Core.Shop;

namespace Assistant.Brains.Understanding.Slots;

/// <summary>The phrases by which shoppers may name products.</summary>
public interface IProductVocabulary
{
    /// <summary>
    /// The products that a phrase names, best first; none when it names nothing. The phrase is folded
    /// (<see cref="Core.Text.TextFolding"/>), its words are in the singular and separated by one space.
    /// </summary>
    ImmutableArray<ProductId> Find(string phrase);

    /// <summary>How many words the longest phrase has; 0 when there are no phrases.</summary>
    int LongestPhrase { get; }

    /// <summary>The brands of the shop, as they are written.</summary>
    ImmutableArray<string> Brands { get; }

    /// <summary>Whether things of the shop are called so: "tent" and "tents", not "kayak". The word is folded.</summary>
    bool IsKind(string word);
}
