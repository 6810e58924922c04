using System.Text.RegularExpressions;
using Assistant.Brains.Understanding;
using Assistant.Brains.Understanding.Slots;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.Acting.Stated;

/// <summary>An order, or the account, that is to have another address: "W1005 has to go to Storgatan 7", "my default address is ...".</summary>
internal static partial class StatedAddress
{
    /// <summary>Whether a message in which an address is written wants an order to go there, or the account to have it.</summary>
    /// <param name="slots">Those of the message.</param>
    public static bool IsTakenFrom(string message, IReadOnlyCollection<Slot> slots)
    {
        var text = TextFolding.Fold(message);
        return (NamesAccount.IsMatch(text) && OwnAddress.IsMatch(text))
            || (OrderMention.Is(slots, text) && Goes.IsMatch(text) && !OtherSending.IsMatch(OrderMention.WithoutMail(text, slots)));
    }

    [GeneratedRegex(@"\b(account|profile|address book)\b")]
    private static partial Regex NamesAccount { get; }

    [GeneratedRegex(@"\b(default|standard|home|main|primary|usual|stored|saved) (delivery |shipping |postal )?address\b")]
    private static partial Regex OwnAddress { get; }

    /// <summary>"Make Storgatan 7 the default address of my account".</summary>
    public static bool OfAccount(UnderstoodPart part, string text) =>
        part.Find<Slot.Order>() is null && NamesAccount.IsMatch(text) && OwnAddress.IsMatch(text) && AddressWords.Find(part.Mended) is not null;

    [GeneratedRegex(@"\b(send|sent|ship|shipped|deliver|delivered|redirect|forward|re-?route|go|goes|going|come|bring|brought|moved?|moving|address|should be|must be)\b")]
    private static partial Regex Goes { get; }

    [GeneratedRegex(@"\b(send|ship|deliver|redirect|forward|re-?route|bring|post|mail|have)\b ([\p{L}\p{N}'#]+ ){0,5}(sent |delivered |shipped |redirected )?(to|at) (my|our|a|an|another|a different|the other|his|her|their|this|the following|[\p{L}]+'s)\b|\b(send|ship|deliver|redirect|forward|re-?route|bring) ([\p{L}\p{N}'#]+ ){1,5}(over )?there\b")]
    private static partial Regex NamesTarget { get; }

    [GeneratedRegex(@"\b(somewhere|someplace|anywhere) else\b|\belsewhere\b|\b(to|at) (my|our|the|an?) (other|second|new|different|office|work)( delivery| shipping)? address\b|\b(wrong|old|previous|another|different|new) (delivery |shipping |street |postal )?address\b|\b(i|we)('ve| have|ve)? (just |recently |since )?moved\b")]
    private static partial Regex Elsewhere { get; }

    [GeneratedRegex(@"\b(back|return|returns|person|human|colleague|inbox|e-?mail|phone|invoice|receipt|code|link|bank)\b|\b(to|at) (my|our|this|that) (question|problem|mail|chat|order)\b")]
    private static partial Regex OtherSending { get; }

    [GeneratedRegex(@"^((and|so|but|ok|okay|hi|hello|hey|please)[, ]+){0,2}(where|when|how|what|why|did|has|have|do you|which|is|was)\b")]
    private static partial Regex WhereOrWhen { get; }

    public static bool OfOrder(UnderstoodPart part, string text)
    {
        if (!OrderMention.Is(part.Slots, text) || WhereOrWhen.IsMatch(text) || OtherSending.IsMatch(OrderMention.WithoutMail(text, part.Slots)))
        {
            return false;
        }

        return NamesTarget.IsMatch(text)
            || (part.Find<Slot.Order>() is not null && Elsewhere.IsMatch(text) && Goes.IsMatch(text) && !ActWish.AsksTheWayIn(part.Mended))
            || (Goes.IsMatch(text) && AddressWords.Find(part.Mended) is not null);
    }
}
