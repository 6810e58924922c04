using System.Collections.Immutable;
using Assistant.Core.Guardrails.Phrases;
using Assistant.Core.Text;

namespace Assistant.Core.Guardrails.Tone;

/// <summary>Words that are meant to hurt or to harass whoever reads them.</summary>
/// <param name="Kinds"><c>insult</c>, <c>sexual</c>; sorted.</param>
/// <param name="WantsShop">Whether the message wants something that a shop does, too, in however strong words.</param>
public sealed record AbuseSigns(ImmutableArray<string> Kinds, bool WantsShop)
{
    private const string Shop = "shop";

    private static readonly Lazy<PhraseBook> Book = new(() => PhraseBook.Read(
        EmbeddedList.Lines("abuse.txt").Concat(EmbeddedList.Lines("shop-matters.txt"))));

    /// <summary>The patterns of all kinds.</summary>
    internal static PhraseBook Patterns => Book.Value;

    /// <summary>What is in a text; null for nearly every text.</summary>
    public static AbuseSigns? In(string text)
    {
        var hits = Book.Value.Find(text);
        ImmutableArray<string> kinds = [.. hits.Select(hit => hit.Kind).Where(kind => kind is not Shop).Distinct().Order(StringComparer.Ordinal)];
        return kinds.IsEmpty ? null : new AbuseSigns(kinds, hits.Any(hit => hit.Kind is Shop));
    }
}
