using System.Text.RegularExpressions;
using Assistant.Brains.BuiltIn.Answers;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.Products;
using Assistant.Brains.BuiltIn.References;
using Assistant.Brains.Understanding;
using Assistant.Brains.Understanding.Slots;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.Dialogue;

/// <summary>Reads an answer to what was asked, wherever in the message and in whichever order the values stand.</summary>
internal static partial class Answering
{
    [GeneratedRegex(@"^#?(?<digits>\d{3,15})\.?$", RegexOptions.NonBacktracking)]
    private static partial Regex Digits { get; }

    /// <summary>The waiting flow with what the part gives it; null when it gives nothing that was asked for.</summary>
    public static OpenFlow? Of(UnderstoodPart part, OpenFlow waiting, Focus focus, SlotFiller filler) => waiting.Asked switch
    {
        Slots.Order or Slots.Email or Slots.Code => Identified(part, waiting, focus),
        Slots.Product when Referents.Product(part, focus) is { } product => waiting.With(Slots.Product, product),
        Slots.Product or Slots.Query when part.Prediction.IsRejected || part.Prediction.Intent is "product_search" or "product_question" or "stock" =>
            waiting.With(Slots.Query, Excerpt.Of(part.Text)),
        Slots.Wish when part.Prediction.IsRejected || IsAboutProducts(part) || filler.Wish(part).HasFilters => Wished(filler.Wish(part), waiting),
        _ => null,
    };

    private static bool IsAboutProducts(UnderstoodPart part) => part.Prediction.Intent is "product_search" or "product_question" or "stock";

    /// <summary>Who has no idea what to give is shown presents; a second question would help nobody.</summary>
    private static OpenFlow? Wished(CatalogWish said, OpenFlow waiting) => CatalogWish.Of(waiting.Slots).And(said) switch
    {
        { IsEnough: true } wish => wish.Into(waiting),
        { IsGift: true } wish => wish.Into(waiting).With(Slots.Wish, "true"),
        _ => null,
    };

    private static OpenFlow? Identified(UnderstoodPart part, OpenFlow waiting, Focus focus)
    {
        var order = waiting.Asked is Slots.Order ? Referents.Order(part, focus) ?? BareNumber(part) : Referents.Named(part);
        var email = part.Find<Slot.Email>()?.Address.Value;
        var answered = waiting;
        answered = order is null ? answered : answered.With(Slots.Order, order);
        answered = email is null ? answered : answered.With(Slots.Email, email);
        return order is null && email is null ? null : answered;
    }

    /// <summary>Digits alone are an order number where one was asked for; nowhere else.</summary>
    private static string? BareNumber(UnderstoodPart part) =>
        Digits.Match(TextFolding.Fold(part.Text).Trim()) is { Success: true } bare
            ? new OrderNumberRecogniser()
                .Find(new SlotText($"order {bare.Groups["digits"].Value}", new UnderstandingContext(DateOnly.MinValue)))
                .OfType<Slot.Order>()
                .FirstOrDefault()?.Number.Value
            : null;
}
