using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Assistant.Brains.BuiltIn.Answers;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.Understanding;
using Assistant.Brains.Understanding.Slots;
using Assistant.Core.Catalog;
using Assistant.Core.Catalog.Vocabulary;
using Assistant.Core.Shop;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.Products;

/// <summary>Reads from a shopper's words what they look for. What has been read is taken out; what is left names the thing.</summary>
/// <param name="currency">ISO 4217 code of prices that name none.</param>
internal sealed partial class WishReader(string currency, IProductVocabulary names)
{
    private const int MaxKindWords = 4;

    private static readonly PhraseTable<string> UsePhrases = PhraseTable<string>.From(Uses.Phrases);
    private static readonly PhraseTable<string> Recipients = PhraseTable<string>.From(Uses.Recipients);

    private static readonly FrozenSet<string> Praise =
        EmbeddedText.Lines("praise.txt").SelectMany(line => line.Split(':')[1].Split(';', StringSplitOptions.TrimEntries)).ToFrozenSet();

    [GeneratedRegex(@"\b(in stock|on stock|available now|available right now|available today|availble|ready to ship|that you have right now|not sold out|that (are|is) available|deliverable)\b", RegexOptions.NonBacktracking)]
    private static partial Regex Available { get; }

    [GeneratedRegex(@"\b(gifts?|presents?)\b", RegexOptions.NonBacktracking)]
    private static partial Regex Gift { get; }

    [GeneratedRegex(@"\bgift[ -]?(cards?|vouchers?|certificates?|wrap|wrapping|wrapped|box)\b", RegexOptions.NonBacktracking)]
    private static partial Regex GiftCard { get; }

    // Where a noun phrase ends.
    private static readonly FrozenSet<string> Boundaries =
    [
        "for", "with", "without", "in", "on", "at", "to", "from", "that", "which", "who", "what", "whose", "under", "below", "over", "above", "between", "around",
        "like", "by", "but", "and", "or", "when", "while", "as", "is", "are", "was", "be", "because", "if", "so", "than", "i", "we", "my", "it", "they", "can", "will",
        "fits", "fit", "of", "less", "up", "max", "not", "during", "against", "about", "suitable", "available", "made", "has", "have", "does", "do", "you",
    ];

    private static readonly FrozenSet<string> BeforeUse = ["for", "in", "on", "during", "when", "against", "at", "while", "likes", "loves", "like", "into"];

    // "We are a family of four, which tent ...": the thing stands behind these.
    private static readonly FrozenSet<string> AsksWhich = ["which", "what"];

    private static readonly FrozenSet<string> Anything = ["something", "anything", "nothing", "no", "stuff", "things", "everything", "some", "what"];

    private readonly PriceWords _prices = new(currency);

    public CatalogWish Read(UnderstoodPart part)
    {
        var text = new Remaining(TextFolding.Fold(part.Mended));
        var wish = new CatalogWish
        {
            Currency = currency,

            // A gift card is a thing; a gift may be anything.
            IsGift = Gift.IsMatch(text.Text) && !GiftCard.IsMatch(text.Text),
            MinRating = RankingWords.MinRating(text),
            InStock = text.Take(Available),
            Sort = RankingWords.Sort(text),
            Unwanted = Unwanted(part, text),
            Options = Options(part, text),

            // Before prices: what stands between 40 and 60 litres costs neither.
            Measures = MeasureWords.Read(text),
        };
        wish = _prices.Read(wish, part, text);
        foreach (var slot in part.Slots.Where(slot => slot is Slot.Quantity or Slot.Order or Slot.Email))
        {
            text.Take(TextFolding.Fold(slot.At.Raw));
        }

        wish = wish with { Brand = Brand(text) };
        return Named(For(wish, text), text);
    }

    /// <summary>Colours and sizes that are named to be left out, and other things that are.</summary>
    private static ImmutableArray<string> Unwanted(UnderstoodPart part, Remaining text)
    {
        var unwanted = new List<(string Value, string Raw)>();
        var words = text.Text;
        foreach (var slot in part.Slots.Where(slot => slot is Slot.Colour or Slot.Size))
        {
            var raw = TextFolding.Fold(slot.At.Raw);
            if (words.IndexOf(raw, StringComparison.Ordinal) is >= 0 and var at && UnwantedWords.Negates(words, at))
            {
                unwanted.Add((Value(slot), raw));
            }
        }

        unwanted.ForEach(option => text.Take(option.Raw));
        return [.. unwanted.Select(option => option.Value).Concat(unwanted.Count > 0 ? [] : UnwantedWords.Things(text)).Distinct()];
    }

    /// <summary>The shade itself where one is named: who says "olive" does not mean any green.</summary>
    private static ImmutableArray<string> Options(UnderstoodPart part, Remaining text)
    {
        var options = ImmutableArray.CreateBuilder<string>();
        foreach (var slot in part.Slots.Where(slot => slot is Slot.Colour or Slot.Size))
        {
            // What is not there any more was named to be left out.
            var raw = TextFolding.Fold(slot.At.Raw);
            if (text.Holds(raw))
            {
                options.Add(Value(slot));
                text.Take(raw);
            }
        }

        return options.ToImmutable();
    }

    private static string Value(Slot slot) => slot is Slot.Size size ? size.Value : TextFolding.Fold(slot.At.Raw);

    private string? Brand(Remaining text)
    {
        var brand = names.Brands.FirstOrDefault(name => text.Holds(TextFolding.Fold(name)));
        if (brand is not null)
        {
            text.Take(TextFolding.Fold(brand));
        }

        return brand;
    }

    /// <summary>What and whom it is for, said after "for" and the like; or alone, as an answer.</summary>
    private static CatalogWish For(CatalogWish wish, Remaining text)
    {
        var words = Word.Split(text.Text).ToImmutableArray();
        var uses = UsePhrases.Find(words).Where(hit => IsAfter(hit.First, words) || hit.Count == words.Length).ToList();
        var recipients = Recipients.Find(words).Where(hit => wish.IsGift || IsAfter(hit.First, words) || hit.Count == words.Length).ToList();
        foreach (var hit in uses.Concat(recipients))
        {
            text.Take(words[hit.First].Start, words[hit.First + hit.Count - 1].End - words[hit.First].Start);
        }

        return wish with
        {
            Uses = [.. uses.Concat(recipients).Select(hit => hit.Meaning).Where(use => use is not Uses.Anyone).Distinct()],
            HasRecipient = recipients.Count > 0,
        };
    }

    private static bool IsAfter(int first, ImmutableArray<Word> words) =>
        words.Take(first).TakeLast(3).Any(word => BeforeUse.Contains(word.Text));

    /// <summary>The noun phrase that is left is the kind; all words that are left describe it.</summary>
    private static CatalogWish Named(CatalogWish wish, Remaining text)
    {
        var words = Word.Split(text.Text).Select(word => word.Text).ToList();
        var meaning = words.Where(word => IsMeaning(word) && !word.All(char.IsDigit)).ToList();
        var described = meaning.Concat(wish.Uses.Where(use => !meaning.Contains(use))).ToList();
        var from = words.FindIndex(word => AsksWhich.Contains(word));
        from = from >= 0 && from + 1 < words.Count && IsMeaning(words[from + 1]) ? from + 1 : 0;
        var phrase = words.Skip(from).SkipWhile(word => !IsMeaning(word)).TakeWhile(word => !Boundaries.Contains(word)).Where(word => IsMeaning(word) && !word.All(char.IsDigit)).ToList();
        var begins = words.TakeWhile(word => !IsMeaning(word)).ToList();
        var isAnything = begins.Any(word => word is "something" or "anything" or "stuff") || begins is [.., "to"];
        return wish with
        {
            Words = described.Count > 0 ? Excerpt.Of(string.Join(' ', described)) : null,
            Kind = phrase.Count is > 0 and <= MaxKindWords && !isAnything ? Excerpt.Of(string.Join(' ', phrase)) : null,
        };
    }

    private static bool IsMeaning(string word) =>
        !EmptyWords.Contains(word) && !Boundaries.Contains(word) && !Praise.Contains(word) && !Anything.Contains(word) && (word.Length > 1 || char.IsDigit(word[0]));
}
