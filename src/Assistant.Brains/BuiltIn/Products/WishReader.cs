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
    private const double GoodRating = 4.0;
    private const double AroundPrice = 0.2;
    private const double AroundMeasure = 0.1;

    /// <summary>A tent for two may have room for a third and a fourth; one for eight is another thing.</summary>
    private const int SparePlaces = 2;
    private const int MaxKindWords = 4;

    private static readonly PhraseTable<string> UsePhrases = PhraseTable<string>.From(Uses.Phrases);
    private static readonly PhraseTable<string> Recipients = PhraseTable<string>.From(Uses.Recipients);

    private static readonly FrozenSet<string> Praise =
        EmbeddedText.Lines("praise.txt").SelectMany(line => line.Split(':')[1].Split(';', StringSplitOptions.TrimEntries)).ToFrozenSet();

    [GeneratedRegex(
        @"\b(around|about|roughly|approximately|approx\.?|circa|ca\.?|~) ?(?<sign>€|\$|£)? ?(?<number>[0-9]{1,6}([.,][0-9]{1,2})?) ?(?<unit>€|\$|£|euros?|eur|pounds?|quid|dollars?|bucks)?($|[^\p{L}\p{N}])",
        RegexOptions.NonBacktracking)]
    private static partial Regex AroundAPrice { get; }

    [GeneratedRegex(@"\b(temperatures?|degrees?|celsius)\b|°", RegexOptions.NonBacktracking)]
    private static partial Regex Temperature { get; }

    [GeneratedRegex(
        @"(\b(budget( is| of|:)?|spend|pay|cost(ing)?)( up to| at most| max| no more than)? ?|^)(€|\$|£)? ?(?<number>[0-9]{1,6}([.,][0-9]{1,2})?) ?(€|\$|£|euros?|eur)?( (or less|max|maximum|tops|at most))?($|[^\p{L}\p{N}%])|(?<number2>[0-9]{1,6}([.,][0-9]{1,2})?) ?(€|euros?|eur)?,? (or less|or under|or cheaper|max|maximum|tops|at most)\b",
        RegexOptions.NonBacktracking)]
    private static partial Regex Budget { get; }

    [GeneratedRegex(@"\b(budget|spend|pay|costing|or less|or under|or cheaper|max|maximum|tops|at most)\b", RegexOptions.NonBacktracking)]
    private static partial Regex SaysBudget { get; }

    [GeneratedRegex(
        @"\b(?<number>[1-5]([.,][0-9])?) ?(\+|plus|or more|or better|or higher|and up|and above)? ?-? ?stars?( (or more|or better|or higher|and up|and above))?\b|\brated (at least |over |above |better than )?(?<number2>[1-5]([.,][0-9])?)( (or more|or better|or higher|and up|and above))?\b|\b(rating|score) (of )?(at least |over |above )?(?<number3>[1-5]([.,][0-9])?)\b",
        RegexOptions.NonBacktracking)]
    private static partial Regex Stars { get; }

    [GeneratedRegex(@"\b(well|highly|positively)[ -](rated|reviewed)\b|\b(good|great|positive|excellent|high) (rating|ratings|reviews|stars)\b|\bwith (a )?(good|great) (rating|reviews)\b", RegexOptions.NonBacktracking)]
    private static partial Regex WellRated { get; }

    [GeneratedRegex(@"\b(best|top|highest)[ -](rated|reviewed|rating|ratings|reviews|score)\b|\b(sort(ed)?|order(ed)?) by (rating|reviews)\b|\bmost (popular|loved)\b", RegexOptions.NonBacktracking)]
    private static partial Regex BestRated { get; }

    [GeneratedRegex(@"\b(cheapest|lowest[ -]price|lowest[ -]priced|least expensive|most affordable|cheap|cheaply|inexpensive|affordable|low budget|(sort(ed)?|order(ed)?) by price|by price)\b", RegexOptions.NonBacktracking)]
    private static partial Regex Cheapest { get; }

    [GeneratedRegex(@"\b(most expensive|priciest|dearest|highest[ -]price|highest[ -]priced|most luxurious|high[ -]end)\b", RegexOptions.NonBacktracking)]
    private static partial Regex Dearest { get; }

    [GeneratedRegex(@"\b(lightest|which (one |of them |of these )?is lighter|least heavy|lowest weight|(sort(ed)?|order(ed)?) by weight|by weight)\b", RegexOptions.NonBacktracking)]
    private static partial Regex Lightest { get; }

    [GeneratedRegex(@"(^|\b(an?|any|some|something|anything|very|really|good|the|for|need|want|show me|find) )(?<light>light|lightweight) \p{L}", RegexOptions.NonBacktracking)]
    private static partial Regex LightThing { get; }

    [GeneratedRegex(@"\b(in stock|on stock|available now|available right now|available today|availble|ready to ship|that you have right now|not sold out|that (are|is) available|deliverable)\b", RegexOptions.NonBacktracking)]
    private static partial Regex Available { get; }

    [GeneratedRegex(@"\b(gifts?|presents?)\b", RegexOptions.NonBacktracking)]
    private static partial Regex Gift { get; }

    [GeneratedRegex(@"\bgift[ -]?(cards?|vouchers?|certificates?|wrap|wrapping|wrapped|box)\b", RegexOptions.NonBacktracking)]
    private static partial Regex GiftCard { get; }

    [GeneratedRegex(@"\b(for|sleeps|fits|family of|group of|of) (us )?(?<count>two|three|four|five|six|seven|eight|[1-9][0-9]?)( of us)?( adults| grown-ups| friends| campers)?($|[,.?!]| (under|below|in|with|and|that|which|please|max|on|up)\b)|\b(?<count2>[1-8])p\b|\b(?<count3>[1-9][0-9]?|one|two|three|four|five|six|seven|eight) ?-? ?(?<noun>persons?|people|ppl|man|adults)\b", RegexOptions.NonBacktracking)]
    private static partial Regex ForPeople { get; }

    [GeneratedRegex(@"(under|below|less than|lighter than|shorter than|smaller than|max\.?|maximum|up to|at most|no more than|not more than|within|<)( about)? ?$", RegexOptions.NonBacktracking)]
    private static partial Regex AtMost { get; }

    [GeneratedRegex(@"(over|above|more than|heavier than|longer than|bigger than|larger than|at least|min\.?|minimum|from|>)( about)? ?$", RegexOptions.NonBacktracking)]
    private static partial Regex AtLeast { get; }

    // What a chair carries is not what it weighs.
    [GeneratedRegex(@"(carry|carries|hold|holds|support|supports|load|bear|bears|weigh)( of| up to| at least)? ?$", RegexOptions.NonBacktracking)]
    private static partial Regex Carries { get; }

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

    private static readonly FrozenSet<string> Anything = ["something", "anything", "stuff", "things", "everything", "some", "what"];

    public CatalogWish Read(UnderstoodPart part)
    {
        var text = new Remaining(TextFolding.Fold(part.Text));
        var wish = new CatalogWish { Currency = currency };

        // A gift card is a thing; a gift may be anything.
        wish = wish with { IsGift = Gift.IsMatch(text.Text) && !GiftCard.IsMatch(text.Text) };
        wish = Rating(wish, text);
        wish = wish with { InStock = text.Take(Available) };
        wish = wish with
        {
            Sort = text.Take(BestRated) ? CatalogSort.Rating
                : text.Take(Lightest) ? CatalogSort.Weight
                : text.Take(Dearest) ? CatalogSort.PriceDescending
                : text.Take(Cheapest) ? CatalogSort.PriceAscending
                : TakeLight(text) ? CatalogSort.Weight
                : null,
        };
        wish = Options(wish, part, text);

        // Measures before prices: what stands between 40 and 60 litres costs neither.
        wish = wish with { Measures = [.. People(text), .. Limits(text)] };
        wish = Prices(wish, part, text);
        foreach (var slot in part.Slots.Where(slot => slot is Slot.Quantity or Slot.Order or Slot.Email))
        {
            text.Take(TextFolding.Fold(slot.At.Raw));
        }

        wish = wish with { Brand = Brand(text) };
        return Named(For(wish, text), text);
    }

    /// <summary>"A light tent" should weigh little; "a bike light set" is a light.</summary>
    private static bool TakeLight(Remaining text)
    {
        if (LightThing.Match(text.Text).Groups["light"] is not { Success: true } light)
        {
            return false;
        }

        text.Take(light.Index, light.Length);
        return true;
    }

    private static CatalogWish Rating(CatalogWish wish, Remaining text)
    {
        if (Stars.Match(text.Text) is { Success: true } stars)
        {
            var number = First(stars, "number").Value;
            text.Take(stars.Index, stars.Length);
            return wish with { MinRating = double.Parse(number.Replace(',', '.'), CultureInfo.InvariantCulture) };
        }

        return text.Take(WellRated) ? wish with { MinRating = GoodRating } : wish;
    }

    /// <summary>The group of this name, or of its name with a 2 or a 3: one for each way to say it.</summary>
    private static Group First(Match match, string name) =>
        match.Groups[name] is { Success: true } group ? group
        : match.Groups[$"{name}2"] is { Success: true } second ? second
        : match.Groups[$"{name}3"];

    /// <summary>The shade itself where one is named: who says "olive" does not mean any green.</summary>
    private static CatalogWish Options(CatalogWish wish, UnderstoodPart part, Remaining text)
    {
        var options = ImmutableArray.CreateBuilder<string>();
        foreach (var slot in part.Slots.Where(slot => slot is Slot.Colour or Slot.Size))
        {
            var raw = TextFolding.Fold(slot.At.Raw);
            options.Add(slot is Slot.Size size ? size.Value : raw);
            text.Take(raw);
        }

        return wish with { Options = options.ToImmutable() };
    }

    private CatalogWish Prices(CatalogWish wish, UnderstoodPart part, Remaining text)
    {
        if (AroundAPrice.Match(text.Text) is { Success: true } around && !IsMeasured(text.Text, around)
            && (around.Groups["unit"].Success || around.Groups["sign"].Success || (around.Groups["number"].Length > 1 && !Temperature.IsMatch(text.Text))))
        {
            var slot = part.Slots.OfType<Slot.Amount>().FirstOrDefault();
            var value = decimal.Parse(around.Groups["number"].Value.Replace(',', '.'), CultureInfo.InvariantCulture);
            text.Take(around.Index, around.Length);
            return wish with
            {
                MinPrice = Minor(value * (1 - (decimal)AroundPrice), slot?.Currency),
                MaxPrice = Minor(value * (1 + (decimal)AroundPrice), slot?.Currency),
                Currency = slot?.Currency ?? currency,
            };
        }

        // "At least 4 stars" was read already.
        foreach (var amount in part.Slots.OfType<Slot.Amount>().Where(amount => text.Text.Contains(TextFolding.Fold(amount.At.Raw), StringComparison.Ordinal)))
        {
            var minor = Minor(amount.Value, amount.Currency);
            wish = (amount.Bound is AmountBound.AtLeast ? wish with { MinPrice = minor } : wish with { MaxPrice = minor }) with { Currency = amount.Currency ?? currency };
            text.Take(TextFolding.Fold(amount.At.Raw));
        }

        if (wish.MaxPrice is null && wish.MinPrice is null && SaysBudget.IsMatch(text.Text)
            && Budget.Matches(text.Text).FirstOrDefault(match => !IsMeasured(text.Text, match)) is { } budget)
        {
            var number = budget.Groups["number"].Success ? budget.Groups["number"].Value : budget.Groups["number2"].Value;
            text.Take(budget.Index, budget.Length);
            return wish with { MaxPrice = Minor(decimal.Parse(number.Replace(',', '.'), CultureInfo.InvariantCulture), null), Currency = currency };
        }

        return wish;
    }

    private static bool IsMeasured(string text, Match match) =>
        Core.Catalog.Measures.In(text).Any(found => found.Index < match.Index + match.Length && match.Index < found.Index + found.Length);

    private long Minor(decimal value, string? unit) => (long)(value * (decimal)Math.Pow(10, Currencies.Exponent(unit ?? currency)));

    private static IEnumerable<MeasureLimit> People(Remaining text)
    {
        if (ForPeople.Match(text.Text) is not { Success: true } people)
        {
            yield break;
        }

        var count = First(people, "count");
        text.Take(count.Index, count.Length);
        if (people.Groups["noun"] is { Success: true } noun)
        {
            text.Take(noun.Index, noun.Length);
        }

        var number = Core.Catalog.Measures.Value(count.Value);
        yield return new MeasureLimit(Dimension.People, number, number + SparePlaces);
    }

    private static IEnumerable<MeasureLimit> Limits(Remaining text)
    {
        foreach (var measure in Core.Catalog.Measures.In(text.Text).Where(found => found.Dimension is not Dimension.People).GroupBy(found => found.Index).ToList())
        {
            var before = text.Text[..measure.Key];
            var written = text.Text.Substring(measure.Key, measure.First().Length);
            var (lowest, highest, dimension) = (measure.Min(found => found.Value), measure.Max(found => found.Value), measure.First().Dimension);
            text.Take(measure.Key, measure.First().Length);
            if (Carries.IsMatch(before))
            {
                continue;
            }

            if (AtMost.IsMatch(before))
            {
                yield return new MeasureLimit(dimension, null, highest);
            }
            else if (AtLeast.IsMatch(before))
            {
                yield return new MeasureLimit(dimension, lowest, null);
            }
            else if (written.Contains('x', StringComparison.Ordinal))
            {
                foreach (var side in measure)
                {
                    yield return new MeasureLimit(dimension, side.Value, side.Value);
                }
            }
            else
            {
                yield return new MeasureLimit(dimension, Math.Round(lowest * (1 - AroundMeasure), 3), Math.Round(highest * (1 + AroundMeasure), 3));
            }
        }
    }

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

    /// <summary>Folded text in which what was read becomes blank, so that places stay the same.</summary>
    private sealed class Remaining(string folded)
    {
        public string Text { get; private set; } = folded;

        public bool Take(Regex shape)
        {
            var any = false;
            foreach (Match match in shape.Matches(Text))
            {
                Take(match.Index, match.Length);
                any = true;
            }

            return any;
        }

        public void Take(string words)
        {
            for (var at = Text.IndexOf(words, StringComparison.Ordinal); at >= 0; at = Text.IndexOf(words, at + 1, StringComparison.Ordinal))
            {
                if (!IsInside(at - 1) && !IsInside(at + words.Length))
                {
                    Take(at, words.Length);
                    return;
                }
            }
        }

        private bool IsInside(int at) => at >= 0 && at < Text.Length && char.IsLetter(Text[at]);

        public void Take(int start, int length) => Text = string.Concat(Text.AsSpan(0, start), new string(' ', length), Text.AsSpan(start + length));

        public bool Holds(string words) => $" {string.Join(' ', Word.Split(Text).Select(word => word.Text))} ".Contains($" {string.Join(' ', Word.Split(words).Select(word => word.Text))} ", StringComparison.Ordinal);
    }
}
