using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Assistant.Brains.BuiltIn.Answers;
using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.References;
using Assistant.Brains.Understanding;
using Assistant.Brains.Understanding.Slots;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.Products;

/// <summary>
/// Requests that name products and what to do with them: tell about one, find others like it, compare two. They are so plain that no
/// classifier is asked; the button of a product's card says "Tell me about ..." and must always be understood.
/// </summary>
internal sealed partial class ProductTalk(FlowRunner runner, SlotFiller filler)
{
    [GeneratedRegex(@"^(ok |okay |please |and |can you |could you |hi |hello )*(tell me (some |a bit |a little )?(more )?about|more (info |information |details )?(about|on)|(info|information|details) (about|on|of)|show me details of)\b")]
    private static partial Regex TellsAbout { get; }

    // The card of a product has its picture.
    [GeneratedRegex(@"\b(show|see|seen|is there|are there|any|do you have|have you got)\b[^.?!]{0,20}\b(pictures?|photos?|pics?|images?) (of|from|for)\b")]
    private static partial Regex AsksPicture { get; }

    [GeneratedRegex(@"\b(similar|alternatives?|comparable)\b|\b(something|anything|more|ones?|others?|products?|items?) like\b|\b(along the lines|in the (style|vein)) of\b|\bsame (kind|sort|type|style) (of \p{L}+ )?as\b")]
    private static partial Regex WantsSimilar { get; }

    [GeneratedRegex(@"\blike (an?|some) \b")]
    private static partial Regex LikeAnything { get; }

    [GeneratedRegex(
        @"\b(compare|comparison|versus|vs)\b|\bdifferences? between\b|\bwhich (one |of (them|these|those|the two|both) |tent |product )?(is|has|weighs|costs|are) (the )?(\p{L}+er|less|more|better)\b|\b(what's|what is|whats) the difference\b")]
    private static partial Regex Compares { get; }

    [GeneratedRegex(@"\b(first|second|third|fourth|fifth|last|1st|2nd|3rd|4th|5th|number [1-5]|#?[1-5]($|[ ,.?!]))")]
    private static partial Regex Position { get; }

    [GeneratedRegex(@"\b(first|top) (two|2)\b|\b(both|them|these|those|the two|these two|the difference)\b")]
    private static partial Regex BothOfThem { get; }

    [GeneratedRegex(@"^(and |so |ok )*(which|what|(in )?(any |an)other|(in )?(a )?different) (other )?(sizes?|colou?rs?|variants?|versions?)( (are|do you|have you|is|can|does|are there|do)\b.*)?[?]*$")]
    private static partial Regex AsksOptions { get; }

    // "Do you have that lamp in rust too?", also of a thing in an order that is spoken of.
    [GeneratedRegex(@"\b(do you (also |still )?(have|sell)|have you got|is there|are there|got) (that|this|the|those|these|it|them)\b.* in (a |an |the |size )*[\p{L}\p{N}]")]
    private static partial Regex HasVersion { get; }

    [GeneratedRegex(@"\bwhich (one )?(of (them|these|those) )?(is|has|weighs|costs|are)\b")]
    private static partial Regex AsksOfMany { get; }

    // A page tells whether the shop writes when something is there again; which thing it is makes no difference.
    [GeneratedRegex(
        @"^(?!.*\b(you|u|person|agent|human|someone|somebody|anybody|refund|orders?|parcel|package|money|return|delivery)\b)((hi|hello|please|pls|ok|okay|and|so|then|well|just)[, ]+)*(i want to |i would like to |i'd like to )?((get|be) )?((tell|notify|inform|alert|e-?mail|mail|message|text|ping|write to|remind|let) (me|us)( know)?|notified|informed|alerted|e-?mailed|told|know) (when|once|as soon as|if) [^.?!]*\b(back|in stock|restocked|available)( in)?( stock| again)*( please| pls)?[.?! ]*$")]
    private static partial Regex WantsAlert { get; }

    private const string AlertQuestion = "Can I get a back in stock alert by e-mail?";

    [GeneratedRegex(@" (and|or|vs\.?|versus|with|to) |,")]
    private static partial Regex Between { get; }

    /// <summary>False where the words are no such request, or do not say which product.</summary>
    public async Task<bool> AnsweredAsync(UnderstoodPart part, Session session)
    {
        if (Asked(part, session.State.Focus) is not { } open)
        {
            return false;
        }

        Tasks.Interrupt(session);
        session.Understood(NotUnderstood.Point);
        session.Intent = open.Flow switch
        {
            WellKnown.SimilarProducts => "product_search",
            WellKnown.Stock or WellKnown.AskPages => "stock",
            _ => "product_question",
        };
        session.Look(focus => focus with { Request = Excerpt.Of(part.Text), Intent = session.Intent });
        await runner.RunAsync(open, session);
        return true;
    }

    private OpenFlow? Asked(UnderstoodPart part, Focus focus)
    {
        var text = TextFolding.Fold(part.Text).Trim();
        return WantsAlert.IsMatch(text) && part.Find<Slot.Order>() is null ? OpenFlow.Of(WellKnown.AskPages).With(Slots.Question, AlertQuestion)
            : (TellsAbout.IsMatch(text) || AsksPicture.IsMatch(text)) && Referents.InFull(part) is { } named ? OpenFlow.Of(WellKnown.ProductDetails).With(Slots.Product, named)
            : Compares.IsMatch(text) && Compared(part, text, focus) is [var first, var second, ..]
                ? OpenFlow.Of(WellKnown.CompareProducts).With(Slots.Product, first).With(Slots.OtherProduct, second).With(Slots.Query, Excerpt.Of(text))
            : AsksOptions.IsMatch(text) && !part.Slots.OfType<Slot.Product>().Any() && (focus.Product ?? (focus.Products is [var only] ? only.Product : null)) is { } spoken
                ? OpenFlow.Of(WellKnown.Stock).With(Slots.Product, spoken)
            : HasVersion.IsMatch(text) && !filler.Wish(part).Options.IsEmpty && Referents.Product(part, focus) is { } wanted
                ? filler.Wish(part).Into(OpenFlow.Of(WellKnown.Stock)).With(Slots.Product, wanted)
            : WantsSimilar.IsMatch(text) && !LikeAnything.IsMatch(text) && Model(part, focus) is { } model ? Similar(part, text, model)
            : null;
    }

    /// <summary>Others of the same category; words of the request that describe nothing but the model are no filters.</summary>
    private OpenFlow Similar(UnderstoodPart part, string text, string model)
    {
        var wish = filler.Wish(part) with { Words = null, Kind = null, IsGift = false, Brand = null };
        var open = wish.Into(OpenFlow.Of(WellKnown.SimilarProducts)).With(Slots.SimilarTo, model);
        return SearchFollowUps.SaysCheaper(text) ? open.With(Slots.Cheaper, "true") : open;
    }

    private static string? Model(UnderstoodPart part, Focus focus) =>
        Referents.InFull(part)
        ?? At(part.Find<Slot.Ordinal>()?.Position, focus)
        ?? Positions(TextFolding.Fold(part.Text), focus).FirstOrDefault()
        ?? Named(part.Text, focus)
        ?? (focus.Product is { } spoken ? spoken : focus.Products is [var nearest, ..] ? nearest.Product : null);

    /// <summary>The products that a comparison is about, as far as the words and what was shown tell.</summary>
    private static ImmutableArray<string> Compared(UnderstoodPart part, string text, Focus focus)
    {
        var inFull = part.Slots.OfType<Slot.Product>().Where(slot => slot.Products.Length is 1).Select(slot => slot.Products[0].Value);
        var inPieces = Between.Split(text).Select(piece => Named(piece, focus)).OfType<string>();
        ImmutableArray<string> named = [.. inFull.Concat(inPieces).Concat(BothOfThem.IsMatch(text) ? [] : Positions(text, focus)).Distinct()];
        return named.Length > 1 ? named
            : named is [var one] && focus.Product is { } spoken && spoken != one ? [spoken, one]
            : named.IsEmpty && focus.Products.Length > 1 && (focus.Products.Length is 2 || (BothOfThem.IsMatch(text) && !AsksOfMany.IsMatch(text))) ? [.. focus.Products.Take(2).Select(shown => shown.Product)]
            : named;
    }

    private static IEnumerable<string> Positions(string text, Focus focus) =>
        Position.Matches(text).Select(match => At(match.Value.Trim(' ', ',', '.', '?', '!', '#') switch
        {
            "first" or "1st" or "1" or "number 1" => 1,
            "second" or "2nd" or "2" or "number 2" => 2,
            "third" or "3rd" or "3" or "number 3" => 3,
            "fourth" or "4th" or "4" or "number 4" => 4,
            "fifth" or "5th" or "5" or "number 5" => 5,
            _ => -1,
        }, focus)).OfType<string>();

    private static string? At(int? position, Focus focus) => position switch
    {
        > 0 and var from when from <= focus.Products.Length => focus.Products[from - 1].Product,
        < 0 and var back when -back <= focus.Products.Length => focus.Products[^-back].Product,
        _ => null,
    };

    /// <summary>The one shown product whose title shares most words with the text.</summary>
    private static string? Named(string text, Focus focus) =>
        TitleWords.Best(text, focus.Products, shown => shown.Title) is [var only] ? only.Product : null;
}
