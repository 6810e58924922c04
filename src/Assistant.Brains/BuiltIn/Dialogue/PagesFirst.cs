using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.Policy;
using Assistant.Brains.BuiltIn.Products;
using Assistant.Brains.BuiltIn.References;
using Assistant.Brains.BuiltIn.Turns;
using Assistant.Brains.Understanding;
using Assistant.Brains.Understanding.Slots;
using Assistant.Core.Identity;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.Dialogue;

/// <summary>
/// Decides by what is found whether words are for the task that the classifier names. "Could I use Klarna for a sofa of 1,800 euros?"
/// looks like a search and is none: nothing of that name is sold, and a page answers it.
/// </summary>
internal sealed partial class PagesFirst(FlowLibrary flows, SlotFiller filler)
{
    private static readonly FrozenSet<string> OfProducts = [WellKnown.ProductSearch, WellKnown.ProductDetails, WellKnown.Stock];

    /// <summary>Filters without which something else is found than was named.</summary>
    private static readonly FrozenSet<string> NamesTheThing = ["words", "category"];

    /// <summary>A page that fits so well is meant, even where a thing of the shop is named as well.</summary>
    private const double Sure = 0.5;

    /// <summary>So sure a classifier is right even where a page would answer.</summary>
    private const double Certain = 0.8;

    private const double Doubtful = 0.5;

    /// <summary>What asks for a product's own facts is surer than this.</summary>
    private const double SureOfProduct = 0.7;

    /// <summary>From this score on a page says something of the matter.</summary>
    private const double Fitting = 0.2;

    private const double Likely = 0.35;

    private const double Strong = 0.45;

    /// <summary>A page may be meant beside a product from here on, where the classifier only leans to the product.</summary>
    private const double Telling = 0.25;

    /// <summary>Hardly any question about rules is taken for one about an order more surely than this.</summary>
    private const double Unmistakable = 0.95;

    /// <summary>The same of what everybody is told the same about, such as how to complain.</summary>
    private const double Plain = 0.9;

    private const int WordsOfSmallTalk = 3;
    private const int WordsBeforeAName = 3;

    [GeneratedRegex(@"(^|[,.:;] )((and|so|but|ok|okay) )*(can|could|may|do|does|would|will|is it possible|is it allowed) (you|i|we|to|for|that)\b")]
    private static partial Regex AsksWhether { get; }

    [GeneratedRegex(@"\b(show|list|see|view|tell|find|look|check|give|history|overview)\b")]
    private static partial Regex Lists { get; }

    // What a product's own page tells.
    [GeneratedRegex(@"\b(in stock|available|sold out|left in|colou?rs?|sizes?|variants?|weigh\w*|how (much|big|heavy|large|long|tall|wide|warm|many) (is|are|was|were|will|would|does|do|did|of)|price|rating|reviews?|recommend|suggest)\b")]
    private static partial Regex OfTheThing { get; }

    [GeneratedRegex(@"\b(do you (also |still )?(sell|stock|carry|have)|have you got|looking for|i need|i want|we need|show me|find me|got any|any .+ for)\b")]
    private static partial Regex Shops { get; }

    [GeneratedRegex(@"^((hi|hello|and|so|but|ok|okay)[, ]+)*(can|could|may|should|must|am i allowed|are we allowed)\b")]
    private static partial Regex MayBeDone { get; }

    [GeneratedRegex(@"^((hi|hello|and|so|but|ok|okay)[, ]+)*(can|could|may|do|should|must|how (can|could|do|would)|(until|by|from) when (can|could|may|must)|how long (can|may)) (i|we|one|he|she|they|(my|our) \p{L}+)\b")]
    private static partial Regex AsksRules { get; }

    // How something of the shopper's own stands now, which no page tells.
    [GeneratedRegex(@"\b(where('s| is| are| r| was| were| did| has| have)|wheres|(status|state) of|what('s| is) (happening|going on|up)|what happened|any (news|update)|when('s)? (will|is|are|do|does|did|was|were|has|have) (my|it|they|that|this|these|those|the|he|she)|(has|have|had|is|are|was|were) (my|it|they|that|this|the) (\p{L}+ ){0,3}(arrived?|shipped|sent|delivered|left|gone|here|way|lost|packed|paid|refunded|reached|received|coming|come|there)|did (my|it|they|the|you) (\p{L}+ ){0,6}(arrive|ship|send|get|leave|reach|receive|come)|(what|which|when|how many) (\p{L}+ )?(did|have|had) i|(is|are) (my|it|they) [^?]*\byet|of my orders|orders of mine)\b")]
    private static partial Regex AsksState { get; }

    // "Name every way of paying that you offer": an order to tell something, which small talk never gives.
    [GeneratedRegex(@"^((please|pls|ok|okay|and|so|now|just|hi|hello)[, ]+)*(name|list|explain|describe|tell me|give me|show me) \p{L}")]
    private static partial Regex WantsTold { get; }

    // "I ordered on Saturday night, when does it go out?": the rule answers whoever has told when.
    [GeneratedRegex(@"\b(order(ed)?|bought|purchased|paid)\b[^.?!]*\b(monday|tuesday|wednesday|thursday|friday|saturday|sunday|yesterday|today|tonight|last night|this (morning|afternoon|evening)|(at|after|before|around) \d{1,2}([:.]\d{2})? ?(am|pm|o'?clock)?)\b", RegexOptions.NonBacktracking)]
    private static partial Regex TellsWhenOrdered { get; }

    // "I got a lamp from you last week": whoever has a thing looks for no other one.
    [GeneratedRegex(@"\b(bought|purchased|ordered|got|had) [^.?!]{0,60}\b(from|with|at|off) (you|yours|you guys|your (shop|site|store))\b|\b(i|we|he|she|they)('ve| have| had)? (just |only |recently |already )?(bought|purchased|ordered)\b|^(just )?(bought|purchased|ordered)\b")]
    private static partial Regex TellsOfPurchase { get; }

    [GeneratedRegex(@"\b(do|can|could|would|will) (you|u|ya)( (guys|also|still|ever|even|maybe|perhaps|please))* (?<verb>\p{L}+)")]
    private static partial Regex AsksWhetherShop { get; }

    /// <summary>What a shop does for somebody, beside selling.</summary>
    private static readonly FrozenSet<string> Services =
    [
        "put", "mend", "repair", "fix", "patch", "sew", "stitch", "resole", "replace", "wash", "clean", "proof", "waterproof", "sharpen", "engrave", "print", "wrap", "pack", "cut", "shorten",
        "lengthen", "alter", "dye", "paint", "assemble", "build", "install", "mount", "rent", "lend", "hire", "lease", "buy", "trade", "recycle", "dispose", "collect", "fetch", "pick", "bring",
        "deliver", "ship", "send", "post", "match", "beat", "accept", "exchange", "swap", "refund", "reserve", "hold", "store", "insure", "test", "adjust", "service", "restore", "glue",
    ];

    /// <summary>Whether the pages should be asked instead of starting <paramref name="flow"/>.</summary>
    /// <param name="task">That flow, filled from the words.</param>
    /// <param name="pages">The flow that asks the pages, filled from the same words.</param>
    public async Task<bool> AreMeantAsync(string flow, UnderstoodPart part, OpenFlow task, OpenFlow pages, Session session)
    {
        if (flows[flow].IsSmallTalk)
        {
            if (part.Slots.Any(slot => slot is Slot.Date or Slot.Amount or Slot.Country) && SlotFiller.IsQuestion(part.Text))
            {
                // "Are you there on 24 December?" is no greeting.
                return await BestAnswerAsync(pages, session) > 0;
            }

            // "Am I talking to a person?" is a question of its own; other small talk asks nothing.
            return part.Prediction.Confidence < Certain && SaysMore(part) && (SlotFiller.IsQuestion(part.Text) || WantsTold.IsMatch(TextFolding.Fold(part.Text)))
                && (part.Prediction.Intent is not "bot_identity" || (part.Prediction.Confidence < Doubtful && await BestAnswerAsync(pages, session) >= Fitting));
        }

        if (await OwnWords.SayMoreAsync(flows[flow], part, task, session))
        {
            return true;
        }

        if (flows[flow].Steps.OfType<FlowStep.Call>().FirstOrDefault()?.Tool is ToolNames.ListOrders)
        {
            // "Can you send two orders in one box?" wants no list of them.
            var text = TextFolding.Fold(part.Text);
            return (AsksWhether.IsMatch(text) && !Lists.IsMatch(text) && await BestAnswerAsync(pages, session) >= Fitting)
                || await AsksMoreThanTheOrderAsync(flow, part, pages, session);
        }

        if (!OfProducts.Contains(flow))
        {
            return NeverAsksPages(flows[flow]) && await AsksMoreThanTheOrderAsync(flow, part, pages, session);
        }

        if (SpeaksOfProduct(part, session))
        {
            // "Can it go in the washing machine?" of a tent that was shown: what may be done with it, its page seldom tells.
            return MayBeDone.IsMatch(TextFolding.Fold(part.Text)) && part.Prediction.Confidence < Certain && AsksNoProductFact(part) && await BestAnswerAsync(pages, session) >= Sure;
        }

        if (TellsOfPurchase.IsMatch(TextFolding.Fold(part.Text)) && AsksNoProductFact(part) && await BestAnswerAsync(pages, session) > 0)
        {
            return true;
        }

        if (AsksForService(part) && await BestAnswerAsync(pages, session) >= (part.Prediction.Confidence < Certain ? Likely : Sure))
        {
            return true;
        }

        var wish = filler.Wish(part);
        if (part.Prediction.Confidence < Certain && AsksNoProductFact(part)
            && (Referents.InFull(part) is null || part.Prediction.Confidence < Doubtful) && part.Find<Slot.Ordinal>() is null
            && await BestAnswerAsync(pages, session) >= (wish.IsGift || Referents.InFull(part) is not null ? Likely : part.Prediction.Confidence < Doubtful ? Fitting : Telling))
        {
            return true;
        }

        if (AsksMoreThanTheThing(part, wish) && await BestAnswerAsync(pages, session) >= (wish.IsGift ? Likely : Fitting))
        {
            return true;
        }

        if (part.Slots.OfType<Slot.Product>().Any())
        {
            // "The bag of my Skerry tent smells, is that known?" is about a thing that somebody has, even where no such bag is sold.
            return part.Slots.OfType<Slot.Product>().Any(named => IsOwn(TextFolding.Fold(named.At.Raw), TextFolding.Fold(part.Text))) && AsksNoProductFact(part) && !await IsSoldAsync(flows[flow], task, session);
        }

        // "Trainers mens 43" asks for no table of sizes, even where no trainers are sold.
        if (wish.IsGift || (wish is { IsOnlyThing: true, Kind: not null } && (wish.IsKnownKind || part.Find<Slot.Size>() is not null) && !SlotFiller.IsQuestion(part.Text)))
        {
            return false;
        }

        var best = await BestAnswerAsync(pages, session);
        if (best > 0 && IsOwn(wish.Kind, TextFolding.Fold(part.Text)))
        {
            return true;
        }

        // "Could I pay a sofa of 1,800 euros later?" asks what may be done, whatever limits a search would have.
        var asksRules = AsksRules.IsMatch(TextFolding.Fold(part.Text));
        if (wish is { IsKnownKind: true, HasFilters: true } && !(asksRules && best >= Sure))
        {
            return false;
        }

        // The search that the task would make, made before it begins: an equal call in a turn is the same call.
        return await IsSoldAsync(flows[flow], task, session)
            ? best >= Sure && (!wish.HasFilters || asksRules) && part.Prediction.Confidence < Certain && !Shops.IsMatch(TextFolding.Fold(part.Text))
            : best > 0 || (SlotFiller.IsQuestion(part.Text) && !Shops.IsMatch(TextFolding.Fold(part.Text)));
    }

    /// <summary>"Ok" and "thanks" say no more than that; "ok where do I look it up myself" does.</summary>
    private static bool SaysMore(UnderstoodPart part) => Words.Of(part.Text).Count > WordsOfSmallTalk;

    /// <summary>"Do you put new soles on boots?" looks for no boots.</summary>
    private static bool AsksForService(UnderstoodPart part) =>
        AsksWhetherShop.Match(TextFolding.Fold(part.Mended)) is { Success: true } asked && Services.Contains(asked.Groups["verb"].Value);

    /// <summary>Products were shown or told about just now, and these words go on with them.</summary>
    private static bool SpeaksOfProduct(UnderstoodPart part, Session session) =>
        session.State.Last is { Flow: var last } && (OfProducts.Contains(last) || last is WellKnown.SimilarProducts or WellKnown.CompareProducts)
            && (part.Slots.OfType<Slot.Reference>().Any() || part.Slots.OfType<Slot.Ordinal>().Any());

    /// <summary>"A seam of that tent came open" is about a thing that somebody has, and looks for none.</summary>
    private static bool IsOwn(string? kind, string text) =>
        kind is not null && !Shops.IsMatch(text) && text.IndexOf(kind, StringComparison.Ordinal) is > 0 and var at
            && Words.Of(text[..at]) is [.., "my" or "our" or "that" or "this" or "these" or "those"];

    /// <summary>
    /// "Would the driver hand him the axe?" names a thing that is spoken of and asks nothing that its product page tells; so does "how long
    /// can my nephew spend it?" of a present.
    /// </summary>
    private static bool AsksMoreThanTheThing(UnderstoodPart part, CatalogWish wish)
    {
        var text = TextFolding.Fold(part.Text);
        return part.Prediction.Confidence < SureOfProduct
            && SlotFiller.IsQuestion(part.Text)
            && !Shops.IsMatch(text)
            && !OfTheThing.IsMatch(text)
            && !Words.Of(text).Any(word => AttributeWords.Meant(word) is not null)
            && (wish.IsGift ? AsksRules.IsMatch(text) : IsKnownThing(wish.Kind, text));
    }

    private static bool AsksNoProductFact(UnderstoodPart part)
    {
        var text = TextFolding.Fold(part.Text);
        return SlotFiller.IsQuestion(part.Text) && !OfTheThing.IsMatch(text) && (!Shops.IsMatch(text) || part.Prediction.Confidence < Doubtful)
            && !Words.Of(text).Any(word => AttributeWords.Meant(word) is not null);
    }

    /// <summary>
    /// It asks who the shopper is, or for an order, before it could say anything, or has a sentence of its own for everybody: a question
    /// that a page answers would stay without its answer.
    /// </summary>
    private static bool NeverAsksPages(Flow flow) =>
        !flow.Acts
            && !flow.Steps.OfType<FlowStep.ByState>().Any(state => state.Otherwise)
            && (flow.Steps.TakeWhile(step => step is not FlowStep.Call).Any(step => step is FlowStep.Verify { Level: IdentityLevel.Guest })
                || (flow.Steps.OfType<FlowStep.Call>().ToList() is { Count: > 0 } calls
                    && calls.TrueForAll(call => call.Tool is ToolNames.SearchPolicy or ToolNames.HandoffToHuman or ToolNames.FindOrder && !AsksShoppersQuestion(call))));

    /// <summary>
    /// "How many days does a pickup point keep my parcel?" is much like a question about an own order, and a page answers it. How that
    /// order stands no page tells, nor anything of one that is named.
    /// </summary>
    private async Task<bool> AsksMoreThanTheOrderAsync(string flow, UnderstoodPart part, OpenFlow pages, Session session)
    {
        var text = TextFolding.Fold(part.Text);
        var told = Told(flows[flow], part);
        if (!SlotFiller.IsQuestion(part.Text) || part.Prediction.Confidence >= (told is null ? Unmistakable : Plain) || (AsksState.IsMatch(text) && !(session.Identity is IdentityLevel.None && TellsWhenOrdered.IsMatch(text)))
            || part.Slots.Any(slot => slot is Slot.Order or Slot.Email or Slot.Code) || PageQuestion.Of(pages) is not { } question)
        {
            return false;
        }

        var answering = await question.AnsweringAsync(session);
        var needed = part.Prediction.Confidence >= Certain ? Strong : part.Prediction.Confidence >= Doubtful ? Telling : Fitting;
        return answering is [var best, ..] && best.Score >= needed
            && (told is null || (await new PageQuestion(told, Before: null).AnsweringAsync(session)).FirstOrDefault()?.Page != best.Page);
    }

    /// <summary>What a flow tells of the pages whatever the shopper's words are.</summary>
    private static string? Told(Flow flow, UnderstoodPart part) =>
        flow.Steps.OfType<FlowStep.Call>().Any(AsksShoppersQuestion) ? null
        : flow.Questions.GetValueOrDefault(part.Prediction.Best) is { Length: > 0 } question ? question : null;

    private static bool AsksShoppersQuestion(FlowStep.Call call) => call.Arguments.ContainsValue($"{{{Slots.Question}}}");

    private static bool IsKnownThing(string? kind, string text) =>
        kind is not null && text.IndexOf(kind, StringComparison.Ordinal) is > 0 and var at
            && Words.Of(text[..at]).TakeLast(WordsBeforeAName).Any(word => word is "the" or "my" or "our" or "his" or "her" or "their" or "that" or "this" or "these" or "those");

    /// <summary>Whether something is found that is called so; nothing to search for counts as found, because the task will ask.</summary>
    private static async Task<bool> IsSoldAsync(Flow flow, OpenFlow task, Session session)
    {
        var search = flow.Steps.OfType<FlowStep.Call>().FirstOrDefault(call => call.Tool is ToolNames.SearchCatalog);
        return search is null
            || flow.Steps.OfType<FlowStep.Collect>().Any(collect => collect.Slot is Slots.Wish && !task.Slots.ContainsKey(Slots.Wish))
            || CallArguments.Of(search, task) is not { Count: > 0 } arguments
            || (ToolAnswer.Read(await session.Tools.LookUpAsync(search.Tool, arguments), ProductJson.Default.FoundProducts) is { Products.IsEmpty: false, Unsold: null or { IsEmpty: true } } found
                && found.Relaxed?.Any(NamesTheThing.Contains) is not true);
    }

    /// <summary>How well the best page answers, 0 to 1; 0 where none does.</summary>
    private static async Task<double> BestAnswerAsync(OpenFlow pages, Session session)
    {
        return PageQuestion.Of(pages) is { } question ? (await question.AnsweringAsync(session)).Select(passage => passage.Score).DefaultIfEmpty().Max() : 0;
    }
}
