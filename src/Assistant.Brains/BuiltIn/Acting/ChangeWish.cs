using System.Text.RegularExpressions;
using Assistant.Brains.BuiltIn.Accounts;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.Understanding;
using Assistant.Brains.Understanding.Slots;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.Acting;

/// <summary>Which change some words are about: an intent says only that something of an order or of the account is to be another way.</summary>
internal static partial class ChangeWish
{
    [GeneratedRegex(@"\b(pay|pays|paid|paying|payment|charge|charged|billed|debit|paypal|visa|mastercard|maestro|amex|klarna|ideal|credit card|debit card|gift card|another card|other card|different card|my card)\b")]
    private static partial Regex OfPayment { get; }

    [GeneratedRegex(@"\b(change|switch|move|put|use|pay|charge|bill|settle)\b.*\b(instead|another|different|other|to|with|on|from|by|via|my)\b", RegexOptions.NonBacktracking)]
    private static partial Regex ChangesPayment { get; }

    [GeneratedRegex(@"\b(address|addresses|street|postcode|postal code|zip code|deliver(ed)? (it |this |that )?to|ship(ped)? (it |this |that )?to|sen[dt] (it |this |that |my order )?to|move (house|to)|moved|elsewhere|somewhere else)\b")]
    private static partial Regex OfAddress { get; }

    [GeneratedRegex(@"\b(size|sizes|colou?r|colou?rs|variant|version|model|bigger|smaller|larger|(wrong|different|another|other) (size|colou?r|one))\b")]
    private static partial Regex OfVariant { get; }

    [GeneratedRegex(@"\b(remove|drop|take (\p{L}+ ){0,3}(out|off)|leave (\p{L}+ ){0,3}out|strike|scrap|delete|(don'?t|do not|no longer) (want|need))\b")]
    private static partial Regex Removes { get; }

    [GeneratedRegex(@"\b(account|profile|address book|(change|update|edit|set|correct|replace|save|store|have a new|got a new|my new) (\p{L}+ ){0,2}(e-?mail|phone|mobile|telephone|default address|home address|number))\b")]
    private static partial Regex OfAccount { get; }

    [GeneratedRegex(@"\b(order|orders|parcel|package|delivery|shipment|w[0-9]{3,8})\b")]
    private static partial Regex OfOrder { get; }

    /// <summary>The flow that does it, instead of the one that an intent starts.</summary>
    public static string Routed(string flow, UnderstoodPart part)
    {
        var text = TextFolding.Fold(part.Mended);
        return flow switch
        {
            WellKnown.ChangeOrder => Of(part) ?? flow,
            "account" or "address_book" when part.Find<Slot.Order>() is not null && OfAddress.IsMatch(text) && SaysNew.IsMatch(text) => WellKnown.ChangeAddress,
            WellKnown.ChangeAddress or "account" or "address_book" when IsOfAccount(part, text) && ActWish.IsSaid(part.Mended) => WellKnown.UpdateProfile,
            "payment_issue" or "policy" when OfPayment.IsMatch(text) && ChangesPayment.IsMatch(text) && IsOfOrder(part, text) && PaymentChoice.NamesOne(text) && ActWish.IsSaid(part.Mended) => WellKnown.ChangePayment,
            _ => flow,
        };
    }

    [GeneratedRegex(@"\b(change|update|correct|new|different|another|wrong|other|instead|should be|moved?)\b")]
    private static partial Regex SaysNew { get; }

    // What is called so may have arrived: that flow turns to a change of the order where it has not left.
    [GeneratedRegex(@"\b(exchang\w*|swap\w*)\b")]
    private static partial Regex Exchanges { get; }

    /// <summary>What of an order; null where the words do not say.</summary>
    public static string? Of(UnderstoodPart part)
    {
        var text = TextFolding.Fold(part.Mended);
        return OfPayment.IsMatch(text) ? WellKnown.ChangePayment
            : Exchanges.IsMatch(text) ? WellKnown.ExchangeItem
            : OfAddress.IsMatch(text) ? WellKnown.ChangeAddress
            : OfVariant.IsMatch(text) || part.Find<Slot.Size>() is not null || part.Find<Slot.Colour>() is not null ? WellKnown.ChangeItems
            : Removes.IsMatch(text) ? WellKnown.CancelOrder
            : null;
    }

    private static bool IsOfAccount(UnderstoodPart part, string text) =>
        OfAccount.IsMatch(text) && part.Find<Slot.Order>() is null && !OfOrder.IsMatch(text.Replace("delivery address", "", StringComparison.Ordinal))
            && (ProfileChoice.Of(part.Mended) is not ProfileSubjects.None || part.Find<Slot.Email>() is not null);

    private static bool IsOfOrder(UnderstoodPart part, string text) =>
        OfOrder.IsMatch(text) || part.Slots.Any(slot => slot is Slot.Order or Slot.Reference);
}
