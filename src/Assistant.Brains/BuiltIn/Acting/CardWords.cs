using System.Text.RegularExpressions;
using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.Turns;
using Assistant.Brains.Understanding;
using Assistant.Brains.Understanding.Slots;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.Acting;

/// <summary>What words right at a card may mean: agreement, a change of mind, patience. None of it confirms or declines; only code does.</summary>
internal static partial class CardWords
{
    private const int FewWords = 9;
    private const int WordsOfRegret = 16;

    [GeneratedRegex(
        @"^((yes|yeah|yep|ok|okay|sure|great|perfect|fine|good|alright|right|please|well|then|so|and|just|now|lovely|thanks|thank you)[,.! ]*)*((please )?(do (it|that|so|this)|go ahead( with (it|that|this))?|go for it|let's (do|go)( it| that| with (it|that))?|proceed( with (it|that))?|continue|carry on|carry it out|make it (so|happen)|(i )?(confirm|agree|accept|approve)(ed)?( (it|that|this|all))?|(that|it|this)('s| is| looks| sounds| seems)( all)? (right|fine|good|ok|okay|correct|great|perfect)|looks (good|right|fine|correct)|sounds (good|right|fine)|i('m| am) (sure|happy with (it|that))|register (it|that|them)|(book|submit) (it|them|that|those) (please|now|then)|i want (it|that|this)|i'd like that)([, ]+(please|now|then|thanks|thank you|for me))*)?[.! ]*$")]
    private static partial Regex Agreeing { get; }

    [GeneratedRegex(
        @"^((hm+|uh|oh|ok|okay|no|please|just|um) )*(wait|hold on|hang on|one (moment|second|sec|minute)|a (moment|second|sec|minute)|(give|let) me (a|one|some|think)\b|not (yet|so fast|now)|let me (think|check)|i('ll| will) (think|check)|i (need|have) to (think|check|ask|talk to)|later)\b")]
    private static partial Regex Pausing { get; }

    [GeneratedRegex(
        @"\b(never ?mind|forget (it|that|about it)|(cancel|stop|drop|scrap|undo|discard|abort|withdraw|delete) (it|that|this|the (card|request|return|exchange|change|whole thing))( again)?|don'?t (do|change|cancel|return|send|exchange|register) (it|that|anything|them)|changed my mind|leave (it|everything|things|that|them)( (as (it is|is|they are)|alone|be))?|(i'd|i'll|i want to|i would) rather not|not any ?more|no longer|i('ll| will| want to) keep (it|them|everything|both|all)|keep (it|them|everything)|no thanks|rather not|let'?s not|don'?t)\b")]
    private static partial Regex Dropping { get; }

    // "Not needed any more", "I don't like the colour": why something goes back, and no change of mind about that.
    [GeneratedRegex(@"\b(not|no longer|isn't|aren't) (really )?(needed|wanted|necessary)\b|\b(don'?t|do not|didn'?t|no longer) (really |even )?(like|need|want) (it|them|that|this|these|those|(the|its|their) \p{L}+)( (any ?more|at all|after all|really|now))*[.! ]*$")]
    private static partial Regex TellsWhy { get; }

    [GeneratedRegex(@"\b(order|purchase)\b")]
    private static partial Regex NamesOrder { get; }

    [GeneratedRegex(
        @"\b((is|was|has|did|have) (it|that|this|my \p{L}+|everything|you|the \p{L}+)( \p{L}+){0,2} (done|cancelled|canceled|changed|registered|go(ne)? through|work(ed)?|happen(ed)?|confirmed|finished|booked|carried out|do it|do that|complete[d]?)|did (it|that) work|is (it|that|everything) (all )?(ok|okay|set|settled|through) now|what('s| is) the status|any news)\b")]
    private static partial Regex AsksStatus { get; }

    [GeneratedRegex(
        @"\b(undo|revert|reverse|take (it|that|this) back|roll (it|that) back|restore|reinstate|bring (it|that) back|un-?cancel|uncancel|(cancel|stop|withdraw|call off|delete) (it|that|this|them|(the|my) (return|exchange|change|cancellation|refund))|back to how it was|changed my mind|by (mistake|accident))\b")]
    private static partial Regex Undoing { get; }

    // Whatever it names: nobody undoes what is still to be done.
    [GeneratedRegex(@"\b(undo|revert|restore|reinstate|un-?cancel|take (it|that|this) back|(bring|put) (it|that|(the|my) order) back|(want|need|have|get) (it|that|(the|my) order) back|keep (\p{L}+ ){1,4}after all|(decided|prefer|rather|want|like) to keep)\b")]
    private static partial Regex TakingBack { get; }

    [GeneratedRegex(@"\b(label|labels|qr|return (slip|form|document|code)|drop (it|them|the parcel) off|drop-?off|hand (it|them) in|post office|print)\b")]
    private static partial Regex OfLabel { get; }

    [GeneratedRegex(@"\b(money|refund|refunded|paid back|cash)\b")]
    private static partial Regex OfMoney { get; }

    [GeneratedRegex(@"^(\p{L}+[, ]+){0,3}(when|how long|where|until when|by when|how fast|how quickly|how soon|has|have|did|is|was)\b")]
    private static partial Regex AsksWhen { get; }

    [GeneratedRegex(
        @"\b(after all|again|once more|try (it|that)? ?again|show (it|me|that)( \p{L}+)? again|now i (want|would)|i do want (it|that)|still want (it|that|to)|let's do it|ran out|expired|timed out|too (slow|late)|missed it)\b")]
    private static partial Regex Again { get; }

    /// <param name="tool">What the card would do.</param>
    public static bool Agrees(UnderstoodPart part, string tool) =>
        part.Slots.All(slot => slot is Slot.Reference) && Plain(part) is { Length: > 0 } text && !text.EndsWith('?') && (Agreeing.IsMatch(text) || Names(text, tool));

    // "Ok cancel it" where that is what the card would do; below any other card it is the card that would be cancelled.
    [GeneratedRegex(@"^((yes|yeah|yep|ok|okay|sure|great|perfect|fine|good|alright|right|please|well|then|so|and|just|go ahead( and)?|now|thanks|thank you)[,.! ]+)*(?<deed>cancel|return|send|exchange|swap|change) (it|them|that|this|those|(the|my) (whole )?order)( back)?([, ]+(please|now|then|anyway|thanks|thank you|for me))*[.! ]*$")]
    private static partial Regex Deed { get; }

    private static bool Names(string text, string tool) => Deed.Match(text) is { Success: true } said && said.Groups["deed"].Value switch
    {
        "cancel" => tool is ToolNames.CancelOrder,
        "return" or "send" => tool is ToolNames.CreateReturn,
        "exchange" or "swap" => tool is ToolNames.CreateExchange or ToolNames.ChangeItems,
        _ => tool is not (ToolNames.CancelOrder or ToolNames.CreateReturn),
    };

    /// <summary>"Wait, how long does the refund take" asks something, and wants no more than its answer.</summary>
    public static bool Pauses(UnderstoodPart part) =>
        IsShort(part) && Pausing.Match(Plain(part)) is { Success: true } pause && !AsksSomething(Plain(part)[pause.Length..].Trim(' ', ',', '.', '-', '!'));

    private static bool AsksSomething(string text) => text.Contains(' ') && SlotFiller.IsQuestion(text);

    /// <summary>"What happens to my card", "when is that paid back": of the money that what is on the card sends back.</summary>
    public static bool AsksOfMoneyBack(UnderstoodPart part) =>
        part.Text.AsSpan().Trim().Count(' ') < WordsOfRegret && part.Find<Slot.Order>() is null && OfMoneyBack.IsMatch(Plain(part));

    [GeneratedRegex(@"\b(how long|how fast|how quick(ly)?|how soon|when|how|what|what's|whats|where|which day)\b( \p{L}+){0,6} (refund\w*|(my|the) (money|card|payment|bank|reservation|credit card)|money back|paid back|get (it|that) back)\b")]
    private static partial Regex OfMoneyBack { get; }

    /// <summary>"Cancel it" at a card is about the card, unless that is what the card would do; "cancel the order" is not.</summary>
    public static bool Drops(UnderstoodPart part) =>
        IsShort(part) && part.Find<Slot.Order>() is null && !NamesOrder.IsMatch(Plain(part)) && !part.Text.TrimEnd().EndsWith('?') && !(SlotFiller.IsQuestion(part.Text) && !ActWish.IsSaid(part.Mended)) && !TellsWhy.IsMatch(Plain(part)) && (YesOrNo.IsNo(part) || Dropping.IsMatch(Plain(part)));

    public static bool AsksHowItStands(UnderstoodPart part) => IsShort(part) && AsksStatus.IsMatch(Plain(part));

    public static bool Undoes(UnderstoodPart part) =>
        part.Text.AsSpan().Trim().Count(' ') < WordsOfRegret
            && part.Find<Slot.Order>() is null
            && (TakingBack.IsMatch(Plain(part)) || (IsShort(part) && Undoing.IsMatch(Plain(part)) && !NamesOrder.IsMatch(Plain(part))));

    /// <summary>"Any costs?", "does that cost me anything?"</summary>
    public static bool AsksCost(UnderstoodPart part) => IsShort(part) && part.Find<Slot.Order>() is null && AsksWhatItCosts.IsMatch(Plain(part));

    /// <summary>"Can you bring it back if I change my mind?" asks what cannot be undone.</summary>
    public static bool AsksToUndo(UnderstoodPart part) =>
        part.Text.AsSpan().Trim().Count(' ') < WordsOfRegret && part.Find<Slot.Order>() is null && SlotFiller.IsQuestion(part.Text) && TakingBack.IsMatch(Plain(part));

    [GeneratedRegex(@"^((and|so|but|ok|okay|well|hm+|oh|wait|yes)[,.! ]+)*(any|is (it|that|this|there)|are there|does|do i|do you|will|would|what('s| does| will| would| is)|how much (does|will|would|is|do))\b.*\b(costs?|fees?|charges?|charged?|free|pay|price)\b( \p{L}+){0,4}[?!. ]*$")]
    private static partial Regex AsksWhatItCosts { get; }

    // "Can I change it again?", "only once, or can I switch later on?"
    [GeneratedRegex(@"\b(again|once more|one more time|another time|(a )?(second|third) time|twice|how often|how many times|(only|just) once|later( on)?|afterwards)\b")]
    private static partial Regex OneMoreTime { get; }

    [GeneratedRegex(@"\b(chang\w*|swap\w*|switch\w*|alter\w*|exchang\w*|correct\w*|edit\w*|redirect\w*|mov(e|ing)|do (it|that|this))\b")]
    private static partial Regex OfChanging { get; }

    /// <summary>"Can I change it again if that is too small as well?": how often, and no wish for it yet.</summary>
    public static bool AsksHowOften(UnderstoodPart part) =>
        part.Text.AsSpan().Trim().Count(' ') < WordsOfRegret && part.Find<Slot.Order>() is null && SlotFiller.IsQuestion(part.Text) && !ActWish.IsSaid(part.Mended)
            && OneMoreTime.IsMatch(Plain(part)) && OfChanging.IsMatch(Plain(part));

    // "Do I suddenly pay postage if it's only the jacket?"
    [GeneratedRegex(@"\b(pay|paying|charged?|costs?|free|add(ed)?|price|fees?|extra)\b")]
    private static partial Regex OfPaying { get; }

    [GeneratedRegex(@"\b(postage|deliver\w*|shipping)\b")]
    private static partial Regex OfDelivery { get; }

    /// <summary>"Do I pay postage then?"</summary>
    public static bool AsksOfDeliveryPrice(UnderstoodPart part) =>
        part.Text.AsSpan().Trim().Count(' ') < WordsOfRegret && part.Find<Slot.Order>() is null && SlotFiller.IsQuestion(part.Text)
            && OfPaying.IsMatch(Plain(part)) && OfDelivery.IsMatch(Plain(part));

    public static bool IsAboutLabel(UnderstoodPart part) => OfLabel.IsMatch(Plain(part));

    public static bool IsAboutMoney(UnderstoodPart part) => OfMoney.IsMatch(Plain(part)) && AsksWhen.IsMatch(Plain(part));

    public static bool WantsItAgain(UnderstoodPart part, string tool) => IsShort(part) && (Agrees(part, tool) || YesOrNo.IsYes(part) || Again.IsMatch(Plain(part)));

    private static bool IsShort(UnderstoodPart part) => part.Text.AsSpan().Trim().Count(' ') < FewWords;

    private static string Plain(UnderstoodPart part) => TextFolding.Fold(part.Mended).Trim();
}
