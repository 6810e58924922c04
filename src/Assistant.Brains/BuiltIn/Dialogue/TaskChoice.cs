using System.Text.RegularExpressions;
using Assistant.Brains.BuiltIn.Acting.Stated;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.Orders;
using Assistant.Brains.BuiltIn.References;
using Assistant.Brains.BuiltIn.Turns;
using Assistant.Brains.Understanding;
using Assistant.Brains.Understanding.Slots;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.Dialogue;

/// <summary>Which task a shopper's words ask for: what they state or point to first, then what they are most like.</summary>
internal sealed partial class TaskChoice(FlowLibrary flows, SlotFiller filler)
{
    private const int MaxPointerWords = 5;
    private const string Complaint = "complaint";

    /// <summary>Below, a few words are more likely of something that nobody foresaw than a courtesy: "careers" is much like "take care".</summary>
    private const float Doubtful = 0.5f;
    private const int FewWords = 3;

    /// <summary>Below, words that tell of a time, a fault or several things are no courtesy: "my zip broke after 2 years, can you help".</summary>
    private const float Unlikely = 0.65f;
    private const int SeveralWords = 3;

    private static readonly PhraseTable<string> Conduct = PhraseTable<string>.FromResource("conduct-words.txt", kind => kind);

    [GeneratedRegex(@"\b(do you (also )?(sell|carry)|looking for an?|i want to buy an?|i would like to buy an?|where can i (find|buy) an?|do you have (an?|any|some)) \p{L}")]
    private static partial Regex AsksToBuy { get; }

    // "Is the Eider 0 warm enough for -10?"
    [GeneratedRegex(@"^(and |so |but |ok |okay |hi |hello |hey )*(is|are|does|do|can|will|would) (the|your|that|this|those|these) \p{L}")]
    private static partial Regex AsksOfThing { get; }

    [GeneratedRegex(@"\b(look (up|at|into|for)|check|find|trace|track|see)( [\p{L}]+){0,3} my (order|parcel|package|delivery)\b")]
    private static partial Regex LooksUp { get; }

    /// <summary>The flow to start; a bare order number, product or "the second one" asks for the plainest one. Null: none fits.</summary>
    public string? Of(UnderstoodPart part, Focus focus) =>
        Supposing.IsIn(part) ? WellKnown.AskPages
        : StatedChange.Of(part, focus.Order) is { } stated ? stated
        : AsksForVariant(part, focus) ? WellKnown.Stock
        : TellsOfConduct(part) ? Complaint
        : DoesNotFit(part) || ChoseWrong(part) ? WellKnown.ExchangeItem
        : PointsToShown(part, focus) ? WellKnown.ProductDetails
        : part.Prediction is { IsRejected: true, Best: "product_question" } && AsksOfThing.IsMatch(TextFolding.Fold(part.Mended)) && Referents.InFull(part) is not null ? WellKnown.ProductDetails
        : AsksWhereOwnIs(part) || TellsOfWaiting(part) ? WellKnown.TrackOrder
        : IsForPresent(part) || IsOnlyThing(part) || IsThingInSize(part, focus) || IsWishedFor(part) ? WellKnown.ProductSearch
        : part.Prediction.Intent is "product_search" && Referents.InFull(part) is not null && filler.Wish(part).GoesWith is null ? WellKnown.Stock
        : flows.StartedBy(part.Prediction.Intent) is { } flow && !(flow.Id is WellKnown.Handoff && PersonWish.IsOnlyMentioned(part)) && !IsNoCourtesy(part) ? (Lists(flow) && Referents.Named(part) is not null ? WellKnown.TrackOrder : flow.Id)
        : Referents.Named(part) is not null ? WellKnown.TrackOrder
        : MayPoint(part) && Referents.Order(part, focus) is not null ? WellKnown.TrackOrder
        : MayPoint(part) && Referents.Product(part, focus) is not null ? WellKnown.ProductDetails
        : part.Find<Slot.Product>() is not null ? WellKnown.ProductSearch
        : LooksUp.IsMatch(TextFolding.Fold(part.Text)) ? WellKnown.TrackOrder
        : null;

    [GeneratedRegex(@"\b(do|have|is|are|does|got|get|any|sell) .*\b(that|this|the|those|these|it|them|same|my)\b.* (in|also|too|as)\b|\b(it|them|that|this|those|these|one|ones) in\b", RegexOptions.NonBacktracking)]
    private static partial Regex AsksForOther { get; }

    /// <summary>"Do you have that lamp in rust, too?" of a thing that was bought or shown: whether it is sold so.</summary>
    private static bool AsksForVariant(UnderstoodPart part, Focus focus) =>
        part.Slots.Any(slot => slot is Slot.Colour or Slot.Size) && SlotFiller.IsQuestion(part.Text) && Referents.Named(part) is null
            && (part.Prediction.IsRejected || part.Prediction.Intent is "stock" or "product_search" or "product_question")
            && AsksForOther.IsMatch(TextFolding.Fold(part.Mended)) && Referents.Product(part, focus) is not null;

    /// <summary>Words that are rejected as too short or too rare, and yet are most like a search or name a thing with filters.</summary>
    private bool IsWishedFor(UnderstoodPart part) =>
        (part.Prediction.IsRejected && filler.Wish(part) is var wish && (wish.IsPlain || (wish.Kind is not null && part.Prediction.Best is "product_search" && IsShort(part))))
        || ((part.Prediction.IsRejected || part.Prediction.Intent is "policy_question" or "place_order") && AsksToBuy.IsMatch(TextFolding.Fold(part.Mended)) && filler.Wish(part).Kind is not null)
        || ((part.Prediction.IsRejected || part.Prediction.Intent is "policy_question" or "promotions") && filler.Wish(part) is { IsKnownKind: true, Reduced: true });

    /// <summary>"Chalk bag?": the name of a thing that is sold and nothing else, whatever a classifier takes so few words for.</summary>
    private bool IsOnlyThing(UnderstoodPart part) =>
        (part.Prediction.IsRejected || IsSmallTalk(part)) && filler.Wish(part) is { IsKnownKind: true, IsOnlyThing: true }
            && !SlotFiller.IsQuestion(part.Text);

    [GeneratedRegex(@"\b(the|my|our|this|that|these|those)\b")]
    private static partial Regex OfSomeoneOrShown { get; }

    /// <summary>"Running shoes men size 43": a thing in a size and nothing else, while no order is spoken of that has such a thing to exchange.</summary>
    private bool IsThingInSize(UnderstoodPart part, Focus focus) =>
        focus.Items.IsEmpty && part.Find<Slot.Size>() is not null && !OfSomeoneOrShown.IsMatch(TextFolding.Fold(part.Mended))
            && filler.Wish(part) is { Kind: not null, IsOnlyThing: true } && !SlotFiller.IsQuestion(part.Text);

    /// <summary>"My boots are too small": told of something that the shopper has, which another size would put right.</summary>
    private static bool DoesNotFit(UnderstoodPart part) =>
        part.Find<Slot.Reason>() is { Value: ShopperReason.DoesNotFit } && !SlotFiller.IsQuestion(part.Text)
            && (part.Prediction.IsRejected || part.Prediction.Intent is "damaged_item" or "deny" or "product_question" or "product_search" or "stock");

    /// <summary>"The courier was drunk and threw it over the hedge": how somebody behaved, whatever became of the parcel.</summary>
    private bool TellsOfConduct(UnderstoodPart part) =>
        flows.Has(Complaint) && !SlotFiller.IsQuestion(part.Text) && !OrderQuestion.NotHere.IsMatch(TextFolding.Fold(part.Mended))
            && Conduct.Find([.. Word.Split(TextFolding.Fold(part.Mended))]).Select(hit => hit.Meaning).Distinct().Count() > 1;

    [GeneratedRegex(@"\b(i|we)('ve| have| must have)? ((just|accidentally|mistakenly|stupidly|by mistake) )*(ordered|bought|picked|chose|choose|clicked|selected|took) (the |a |an )?wrong (size|colou?r|version|variant)\b")]
    private static partial Regex OwnMistake { get; }

    /// <summary>"I ordered the wrong size": nobody sent a wrong one, and another version would put it right.</summary>
    private static bool ChoseWrong(UnderstoodPart part) => OwnMistake.IsMatch(TextFolding.Fold(part.Mended)) && !SlotFiller.IsQuestion(part.Text);

    private static bool IsShort(UnderstoodPart part) => part.Text.AsSpan().Trim().Count(' ') < MaxPointerWords;

    /// <summary>A present may be anything; a gift card is a subject of its own, and words left over are about that.</summary>
    private bool IsForPresent(UnderstoodPart part) =>
        (part.Prediction.IsRejected || part.Prediction.Intent is "gift_card" or "place_order" or "promotions")
            && filler.Wish(part) is { IsGift: true } wish
            && (part.Prediction.Intent is not "gift_card" || wish.Words is null);

    /// <summary>A list of orders is not what who names one is after.</summary>
    private static bool Lists(Flow flow) => flow.Steps.OfType<FlowStep.Call>().Any(call => call.Tool is ToolNames.ListOrders);

    [GeneratedRegex(@"^(and |so |but |ok |okay |hi |hello |hey |well )*(where|when|what)('s| is| are| was| were| will| has)? (up with |happened to |about |the )*my \p{L}")]
    private static partial Regex WhereMine { get; }

    /// <summary>"Where are my mats?" looks for nothing to buy.</summary>
    private static bool AsksWhereOwnIs(UnderstoodPart part) =>
        (part.Prediction.IsRejected || part.Prediction.Intent is "product_search" or "product_question" or "stock") && WhereMine.IsMatch(TextFolding.Fold(part.Mended));

    // "I stayed at home for it and nobody came", "the courier never rang", "the tracking says delayed".
    [GeneratedRegex(@"\b(nobody|no one|noone|no-one|no courier|no driver|no parcel) (ever )?(came|has come|rang|showed( up)?|turned up|knocked|called round|was there)\b|\b(courier|driver|carrier|postman|delivery (man|guy|person)|van|parcel|package|they) never (came|rang|showed( up)?|turned up|knocked|arrived)\b|\b(it|that|this|tracking|link|status|app|page|account|site|website) (now |just |only |still |keeps )?(says?|saying|shows?|showing|reads?) (it's |it is |that it is )?(still )?[""'“]?(delayed|late|on hold|held up)\b|\b(waited|stayed (at )?home|sat at home|took (the |a |my )?(whole |half )?([\p{L}]+ )?(day |morning |afternoon )?off)\b[^.?!]{0,60}\bfor (nothing|this|it|the (parcel|courier|delivery|package|driver))\b")]
    private static partial Regex Waited { get; }

    /// <summary>Who tells how they waited for a parcel looks for nothing to buy, whoever and whatever else the story is about.</summary>
    private bool TellsOfWaiting(UnderstoodPart part) =>
        (part.Prediction.IsRejected || IsSmallTalk(part) || part.Prediction.Intent is "product_search" or "product_question" or "stock" or "promotions" or "gift_card" or "place_order")
            && !AsksToBuy.IsMatch(TextFolding.Fold(part.Text))
            && (Waited.IsMatch(TextFolding.Fold(part.Mended)) || ((IsSmallTalk(part) || !SlotFiller.IsQuestion(part.Text)) && OrderQuestion.NotHere.IsMatch(TextFolding.Fold(part.Mended))));

    /// <summary>"Hi, my parcel still isn't here, what's going on" is much like a greeting.</summary>
    private bool IsSmallTalk(UnderstoodPart part) => flows.StartedBy(part.Prediction.Intent) is { IsSmallTalk: true };

    /// <summary>Words that are most like a courtesy, and are a question, few and hardly like one, or tell of something: "you're welcome" answers none of them.</summary>
    private static bool IsNoCourtesy(UnderstoodPart part) =>
        (part.Prediction.Intent is "affirm" or "deny" or "goodbye" or "thanks" && SlotFiller.IsQuestion(part.Mended))
            || (part.Prediction.Intent is "goodbye" or "thanks" && part.Prediction.Confidence < Doubtful && Words.Of(part.Text).Count <= FewWords)
            || (part.Prediction.Intent is "affirm" or "deny" or "goodbye" or "thanks" or "greeting" && part.Prediction.Confidence < Unlikely && TellsSomething(part));

    private static bool TellsSomething(UnderstoodPart part) =>
        part.Slots.Any(slot => slot is not Slot.Reference) || part.Text.Any(char.IsDigit) || Word.Split(TextFolding.Fold(part.Mended)).Count(word => !EmptyWords.Contains(word.Text)) >= SeveralWords;

    /// <summary>"Is the second waterproof?" asks of a product that was shown and looks for no other.</summary>
    private static bool PointsToShown(UnderstoodPart part, Focus focus) =>
        !focus.Products.IsEmpty && part.Find<Slot.Ordinal>() is not null
            && (part.Prediction.IsRejected || part.Prediction.Intent is "product_search" or "product_question")
            && Referents.Product(part, focus) is not null;

    /// <summary>"The first one" points wherever it stands; "it" in a long sentence points to nothing of ours.</summary>
    private static bool MayPoint(UnderstoodPart part) =>
        part.Find<Slot.Ordinal>() is not null || Referents.SaysPrice(part) || IsShort(part);
}
