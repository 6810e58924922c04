using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.Orders;
using Assistant.Brains.BuiltIn.References;
using Assistant.Brains.BuiltIn.Turns;
using Assistant.Brains.Understanding;
using Assistant.Brains.Understanding.Slots;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.Products;

/// <summary>Questions about what was shown or told about just now: "how many sleep in it?", "what was it before?", "the one for grilling".</summary>
internal static partial class AboutShown
{
    private const int MaxWords = 9;
    private const int MaxCandidates = 3;

    private const string Openers = @"^((ok|okay|and|so|but|oh|then|no|well|i mean|i meant|rather|just)[, ]+)*";

    [GeneratedRegex(Openers + @"(the|that) (one|ones) (?<what>(for|with|that|which|to|made|from|by|you|i|we) .+)$")]
    private static partial Regex TheOneFor { get; }

    [GeneratedRegex(
        Openers + @"((how much|what)('s| is| does| do| did| was| were| would| will| are)?( (it|that|this|they|these|those|one))?( (cost|costs|be|before|originally|then|now|normally|the price|its price))+|how much( (is|are|was|were) (it|that|this|they|these|those))?|(what('s| is| was) )?(the |its )?(old |new |full |regular |original |previous |usual )?price( (of|for) (it|that|this|them))?( before)?)$")]
    private static partial Regex AsksPrice { get; }

    [GeneratedRegex(Openers + @"(when|by when|which day)( (does|do|will|is|are|would|can))?( (it|that|this|they|those|the \p{L}+))?( (be|come|get))? (back|in stock|available|restocked|in again)( in stock| again| in)*$")]
    private static partial Regex AsksWhenBack { get; }

    /// <summary>The product told about, or null where the words are about something else.</summary>
    public static async Task<OpenFlow?> OfAsync(UnderstoodPart part, Session session)
    {
        var (focus, last) = (session.State.Focus, session.State.Last);
        var text = TextFolding.Fold(part.Mended).Trim().TrimEnd('?', '.', '!', ' ');
        if (Word.Split(text).Count() <= MaxWords && !part.Slots.Any(slot => slot is Slot.Order or Slot.Email) && await VersionAsync(text, part, session) is { } version)
        {
            return version;
        }

        if (last?.Flow is not (WellKnown.ProductSearch or WellKnown.SimilarProducts or WellKnown.Stock or WellKnown.ProductDetails)
            || Word.Split(text).Count() > MaxWords || part.Slots.Any(slot => slot is Slot.Order or Slot.Email) || Referents.InFull(part) is not null)
        {
            return null;
        }

        if (TheOneFor.Match(text) is { Success: true } one && focus.Products.Length > 1)
        {
            return await PickedAsync(one.Groups["what"].Value, focus.Products, session) is { } picked ? Details(picked) : null;
        }

        if ((Referents.Product(part, focus) ?? focus.Product ?? (focus.Products is [var only] ? only.Product : null)) is not { } product)
        {
            return null;
        }

        if (AsksWhenBack.IsMatch(text))
        {
            return new CatalogWish { Options = CatalogWish.Of(last.Slots).Options }.Into(OpenFlow.Of(WellKnown.Stock)).With(Slots.Product, product);
        }

        // What no intent is sure of is asked of the product that was told about.
        if (focus.Product == product && (part.Prediction.IsRejected || part.Prediction.Intent is "product_question" or "product_search" or "stock") && UnstatedFacts.IsAsked(text))
        {
            return Details(product);
        }

        return AsksPrice.IsMatch(text) || ((part.Slots.OfType<Slot.Reference>().Any() || part.Prediction.Intent is "product_question") && await StatesAsync(product, part, session)) ? Details(product) : null;
    }

    // "What does the long one cost?", "is the wide version in stock?"
    [GeneratedRegex(@"\b(the|a|an|any) (?<value>[\p{L}\p{N}'-]+) (one|ones|version|variant|model)\b")]
    private static partial Regex NamesVersion { get; }

    [GeneratedRegex(@"\b(costs?|price|prices|how much|in stock|available|(do|have) you (have|got|sell)|is there|are there|left|weighs?|heavy)\b")]
    private static partial Regex AsksOfVersion { get; }

    /// <summary>
    /// The one product that comes in a version which goes by that word: the one spoken of, else one of the order that is. Which words are
    /// versions its own options tell.
    /// </summary>
    private static async Task<OpenFlow?> VersionAsync(string text, UnderstoodPart part, Session session)
    {
        var focus = session.State.Focus;
        if (NamesVersion.Match(text) is not { Success: true } named || !AsksOfVersion.IsMatch(text) || OrderQuestion.Exchanges.IsMatch(text)
            || part.Find<Slot.Ordinal>() is not null || Referents.SaysOther(part) || Referents.SaysPrice(part))
        {
            return null;
        }

        var value = named.Groups["value"].Value;
        IEnumerable<string> candidates = focus.Product is { } product ? [product]
            : focus.Products is { IsEmpty: false } shown ? shown.Take(MaxCandidates).Select(seen => seen.Product)
            : focus.Items.Take(MaxCandidates).Select(item => item.Product).Where(id => id.Length > 0).Distinct();
        var coming = new List<string>();
        foreach (var candidate in candidates.ToList())
        {
            if (await ReadAsync(candidate, session) is { } facts && facts.Variants.Any(variant => VariantChoice.Has(variant, value)))
            {
                coming.Add(candidate);
            }
        }

        return coming is [var only] ? new CatalogWish { Options = [value] }.Into(OpenFlow.Of(WellKnown.Stock)).With(Slots.Product, only) : null;
    }

    private static OpenFlow Details(string product) => OpenFlow.Of(WellKnown.ProductDetails).With(Slots.Product, product);

    /// <summary>The shown product that the catalog finds first by these words.</summary>
    private static async Task<string?> PickedAsync(string words, ImmutableArray<ShownProduct> shown, Session session)
    {
        var answer = await session.Tools.LookUpAsync(
            ToolNames.SearchCatalog, ImmutableSortedDictionary<string, JsonElement>.Empty.Add(Slots.Query, Slots.ToJson(Slots.Query, words)));
        return ToolAnswer.Read(answer, ProductJson.Default.FoundProducts)?.Products.FirstOrDefault(row => shown.Any(seen => seen.Product == row.Product))?.Product;
    }

    /// <summary>Whether the shop states what is asked. "Can I return it?" asks for nothing that a product states.</summary>
    private static async Task<bool> StatesAsync(string product, UnderstoodPart part, Session session) =>
        await ReadAsync(product, session) is { } facts && !AttributeWords.Asked(facts, part.Text).IsEmpty;

    private static async Task<ProductFacts?> ReadAsync(string product, Session session) => ToolAnswer.Read(
        await session.Tools.LookUpAsync(ToolNames.GetProduct, ImmutableSortedDictionary<string, JsonElement>.Empty.Add(Slots.Product, Slots.ToJson(Slots.Product, product))),
        ProductJson.Default.ProductFacts);
}
