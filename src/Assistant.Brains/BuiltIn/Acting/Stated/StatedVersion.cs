using System.Text.RegularExpressions;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.Understanding;
using Assistant.Brains.Understanding.Slots;
using Assistant.Core.Catalog;

namespace Assistant.Brains.BuiltIn.Acting.Stated;

/// <summary>Another version of an item: "the hoodie in W2281 should be L, not M", "swap the duffel in W2436 for a day pack".</summary>
internal static partial class StatedVersion
{
    [GeneratedRegex(@"\b(should (have been|be)|ought to be|supposed to be|meant to be|rather|instead|swap|swapped|change|changed|exchange|switch|make|replace|replaced|prefer|will do|would do|(need|want|would like|'d like|have) .* in|but (i |we |it )?(really |actually )?(need|needed|want|wanted|meant|should)|not (xxs|xs|s|m|l|xl|xxl))\b")]
    private static partial Regex OtherWay { get; }

    [GeneratedRegex(@"\b(another|different|other) (colou?r|size|version|variant|length)\b|\b(a|one) size (up|down|bigger|smaller|larger)\b|\b(bigger|smaller|larger) (size|one)\b")]
    private static partial Regex OtherVersion { get; }

    [GeneratedRegex(@"(^|[ ,.(])(xxs|xs|s|m|l|xl|xxl|xxxl)($|[ ,.!?)])")]
    private static partial Regex LetterSize { get; }

    [GeneratedRegex(@"\b(swap|exchange|change|replace|trade|switch)\b .+ (for|with|against|by|to|into) \p{L}")]
    private static partial Regex SwapsFor { get; }

    // What is called so may have arrived already; either flow turns to the other where the order stands so.
    [GeneratedRegex(@"\b(exchang\w*|swap\w*|trade|replace\w*)\b")]
    private static partial Regex Exchanges { get; }

    /// <summary>The flow that does it; null where no other version is stated.</summary>
    public static string? Of(UnderstoodPart part, string text) =>
        !IsIn(part, text) ? null
        : Exchanges.IsMatch(text) ? WellKnown.ExchangeItem
        : WellKnown.ChangeItems;

    [GeneratedRegex(@"\bmy (\p{L}+[ -]){0,3}\p{L}+")]
    private static partial Regex MyThing { get; }

    /// <summary>Of an order that is named, or "size 42 instead for my hiking boots".</summary>
    private static bool IsOwn(UnderstoodPart part, string text) =>
        part.Find<Slot.Order>() is not null || (MyThing.IsMatch(text) && ActWish.IsSaid(part.Mended) && (part.Slots.Any(slot => slot is Slot.Size or Slot.Colour) || LetterSize.IsMatch(text)));

    private static bool IsIn(UnderstoodPart part, string text)
    {
        if (!IsOwn(part, text) || StatedPayment.Refunds.IsMatch(text) || ActWish.AsksHow(part.Mended))
        {
            return false;
        }

        // Who names the very version that it should be wants it, however politely it is asked.
        var namesVersion = part.Slots.Any(slot => slot is Slot.Size or Slot.Colour) || LetterSize.IsMatch(text) || Measures.In(text).Any();
        if (!namesVersion && !ActWish.IsSaid(part.Mended))
        {
            return false;
        }

        return ((namesVersion || OtherVersion.IsMatch(text)) && OtherWay.IsMatch(text)) || (SwapsFor.IsMatch(text) && part.Find<Slot.Product>() is not null);
    }
}
