using System.Collections.Frozen;
using System.Text;
using Assistant.Brains.Understanding.Slots;
using Assistant.Core.Text;

namespace Assistant.Brains.Understanding.Messages;

/// <summary>Puts right what was typed in a hurry or in anger: slips in the words that shoppers' wishes turn on, short forms of chats, expletives.</summary>
internal static class Mending
{
    private static readonly FrozenDictionary<string, string> ShortForms = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["u"] = "you", ["ur"] = "your", ["r"] = "are", ["wat"] = "what", ["wht"] = "what", ["wats"] = "what is", ["whats"] = "what is",
        ["pls"] = "please", ["plz"] = "please", ["thx"] = "thanks", ["dnt"] = "don't", ["cant"] = "can't", ["gimme"] = "give me",
        ["yur"] = "your", ["hw"] = "how", ["abt"] = "about", ["wen"] = "when", ["dose"] = "does", ["hav"] = "have", ["hv"] = "have", ["hwo"] = "how", ["teh"] = "the", ["taht"] = "that", ["waht"] = "what", ["adn"] = "and", ["whcih"] = "which",
        ["bck"] = "back", ["tho"] = "though", ["im"] = "i'm", ["ive"] = "i've", ["wanna"] = "want to", ["gonna"] = "going to", ["gotta"] = "have to", ["n"] = "and", ["y"] = "why", ["cuz"] = "because",
        ["smth"] = "something", ["sth"] = "something", ["smthg"] = "something", ["ppl"] = "people", ["b4"] = "before", ["yr"] = "year", ["yrs"] = "years", ["tmrw"] = "tomorrow",
        ["didnt"] = "didn't", ["doesnt"] = "doesn't", ["isnt"] = "isn't", ["wasnt"] = "wasn't", ["havent"] = "haven't", ["hasnt"] = "hasn't",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly Spelling Subjects = new(
    [
        "return", "returns", "refund", "refunds", "policy", "delivery", "deliver", "shipping", "address", "order", "orders", "cancel",
        "exchange", "warranty", "guarantee", "gift", "card", "cards", "payment", "parcel", "package", "account", "password", "discount",
        "voucher", "invoice", "damaged", "broken", "missing", "track", "tracking", "size", "complaint", "opening", "hours", "money",
        "change", "customer", "service", "person", "stock", "where", "when", "what", "does", "take", "long", "much", "with", "back",
        "have", "cheapest", "cheaper", "colour", "colours", "waterproof", "available", "label", "labels", "paypal", "klarna", "bancontact", "replacement",
        .. Countries(),
    ]);

    // Short words are slips only where hardly any other could stand.
    private static readonly Spelling AfterHow = new(["long", "much", "many", "soon"], shortest: 3);

    private static readonly FrozenSet<string> Right =
        EmbeddedText.Lines("right-words.txt").SelectMany(line => line.Split(';', StringSplitOptions.TrimEntries)).ToFrozenSet(StringComparer.Ordinal);

    private const int ShortestCountry = 6;

    /// <summary>The text with its slips mended; null when there are none.</summary>
    public static string? Of(string text)
    {
        var written = TextFolding.Fold(text);
        var folded = Expletives.Without(written) ?? written;
        folded = Idioms.Plain(folded) ?? folded;
        var mended = new StringBuilder();
        var at = 0;
        var before = "";
        foreach (var word in Word.Split(folded))
        {
            mended.Append(folded, at, word.Start - at).Append(Mended(word.Text, before));
            (at, before) = (word.End, word.Text);
        }

        mended.Append(folded, at, folded.Length - at);
        return mended.ToString() is var whole && whole != written ? whole : null;
    }

    private static string Mended(string word, string before) =>
        ShortForms.GetValueOrDefault(word)
        ?? (before is "how" or "hw" or "hwo" ? AfterHow.Nearest(word) : null)
        ?? (Right.Contains(word) ? word : Subjects.Nearest(word) is { } near && !IsFormOf(near, word) ? near : word);

    /// <summary>"Delivered" is no slip in "deliver".</summary>
    private static bool IsFormOf(string known, string word) =>
        word[^1] is 's' or 'd' or 'g' or 'r' && SearchTerms.Of(known).SequenceEqual(SearchTerms.Of(word));

    private static IEnumerable<string> Countries() =>
        EmbeddedText.Lines("countries.txt")
            .SelectMany(line => line[3..].Split(';', StringSplitOptions.TrimEntries))
            .Select(TextFolding.Fold)
            .Where(name => name.Length >= ShortestCountry && name.All(char.IsLetter));
}
