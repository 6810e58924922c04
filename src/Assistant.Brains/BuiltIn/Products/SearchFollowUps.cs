using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.References;
using Assistant.Brains.Understanding;
using Assistant.Brains.Understanding.Slots;
using Assistant.Core.Catalog.Vocabulary;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.Products;

/// <summary>What is said after a search changes it: "under 200", "in red", "and for two people?", "remove the price limit", "show me more".</summary>
internal static partial class SearchFollowUps
{
    private const int Page = 5;
    private const int MaxSkip = 100;
    private const int MaxWords = 9;
    private const int WordsOfAnother = 4;

    [GeneratedRegex(@"\b(everything|all products|all you have|all that you have)\b")]
    private static partial Regex Everything { get; }

    [GeneratedRegex(@"\b(something|anything|recommend|gift|present)\b")]
    private static partial Regex Anew { get; }

    [GeneratedRegex(@"^(ok |okay |and |but )*(what about|how about|and|also) (an? |some |the |any )?\p{L}")]
    private static partial Regex About { get; }

    [GeneratedRegex(@"^(ok |okay |and |but )*(and|also) (if|when|can|could|do|does|did|is|are|will|would|should|how|what|where|why|who|i|you|my|it|they) ")]
    private static partial Regex AsksOtherwise { get; }

    [GeneratedRegex(@"^(only |just |the |and |rather |show me |do you have |any )*\p{L}+ (\p{L}+ )?ones?$")]
    private static partial Regex Ones { get; }

    [GeneratedRegex(@"^(ok |okay |and |but |only |just |rather |show me |do you have |any |the |those |are there )*(ones?|those) (that|which|you|we|i) ")]
    private static partial Regex OnesThat { get; }

    [GeneratedRegex(
        @"^(ok |okay |and |please |can you |could you |can i |do you have |have you got |are there |is there |got )*(show |see |give |list )?(me |us )?(some |any |the |a few |even )*(more|others?|other ones|other options|next|next ones|next page|what else|anything else|something else)( of them| of those| results| options| products| ones| please| pls)*( do you have| have you got)?$")]
    private static partial Regex WantsMore { get; }

    [GeneratedRegex(
        @"\b(remove|drop|forget|ignore|without|clear|lift|no|any|whatever|don'?t care about|doesn'?t matter|not important|never mind|skip|reset)\b")]
    private static partial Regex GivesUp { get; }

    [GeneratedRegex(@"\b(?<what>price|budget|limit|cost|money|colou?r|size|brand|maker|stock|availability|rating|stars|reviews|weight|people|persons|use|filters?|everything)\b")]
    private static partial Regex Filter { get; }

    [GeneratedRegex(@"\b(cheaper|less expensive|lower price|for less|less money|too expensive|too pricey|too dear|too much)\b")]
    private static partial Regex Cheaper { get; }

    [GeneratedRegex(@"^(ok |okay |and |but |no |so )*(what about|how about|and|also|do you have|have you got|show me|i need|i want)\b")]
    private static partial Regex AsksAlso { get; }

    /// <summary>The changed search, or null where the words are about something else.</summary>
    public static OpenFlow? Of(UnderstoodPart part, CatalogWish said, OpenFlow search, Focus focus)
    {
        var text = TextFolding.Fold(part.Text).Trim().TrimEnd('?', '.', '!', ' ');
        var wish = CatalogWish.Of(search.Slots);
        if (WantsMore.IsMatch(text))
        {
            return search with { Slots = search.Slots.SetItem(Slots.Skip, Skipped(search).ToString(CultureInfo.InvariantCulture)) };
        }

        if (LeftOut(text, wish, focus) is { } unwanted)
        {
            return wish.And(new CatalogWish { Unwanted = [unwanted] }).Into(search);
        }

        if (text.Count(c => c is ' ') >= MaxWords || part.Find<Slot.Order>() is not null || part.Find<Slot.Ordinal>() is not null || Referents.InFull(part) is not null)
        {
            return null;
        }

        if (Starts(text, said))
        {
            return null;
        }

        if (About.IsMatch(text) && !AsksOtherwise.IsMatch(text) && said.Kind is not null)
        {
            return said.Into(OpenFlow.Of(WellKnown.ProductSearch));
        }

        return GivesUp.IsMatch(text) && Filter.Matches(text) is { Count: > 0 } filters ? filters.Aggregate(wish, (left, filter) => Without(left, filter.Groups["what"].Value)).Into(search)
            : SaysCheaper(text) && said.MaxPrice is null && said.Kind is null && !PointsToOne(text) ? CheaperThanShown(wish, focus, said.Currency)?.Into(search)
            : OnesThat.IsMatch(text) && said.Words is { } way && wish.Kind is { } same ? (wish.And(said) with { Kind = $"{way} {same}", Words = $"{way} {wish.Words}" }).Into(search)
            : Ones.IsMatch(text) && said.Kind is { } quality && wish.Kind is { } thing ? (wish.And(said) with { Kind = $"{quality} {thing}", Words = $"{quality} {wish.Words}" }).Into(search)
            : Narrows(part, said, text) ? wish.And(said with { Kind = null }).Into(search)
            : null;
    }

    [GeneratedRegex(
        @"^((but|ok|okay|and|no|please|just|sorry|yes|hm+)[, ]+)*(not|no|nothing|without|except|excluding|other than|anything but|(i )?(don't|dont|do not) (want|like|need))( (an?|the|any|of|that|those|these|this|like|with))* (?<words>[\p{L}'-]+( [\p{L}'-]+){0,2}?)( please| pls| thanks| then)?$")]
    private static partial Regex LeavesOut { get; }

    /// <summary>"Not the corner one", after sofas: what some of those that were shown are called and others should not be; null for other words.</summary>
    private static string? LeftOut(string text, CatalogWish wish, Focus focus)
    {
        if (wish.Kind is not { } kind || LeavesOut.Match(text) is not { Success: true } left || SearchTerms.Of(kind) is not [.., var thing])
        {
            return null;
        }

        var same = Kinds.Same(thing);
        var words = SearchTerms.Of(left.Groups["words"].Value).Where(stem => stem is not ("on" or "one") && !same.Contains(stem)).ToList();
        var titles = focus.Products.Select(shown => SearchTerms.Of(shown.Title)).ToList();
        return words.Count is 0 || !titles.Exists(title => words.TrueForAll(title.Contains)) || titles.TrueForAll(title => words.TrueForAll(title.Contains)) ? null
            : titles.Exists(title => $" {string.Join(' ', title)} ".Contains($" {string.Join(' ', words)} {thing} ", StringComparison.Ordinal)) ? $"{Said(left, words)} {thing}"
            : Said(left, words);
    }

    /// <summary>The words as they were said, without those that only point.</summary>
    private static string Said(Match left, List<string> stems) =>
        string.Join(' ', Word.Split(left.Groups["words"].Value).Select(word => word.Text).Where(word => stems.Contains(SearchTerms.Stem(word))));

    [GeneratedRegex(@"^((no|nope|hm+|sorry|ok|okay|but)[, ]+)*((none|neither|not any) of (these|those|them|the above)|not (these|those)|(i )?(don't|dont|do not) (like|want) (any of )?(these|those|them)|(these|those|they) (are|is)(n't| not)( really| quite)? (what|it|right|the right|for me).*)( please| thanks| then| really| fits?| suits?( me)?| works?( for me)?| (is|are) (right|good|what i want))*$")]
    private static partial Regex RejectsAll { get; }

    /// <summary>"None of these": what should be different has to be asked.</summary>
    public static bool RejectsShown(UnderstoodPart part) => RejectsAll.IsMatch(TextFolding.Fold(part.Mended).Trim().TrimEnd('?', '.', '!', ' '));

    public static bool SaysCheaper(string text) => Cheaper.IsMatch(text);

    /// <summary>Only filters, or words that begin like a limit. A thing of another name is another search.</summary>
    private static bool Narrows(UnderstoodPart part, CatalogWish said, string text) =>
        FollowUp.Narrows(part) || (said.HasFilters && said.Kind is null && !part.Slots.OfType<Slot.Reference>().Any(reference => reference.Kind is ReferenceKind.OwnOrder or ReferenceKind.LastOrder))
        || (AsksAlso.IsMatch(text) && said is { HasFilters: true, Words: null });

    /// <summary>"I want something light for hiking" looks for another thing; "anything in red?" for the same.</summary>
    private static bool Starts(string text, CatalogWish said) =>
        (said.Brand is not null && Everything.IsMatch(text)) || ((said.IsGift || Anew.IsMatch(text)) && text.Count(c => c is ' ') >= WordsOfAnother);

    private static bool PointsToOne(string text) => text.Contains("the cheaper", StringComparison.Ordinal);

    private static int Skipped(OpenFlow search) =>
        Math.Min(MaxSkip, (search.Slots.TryGetValue(Slots.Skip, out var skipped) ? int.Parse(skipped, CultureInfo.InvariantCulture) : 0) + Page);

    private static CatalogWish? CheaperThanShown(CatalogWish wish, Focus focus, string? currency) =>
        focus.Products.IsEmpty ? null : wish with { MaxPrice = focus.Products.Min(shown => shown.Price) - 1, MinPrice = null, Budget = wish.Budget ?? wish.MaxPrice, Currency = currency };

    /// <summary>What is left of a wish once the shopper was told that nothing meets a filter.</summary>
    public static CatalogWish Without(CatalogWish wish, Core.Catalog.CatalogFilter filter) => filter switch
    {
        Core.Catalog.CatalogFilter.MinPrice => wish with { MinPrice = null },

        // Nothing is cheaper than what was shown; what the shopper would spend at most still holds.
        Core.Catalog.CatalogFilter.MaxPrice => wish with { MaxPrice = wish.Budget, Budget = null },
        Core.Catalog.CatalogFilter.Unwanted => wish with { Unwanted = [] },
        Core.Catalog.CatalogFilter.Colour => Without(wish, "colour"),
        Core.Catalog.CatalogFilter.Size => Without(wish, "size"),
        Core.Catalog.CatalogFilter.Brand => Without(wish, "brand"),
        Core.Catalog.CatalogFilter.Stock => Without(wish, "stock"),
        Core.Catalog.CatalogFilter.Reduced => wish with { Reduced = false },
        Core.Catalog.CatalogFilter.Rating => Without(wish, "rating"),
        Core.Catalog.CatalogFilter.Use when !wish.Uses.IsEmpty => wish with { Uses = wish.Uses.RemoveAt(0) },
        Core.Catalog.CatalogFilter.Measure => wish with { Measures = [] },
        _ => wish,
    };

    private static CatalogWish Without(CatalogWish wish, string filter) => filter switch
    {
        "price" or "budget" or "limit" or "cost" or "money" => wish with { MinPrice = null, MaxPrice = null, Budget = null, Currency = null },
        "colour" or "color" => wish with { Options = wish.Options.RemoveAll(Core.Catalog.Vocabulary.Colours.IsColour) },
        "size" => wish with { Options = wish.Options.RemoveAll(option => !Core.Catalog.Vocabulary.Colours.IsColour(option)) },
        "brand" or "maker" => wish with { Brand = null },
        "stock" or "availability" => wish with { InStock = false },
        "rating" or "stars" or "reviews" => wish with { MinRating = null },
        "weight" => wish with { Measures = wish.Measures.RemoveAll(limit => limit.Dimension is Core.Catalog.Dimension.Weight) },
        "people" or "persons" => wish with { Measures = wish.Measures.RemoveAll(limit => limit.Dimension is Core.Catalog.Dimension.People) },
        "use" => wish with { Uses = [] },
        _ => new CatalogWish { Words = wish.Words, Kind = wish.Kind },
    };
}
