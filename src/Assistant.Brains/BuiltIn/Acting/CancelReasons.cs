using Assistant.Brains.Understanding;
using Assistant.Brains.Understanding.Slots;

namespace Assistant.Brains.BuiltIn.Acting;

/// <summary>Why an order is cancelled, where the shopper said so; nobody is asked.</summary>
internal static class CancelReasons
{
    /// <summary>As <c>cancel_order</c> names it.</summary>
    public static string? Of(UnderstoodPart part) => part.Find<Slot.Reason>()?.Value switch
    {
        ShopperReason.NoLongerNeeded => "no_longer_needed",
        ShopperReason.OrderedByMistake => "ordered_by_mistake",
        ShopperReason.FoundCheaper => "found_cheaper",
        ShopperReason.ArrivedLate => "too_late",
        _ => null,
    };
}
