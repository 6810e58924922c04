using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Collections.Immutable;
using Assistant.Brains.BuiltIn.Acting;
using Assistant.Brains.BuiltIn.Answers;
using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Brains.BuiltIn.Orders;
using Assistant.Brains.BuiltIn.Products;
using Assistant.Brains.BuiltIn.References;
using Assistant.Brains.BuiltIn.Turns;
using Assistant.Brains.Understanding;
using Assistant.Brains.Understanding.Slots;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.Flows;

/// <summary>Takes what a shopper said into the slots of a flow.</summary>
internal sealed partial class SlotFiller(WishReader wishes)
{
    private const int WordsOfAQuestion = 4;
    private const int WordsThatExplain = 8;
    private const float Doubtful = 0.5f;

    private static readonly FrozenSet<string> General =
        ["policy", "policies", "work", "works", "rule", "rules", "info", "information", "condition", "conditions", "terms", "question", "exactly"];

    [GeneratedRegex(
        @"^((hi|hello|hey|and|so|but|ok|okay|also|please|pls|well|then|thanks|just|btw|by the way|oh|hm+|wait|hold on|hang on|first|first of all|before that|actually|quick question|one more thing|tell me|let me know|i (want|would like|need) to know|i'd like to know)[,. ]+)*(until when|till when|til when|by when|from when|for how|how|what|what'?s|when|where|where'?s|why|which|who|who'?s|is|are|am|can|could|do|does|did|will|would|should|may|must|have|has|if)\b")]
    private static partial Regex Asks { get; }

    [GeneratedRegex(
        @"[,.;:!?] (and |so |but |then )*((how|what|what'?s|when|where|where'?s|why|which|who|until when|by when) \p{L}+|(am|is|are|can|could|do|does|did|will|would|should|may|must) (i|it|we|you|they|he|she|that|this|there|the|my|somebody|someone)) \p{L}+")]
    private static partial Regex AsksLater { get; }

    // "Delivery to the UK how much?": many put the question word last.
    [GeneratedRegex(@"\p{L}.*(?<!\b(know|remember|matter|care|sure|idea|tell me|see|understand) )\b(from |until |till |by |for )?how (much|long|many|often|soon|big|late)\b")]
    private static partial Regex AsksLast { get; }

    // "Never mind the rest, just tell me how long it takes": the question is what they want to be told.
    [GeneratedRegex(
        @"\b(tell me|let me know|(want|need|like) to know) (?<asked>(how|what|when|where|why|which|who) .+)$",
        RegexOptions.IgnoreCase)]
    private static partial Regex ToldToAnswer { get; }

    [GeneratedRegex(
        @"^(and |so |then )?(can|may|could) i (still )?(return|send back|give back|bring back) (the|my|this|that|these|those)( [\p{L}'-]+){1,3}( from)?[ ?.]*$")]
    private static partial Regex OwnGoesBack { get; }

    private readonly ConditionalWeakTable<UnderstoodPart, CatalogWish> _wishes = [];

    /// <summary>The flow with everything that this part of a message says; what it does not say stays as it was.</summary>
    public OpenFlow Fill(OpenFlow open, Flow flow, UnderstoodPart part, Focus focus)
    {
        var filled = open;
        filled = Set(filled, Slots.Order, Referents.Named(part));
        filled = Set(filled, Slots.Email, part.Find<Slot.Email>()?.Address.Value);
        filled = Set(filled, Slots.Product, Wish(part).GoesWith is null ? Referents.Product(part, focus) : null);
        filled = Set(filled, Slots.Items, Items(flow, part, focus));
        filled = Set(filled, Slots.Question, Question(flow, part));
        filled = Set(filled, Slots.OpenQuestion, Excerpt.Of(part.Text));
        filled = GivesBack(flow) ? ReturnWords.Into(filled, part.Mended) : filled;
        if (flow.Acts)
        {
            filled = Set(filled, Slots.Wanted, ActWish.IsSaid(part.Mended) && (flow.WriteTool is not (ToolNames.CancelOrder or ToolNames.ChangeAddress) || ActWish.Says(flow.WriteTool, part.Mended)) ? "true" : null);
            filled = Set(filled, Slots.CancelReason, CancelReasons.Of(part));
        }

        return Wish(part).Into(filled);
    }

    /// <summary>Something goes back in it, or in a flow that it turns to: why and in what state decides.</summary>
    private static bool GivesBack(Flow flow) => flow.Steps.Any(step => step is FlowStep.TurnTo { Flow: WellKnown.ReturnItem or WellKnown.ExchangeItem }
        or FlowStep.Call { Tool: ToolNames.CheckReturn or ToolNames.CreateReturn or ToolNames.CreateExchange });

    /// <summary>What a part of a message looks for. Several questions are asked of it in a turn; it is read once.</summary>
    public CatalogWish Wish(UnderstoodPart part) => _wishes.GetValue(part, wishes.Read);

    /// <summary>Items of the order that is spoken of; another order has others, and words that do not choose between two name none.</summary>
    private static string? Items(Flow flow, UnderstoodPart part, Focus focus)
    {
        if (focus.Items.IsEmpty || (Referents.Named(part) is { } named && named != focus.Order))
        {
            return null;
        }

        if (!flow.Acts)
        {
            return ReturnWords.Kept(part.Mended) is null && Referents.Items(part, focus) is { IsEmpty: false } titled ? Slots.Join(titled) : null;
        }

        ImmutableArray<ItemLine> lines = [.. focus.Items.Select(ItemLine.Of)];
        return ItemWords.Read(part.Mended, lines) is { All: false } words && words.Among(lines) is { Count: > 0 } items ? Slots.Join(items.Select(item => item.Write())) : null;
    }

    /// <summary>The shopper's own words where they ask something, else the question that the flow has for this task.</summary>
    private static string Question(Flow flow, UnderstoodPart part)
    {
        var written = flow.Questions.GetValueOrDefault(part.Prediction.Best);
        var text = ToldToAnswer.Match(WithoutNumbers(part)) is { Success: true } told ? told.Groups["asked"].Value : WithoutNumbers(part);
        var standsAlone = IsQuestion(text) && (SaysMoreThanItsSubject(text) || ActWish.AsksHow(text)) && !LeansOnBefore(part, text) && !AsksWhetherOwnGoesBack(flow, text);
        return written is { Length: > 0 } && !standsAlone && !IsToldOtherwise(part, text) ? written : Excerpt.Of(text);
    }

    /// <summary>A whole story that is hardly like the intent it was taken for asks something else than the question of that intent.</summary>
    private static bool IsToldOtherwise(UnderstoodPart part, string text) =>
        part.Prediction.Confidence < Doubtful && text.Count(c => c is ' ') >= WordsThatExplain && SaysMoreThanItsSubject(text);

    /// <summary>"How long can it be returned?" needs what "it" is; a longer question mostly says so itself.</summary>
    private static bool LeansOnBefore(UnderstoodPart part, string text) =>
        text.Count(c => c is ' ') < WordsThatExplain
            && part.Slots.OfType<Slot.Reference>().Any(reference => reference.Kind is not ReferenceKind.OwnOrder);

    /// <summary>"Can I return the down jacket?" asks for the rules of returning, not for what the pages say of down.</summary>
    private static bool AsksWhetherOwnGoesBack(Flow flow, string text) =>
        flow.Steps.OfType<FlowStep.Call>().Any(call => call.Tool is ToolNames.CheckReturn) && OwnGoesBack.IsMatch(TextFolding.Fold(text));

    /// <summary>"What is your return policy?" says no more than its intent; the written question says it better.</summary>
    private static bool SaysMoreThanItsSubject(string text) =>
        Word.Split(TextFolding.Fold(text)).Count(word => !EmptyWords.Contains(word.Text) && !General.Contains(word.Text)) > 1;

    /// <summary>Whether it asks something, if only in a later clause: "We have two left over. How can they go back?"</summary>
    public static bool IsQuestion(string text) =>
        text.Count(c => c is ' ') + 1 >= WordsOfAQuestion && (text.TrimEnd().EndsWith('?') || TextFolding.Fold(text) is var folded && (Asks.IsMatch(folded) || AsksLater.IsMatch(folded) || AsksLast.IsMatch(folded)));

    /// <summary>What would only mislead a search of the pages: order numbers and addresses.</summary>
    private static string WithoutNumbers(UnderstoodPart part) =>
        part.Slots.Where(slot => slot is Slot.Order or Slot.Email or Slot.Code && slot.At.Length > 0)
            .Aggregate(part.Mended, (text, slot) => text.Replace(slot.At.Raw, "", StringComparison.OrdinalIgnoreCase))
            .Replace("  ", " ", StringComparison.Ordinal)
            .Trim();

    private static OpenFlow Set(OpenFlow open, string slot, string? value) => value is { Length: > 0 } ? open.With(slot, value) : open;
}
