using System.Collections.Frozen;
using System.Text;
using Assistant.Brains.Understanding.Slots;
using Assistant.Core.Text;

namespace Assistant.Brains.Understanding.Messages;

/// <summary>Puts right what was typed in a hurry: slips in the words that shoppers' wishes turn on, and short forms of chats.</summary>
internal static class Mending
{
    private static readonly FrozenDictionary<string, string> ShortForms = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["u"] = "you", ["ur"] = "your", ["r"] = "are", ["wat"] = "what", ["wht"] = "what", ["wats"] = "what is", ["whats"] = "what is",
        ["pls"] = "please", ["plz"] = "please", ["thx"] = "thanks", ["dnt"] = "don't", ["cant"] = "can't", ["gimme"] = "give me",
        ["yur"] = "your", ["hw"] = "how", ["abt"] = "about", ["wen"] = "when", ["dose"] = "does",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly Spelling Subjects = new(
    [
        "return", "returns", "refund", "refunds", "policy", "delivery", "deliver", "shipping", "address", "order", "orders", "cancel",
        "exchange", "warranty", "guarantee", "gift", "card", "cards", "payment", "parcel", "package", "account", "password", "discount",
        "voucher", "invoice", "damaged", "broken", "missing", "track", "tracking", "size", "complaint", "opening", "hours", "money",
        "change", "customer", "service", "person", "stock", "where", "when", "what", "does", "take", "long", "much", "with", "back",
    ]);

    /// <summary>The text with its slips mended; null when there are none.</summary>
    public static string? Of(string text)
    {
        var folded = TextFolding.Fold(text);
        var mended = new StringBuilder();
        var at = 0;
        foreach (var word in Word.Split(folded))
        {
            var right = ShortForms.GetValueOrDefault(word.Text) ?? Subjects.Nearest(word.Text) ?? word.Text;
            mended.Append(folded, at, word.Start - at).Append(right);
            at = word.End;
        }

        mended.Append(folded, at, folded.Length - at);
        return mended.ToString() is var whole && whole != folded ? whole : null;
    }
}
