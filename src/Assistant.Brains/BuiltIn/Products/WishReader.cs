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

    [GeneratedRegex(@"\b(in stock|on stock|available now|available right now|available today|availble|ready to ship|that you have right now|not sold out|that (are|is) available|deliverable)\b")]
    private static partial Regex Available { get; }

    [GeneratedRegex(
        @"\b(reduced|marked down|discounted|(on|in|from) (the )?(sale|offer|clearance)|clearance|on special|special offers?|bargains?|sale (items?|prices?)|at a discount|price cuts?|price reductions?)\b")]
    private static partial Regex Reduced { get; }

    [GeneratedRegex(@"\b(sizes?|sz)\b")]
    private static partial Regex SizeWord { get; }

    [GeneratedRegex(@"\b(gifts?|presents?)\b")]
    private static partial Regex Gift { get; }

    [GeneratedRegex(@"\bgift[ -]?(cards?|vouchers?|certificates?|wrap|wrapping|wrapped|box)\b")]
    private static partial Regex GiftCard { get; }

    private static readonly FrozenSet<string> Polite = ["a", "an", "the", "some", "any", "please", "pls", "hi", "hello", "hey", "and", "or", "ok", "okay", "maybe", "just", "also", "thanks"];

    private static readonly FrozenSet<string> BeforeUse = ["for", "in", "on", "during", "when", "against", "at", "while", "likes", "loves", "like", "into", "who"];

    // "We are a family of four, which tent ...": the thing stands behind these.
    private static readonly FrozenSet<string> AsksWhich = ["which", "what"];

    private readonly PriceWords _prices = new(currency);

    public CatalogWish Read(UnderstoodPart part)
    {
        var text = new Remaining(TextFolding.Fold(part.Mended));

        // The figure in "Eider -15" is part of a name and measures nothing.
        foreach (var name in part.Slots.OfType<Slot.Product>().Select(slot => TextFolding.Fold(slot.At.Raw)).Where(name => name.Contains(' ', StringComparison.Ordinal) && name.Any(char.IsDigit)))
        {
            text.Take(name);
        }

        var wish = new CatalogWish
        {
            Currency = currency,

            // A gift card is a thing; a gift may be anything.
            IsGift = Gift.IsMatch(text.Text) && !GiftCard.IsMatch(text.Text),
            MinRating = RankingWords.MinRating(text),
            InStock = text.Take(Available),
            Reduced = text.Take(Reduced),
            Sort = RankingWords.Sort(text),
            Unwanted = [.. UnwantedBrands(text), .. Unwanted(part, text)],
            Options = Options(part, text),

            // Before prices: what stands between 40 and 60 litres costs neither.
            Measures = MeasureWords.Read(text),
        };
        wish = _prices.Read(wish, part, text);
        foreach (var slot in part.Slots.Where(slot => slot is Slot.Quantity or Slot.Order or Slot.Email))
        {
            text.Take(TextFolding.Fold(slot.At.Raw));
        }

        text.Take(VariantChoice.Ends);
        wish = wish with { Brand = Brand(text), Unwanted = wish.IsGift ? wish.Unwanted : [.. wish.Unwanted, .. Audience.Others(text)] };
        return Named(For(wish, text), part, text);
    }

    /// <summary>"Not from Larkfield": brands that are named to be left out.</summary>
    private List<string> UnwantedBrands(Remaining text)
    {
        var brands = names.Brands.Where(name => text.At(TextFolding.Fold(name)) is >= 0 and var at && UnwantedWords.Negates(text.Text, at)).ToList();
        brands.ForEach(name => text.Take(TextFolding.Fold(name)));
        return brands;
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

        if (options.Any(option => !Colours.IsColour(option)))
        {
            text.Take(SizeWord);
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
    private CatalogWish For(CatalogWish wish, Remaining text)
    {
        var words = Word.Split(text.Text).ToImmutableArray();
        var uses = UsePhrases.Find(words).Where(hit => (IsAfter(hit.First, words) && !IsCompound(hit.First + hit.Count, words)) || hit.Count == words.Length).ToList();
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

    /// <summary>A "rain jacket" is a thing; "rain" is no weather in it.</summary>
    private bool IsCompound(int next, ImmutableArray<Word> words) => next < words.Length && words[next].Start == words[next - 1].End + 1 && names.IsKind(words[next].Text);

    private static bool IsAfter(int first, ImmutableArray<Word> words) =>
        words.Take(first).TakeLast(3).Any(word => BeforeUse.Contains(word.Text));

    /// <summary>
    /// A noun phrase that is left is the kind: the first one that the shop has such things of, else the one behind "which", else
    /// the first. All words that are left describe it.
    /// </summary>
    private CatalogWish Named(CatalogWish wish, UnderstoodPart part, Remaining text)
    {
        var words = Word.Split(text.Text).ToList();
        var meaning = words.Select(word => word.Text).Where(word => NounPhrases.IsMeaning(word) && !word.All(char.IsDigit)).ToList();
        var described = meaning.Concat(wish.Uses.Where(use => !meaning.Contains(use))).ToList();
        var phrases = NounPhrases.In(text.Text, words).ToList();
        var asked = words.FindIndex(word => AsksWhich.Contains(word.Text));
        var known = phrases.Find(phrase => asked >= 0 && phrase[0].Start > words[asked].Start && names.IsKind(phrase[^1].Text))
            ?? (phrases.FindIndex(phrase => names.IsKind(phrase[^1].Text)) is >= 0 and var first ? NounPhrases.Whose(first, phrases, words) : null);
        var isSold = known is not null && names.IsKind(known[^1].Text);
        var chosen = known
            ?? (asked >= 0 ? phrases.Find(phrase => phrase[0].Start > words[asked].Start) : null)
            ?? phrases.FirstOrDefault();
        var begins = words.TakeWhile(word => !NounPhrases.IsMeaning(word.Text)).Select(word => word.Text).ToList();
        var isAnything = known is null && (begins.Any(word => word is "something" or "anything" or "stuff") || begins is [.., "to"]);
        if (chosen is null || chosen.Count > MaxKindWords || isAnything)
        {
            return wish with { Words = Said(described) };
        }

        // "The Ember" is a name that two things have, and no kind of thing.
        var name = part.Slots.OfType<Slot.Product>().FirstOrDefault(slot => slot.Products.Length > 1 && TextFolding.Fold(slot.At.Raw) == chosen[^1].Text);
        var belongsTo = known is null ? null : Owner(part, known[^1].Text);
        return wish with
        {
            Words = Said(belongsTo is null ? described : [.. described, .. Word.Split(belongsTo).Select(word => word.Text).Except(described)]),
            Kind = name is null ? Said(chosen.Select(word => word.Text)) : null,
            IsKnownKind = isSold,
            IsOnlyThing = name is null && words.TrueForAll(word => chosen.Contains(word) || Polite.Contains(word.Text)),
            GoesWith = belongsTo,
        };
    }

    /// <summary>The product that an accessory is for: "a groundsheet that goes under the Skerry 3" is no tent.</summary>
    private static string? Owner(UnderstoodPart part, string kind)
    {
        var said = TextFolding.Fold(part.Text);
        return SearchTerms.Of(kind) is [.., var stem] && Kinds.IsAccessory(stem)
            && part.Slots.OfType<Slot.Product>().Select(slot => TextFolding.Fold(slot.At.Raw)).FirstOrDefault(raw => raw.Contains(' ', StringComparison.Ordinal)) is { } named
            && said.IndexOf(kind, StringComparison.Ordinal) < said.IndexOf(named, StringComparison.Ordinal)
            && !Word.Split(named).Any(word => word.Text == kind)
                ? named
                : null;
    }

    private static string? Said(IEnumerable<string> words) => string.Join(' ', words) is { Length: > 0 } said ? Excerpt.Of(said) : null;
}
