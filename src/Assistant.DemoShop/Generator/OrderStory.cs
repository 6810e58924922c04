using Assistant.Core.Shop;
using Assistant.DemoShop.Records;

namespace Assistant.DemoShop.Generator;

/// <summary>A way in which an order can go, and how often one does.</summary>
/// <param name="Weight">Its share among all stories.</param>
/// <param name="MinAge">Days since it was placed, at least; the story's last step lies before today.</param>
/// <param name="MaxAge">Days since it was placed, at most.</param>
/// <param name="Tell">What happened.</param>
internal sealed record OrderStory(string Name, int Weight, int MinAge, int MaxAge, Action<OrderScene> Tell)
{
    private const ItemTraits OutOfTheOrdinary =
        ItemTraits.Digital | ItemTraits.PreOrder | ItemTraits.GiftCard | ItemTraits.Oversized;

    public int MinLines { get; init; } = 1;

    /// <summary>At least two of its first line.</summary>
    public bool Several { get; init; }

    /// <summary>Only customers outside the EU.</summary>
    public bool Abroad { get; init; }

    public Func<ProductRecord, bool> Suits { get; init; } = product => (product.Traits & OutOfTheOrdinary) is ItemTraits.None;

    public static Func<ProductRecord, bool> With(ItemTraits trait) => product => product.Traits.HasFlag(trait);

    /// <summary>What may come back because somebody changed their mind.</summary>
    public static bool Returnable(ProductRecord product) => (product.Traits & (OutOfTheOrdinary
        | ItemTraits.FinalSale | ItemTraits.Hygiene | ItemTraits.Personalised | ItemTraits.Regulated)) is ItemTraits.None;
}
