using System.Text.RegularExpressions;
using Assistant.Brains.Understanding.Slots;

namespace Assistant.Brains.BuiltIn.Acting.Stated;

/// <summary>Whether words are about an order at all, and what of them only says who writes.</summary>
internal static partial class OrderMention
{
    [GeneratedRegex(@"\b(order|orders|parcel|package|delivery|shipment|w[0-9]{3,8})\b")]
    private static partial Regex NamesOrder { get; }

    public static bool Is(IEnumerable<Slot> slots, string text) => NamesOrder.IsMatch(text) || slots.Any(slot => slot is Slot.Order or Slot.Reference);

    /// <summary>"My mail is ada@example.com" says who writes, and not what is to be sent.</summary>
    public static string WithoutMail(string text, IEnumerable<Slot> slots) => slots.Any(slot => slot is Slot.Email) ? MailAddress.Replace(text, "") : text;

    [GeneratedRegex(@"\b(my |the )?(e-?)?mail( address)?( is|:)?")]
    private static partial Regex MailAddress { get; }
}
