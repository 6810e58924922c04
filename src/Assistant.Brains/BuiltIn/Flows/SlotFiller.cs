using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using Assistant.Brains.BuiltIn.Answers;
using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Brains.BuiltIn.References;
using Assistant.Brains.BuiltIn.Turns;
using Assistant.Brains.Understanding;
using Assistant.Brains.Understanding.Slots;
using Assistant.Core.Shop;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.Flows;

/// <summary>Takes what a shopper said into the slots of a flow.</summary>
internal sealed partial class SlotFiller(string currency)
{
    private const int WordsOfAQuestion = 4;
    private const int WordsThatExplain = 8;

    private static readonly FrozenSet<string> General =
        ["policy", "policies", "work", "works", "rule", "rules", "info", "information", "condition", "conditions", "terms", "question", "exactly"];

    /// <summary>Words that ask for a thing without saying anything of it.</summary>
    private static readonly FrozenSet<string> Empty =
    [
        "a", "an", "the", "for", "and", "or", "only", "maybe", "without", "of", "in", "on", "at", "is", "are", "it", "its", "that", "this", "these", "those", "one", "ones",
        "i", "i'm", "im", "i'd", "i'll", "am", "me", "my", "you", "your", "we", "they", "them", "there", "he", "she",
        "do", "does", "did", "have", "has", "had", "got", "get", "can", "could", "would", "will", "should", "may", "be", "been",
        "want", "need", "like", "looking", "look", "search", "searching", "find", "show", "sell", "stock", "available", "availability",
        "recommend", "suggest", "buy", "purchase", "order", "see", "any", "some", "something", "anything", "please", "pls", "hi", "hello",
        "hey", "what", "what's", "which", "how", "much", "many", "where", "when", "who", "why", "price", "cost", "costs", "about", "tell",
        "under", "below", "over", "above", "less", "more", "than", "up", "to", "max", "maximum", "most", "least", "from", "around",
        "between", "cheap", "cheapest", "cheaper", "expensive", "still", "now", "right", "also", "just", "really", "ok", "okay", "thanks",
        "product", "products", "item", "items", "thing", "things", "back", "good", "best", "rated", "top", "euro", "euros", "eur", "with",
    ];

    [GeneratedRegex(
        @"^((hi|hello|hey|and|so|but|ok|okay|also|please|pls|well|then|thanks|just|tell me|let me know|i (want|would like|need) to know|i'd like to know)[,. ]+)*(how|what|what's|when|where|where's|why|which|who|is|are|am|can|could|do|does|did|will|would|should|may|must|have|has|if)\b",
        RegexOptions.NonBacktracking)]
    private static partial Regex Asks { get; }

    // "Never mind the rest, just tell me how long it takes": the question is what they want to be told.
    [GeneratedRegex(
        @"\b(tell me|let me know|(want|need|like) to know) (?<asked>(how|what|when|where|why|which|who) .+)$",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex ToldToAnswer { get; }

    [GeneratedRegex(
        @"^(and |so |then )?(can|may|could) i (still )?(return|send back|give back|bring back) (the|my|this|that|these|those)( [\p{L}'-]+){1,3}( from)?[ ?.]*$",
        RegexOptions.NonBacktracking)]
    private static partial Regex OwnGoesBack { get; }

    [GeneratedRegex(@"\b(cheapest|cheaper|lowest price|least expensive)\b", RegexOptions.NonBacktracking)]
    private static partial Regex WantsCheap { get; }

    [GeneratedRegex(@"\b(best rated|top rated|best reviewed|highest rated)\b", RegexOptions.NonBacktracking)]
    private static partial Regex WantsRated { get; }

    /// <summary>The flow with everything that this part of a message says; what it does not say stays as it was.</summary>
    public OpenFlow Fill(OpenFlow open, Flow flow, UnderstoodPart part, Focus focus)
    {
        var filled = open;
        filled = Set(filled, Slots.Order, Referents.Named(part));
        filled = Set(filled, Slots.Email, part.Find<Slot.Email>()?.Address.Value);
        filled = Set(filled, Slots.Product, Referents.Product(part, focus));
        filled = Set(filled, Slots.Items, Referents.Items(part, focus) is { IsEmpty: false } items ? Slots.Join(items) : null);
        filled = Set(filled, Slots.Question, Question(flow, part));
        filled = Set(filled, Slots.OpenQuestion, Excerpt.Of(part.Text));
        filled = Prices(filled, part);
        var options = part.Slots.Select(OptionOf).OfType<string>().ToList();
        filled = Set(filled, Slots.Options, options.Count is 0 ? null : Slots.Join(options));
        var text = TextFolding.Fold(part.Text);
        filled = Set(filled, Slots.Sort, WantsCheap.IsMatch(text) ? "price_ascending" : WantsRated.IsMatch(text) ? "rating" : null);
        return Set(filled, Slots.Query, Query(part));
    }

    /// <summary>The shopper's own words where they ask something, else the question that the flow has for this task.</summary>
    private static string Question(Flow flow, UnderstoodPart part)
    {
        var written = flow.Questions.GetValueOrDefault(part.Prediction.Best);
        var text = ToldToAnswer.Match(WithoutNumbers(part)) is { Success: true } told ? told.Groups["asked"].Value : WithoutNumbers(part);
        var standsAlone = IsQuestion(text) && SaysMoreThanItsSubject(text) && !LeansOnBefore(part, text) && !AsksWhetherOwnGoesBack(flow, text);
        return written is { Length: > 0 } && !standsAlone ? written : Excerpt.Of(text);
    }

    /// <summary>"How long can it be returned?" needs what "it" is; a longer question mostly says so itself.</summary>
    private static bool LeansOnBefore(UnderstoodPart part, string text) =>
        text.Count(c => c is ' ') < WordsThatExplain
            && part.Slots.OfType<Slot.Reference>().Any(reference => reference.Kind is not ReferenceKind.OwnOrder);

    /// <summary>"Can I return the down jacket?" asks for the rules of returning, not for what the pages say of down.</summary>
    private static bool AsksWhetherOwnGoesBack(Flow flow, string text) =>
        flow.Steps.OfType<FlowStep.Call>().Any(call => call.Tool is ToolNames.CheckReturn) && OwnGoesBack.IsMatch(TextFolding.Fold(text));

    /// <summary>"What is your return policy?" says no more than its intent; the written question says it better.</summary>
    private static bool SaysMoreThanItsSubject(string text) =>
        Word.Split(TextFolding.Fold(text)).Count(word => !Empty.Contains(word.Text) && !General.Contains(word.Text)) > 1;

    public static bool IsQuestion(string text) =>
        text.Count(c => c is ' ') + 1 >= WordsOfAQuestion && (text.TrimEnd().EndsWith('?') || Asks.IsMatch(TextFolding.Fold(text)));

    /// <summary>What would only mislead a search of the pages: order numbers and addresses.</summary>
    private static string WithoutNumbers(UnderstoodPart part) =>
        part.Slots.Where(slot => slot is Slot.Order or Slot.Email or Slot.Code)
            .Aggregate(part.Text, (text, slot) => text.Replace(slot.At.Raw, "", StringComparison.Ordinal))
            .Replace("  ", " ", StringComparison.Ordinal)
            .Trim();

    /// <summary>What to look for in the catalog: the words that name or describe a thing, without the filters among them.</summary>
    private static string? Query(UnderstoodPart part)
    {
        var words = part.Slots.Where(slot => slot is Slot.Amount or Slot.Colour or Slot.Size or Slot.Quantity or Slot.Order or Slot.Email)
            .Aggregate(part.Text, (text, slot) => text.Replace(slot.At.Raw, " ", StringComparison.Ordinal));
        var query = string.Join(' ', Word.Split(TextFolding.Fold(words)).Select(word => word.Text).Where(word => !Empty.Contains(word)));
        return query.Length > 1 ? Excerpt.Of(query) : null;
    }

    private OpenFlow Prices(OpenFlow open, UnderstoodPart part) => part.Slots.OfType<Slot.Amount>().Aggregate(open, (filled, amount) =>
    {
        var unit = amount.Currency ?? currency;
        var minor = (long)(amount.Value * (decimal)Math.Pow(10, Currencies.Exponent(unit)));
        var slot = amount.Bound is AmountBound.AtLeast ? Slots.MinPrice : Slots.MaxPrice;
        return filled.With(slot, minor.ToString(CultureInfo.InvariantCulture)).With(Slots.Currency, unit);
    });

    private static string? OptionOf(Slot slot) => slot switch
    {
        Slot.Colour colour => colour.Name,
        Slot.Size size => size.Value,
        _ => null,
    };

    private static OpenFlow Set(OpenFlow open, string slot, string? value) => value is { Length: > 0 } ? open.With(slot, value) : open;
}
