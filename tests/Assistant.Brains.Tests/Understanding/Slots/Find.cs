using Assistant.Brains.Understanding;
using Assistant.Brains.Understanding.Slots;
using Assistant.Core.Shop;

namespace Assistant.Brains.Tests.Understanding.Slots;

/// <summary>Finds the slots of one kind in a text, on a fixed day in a small shop.</summary>
internal static class Find
{
    /// <summary>A Saturday.</summary>
    public static readonly DateOnly Today = new(2026, 11, 21);

    public static readonly UnderstandingContext Context = new(Today)
    {
        Products = new ProductVocabulary(
        [
            new("Ridge Tent", new ProductId("ridge")),
            new("tents", new ProductId("ridge")),
            new("Tent", new ProductId("summit")),
            new("Trail Boots", new ProductId("trail")),
            new("boots", new ProductId("trail")),
            new("sleeping bag", new ProductId("bag")),
            new("torch", new ProductId("torch")),
        ]),
    };

    public static IReadOnlyList<TSlot> In<TSlot>(string text)
        where TSlot : Slot => [.. SlotFinder.Find(new SlotText(text, Context)).OfType<TSlot>()];
}
