using System.Text.RegularExpressions;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.Understanding;
using Assistant.Brains.Understanding.Slots;
using Assistant.Core.Identity;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.Dialogue;

/// <summary>What is said beside the question for an order number, its e-mail address or the mailed code. That stays asked.</summary>
internal static partial class CheckTalk
{
    private const string Opening = @"^((ok|okay|and|but|so|well|hm+|no|sorry|wait|oh)[, ]+)*";

    [GeneratedRegex(Opening + @"(why|what for|what (do|would) (you|u) need)( (do|would|should|must|is) (you|u|i|it|that|this))?\b.{0,20}\b(need|want|ask|have to|give|tell|necessary|required|for)\b.{0,40}$|" + Opening + @"(why|what for)( (that|this|is that))?[?! ]*$")]
    private static partial Regex AsksWhy { get; }

    [GeneratedRegex(Opening + @"(where|how) (do|can|would|could|should|is|are|to)( (i|we|that|it|this))?( (find|see|get|look|know|standing|stand|written))?( (it|that|this|one|(the|my|an?|this|that|such an?) (order )?(number|no|nr|id|code)))?( up)?[?! ]*$")]
    private static partial Regex AsksWhere { get; }

    [GeneratedRegex(@"\b(not|never|can'?t|cannot|isn't|ain't|no) (signed|logged|sign|log|registered)\b|\b(no|not have an?|don'?t have an?|dont have|haven'?t got an?|havent got an?|without an?|never (had|made|opened) an?) (account|login|log-in)\b|\b(ordered|bought( it)?|was|am|i'm|im) (just )?(as )?a? ?guest\b")]
    private static partial Regex HasNoAccount { get; }

    [GeneratedRegex(Opening + @"(((yes|yeah)[, ]+)?((it|this|that|they|those|these)('?s| is| was|'?re| are| were)|its|theyre)|(i |we )?((have |'ve )?(bought|ordered|got))) (just |only |about )?(an?|the|my|some|one of|two|three) \p{L}+")]
    private static partial Regex TellsThing { get; }

    [GeneratedRegex(Opening + @"(i |we )?((have |'ve )?(bought|ordered|got)) (it|them|this|that)\b")]
    private static partial Regex TellsOfBuying { get; }

    /// <summary>The reply to it; null for what is no such word, and where no check is under way.</summary>
    public static string? ReplyTo(UnderstoodPart part, OpenFlow waiting, SlotFiller filler, Session session)
    {
        var text = TextFolding.Fold(part.Text).Trim();
        return session.Identity is IdentityLevel.Customer || waiting.Asked is not (Slots.Order or Slots.Email or Slots.Code) ? null
            : AsksWhy.IsMatch(text) ? "check.why"
            : waiting.Asked is Slots.Code || part.Slots.Any(slot => slot is Slot.Order or Slot.Email) ? null
            : AsksWhere.IsMatch(text) ? "check.where"
            : HasNoAccount.IsMatch(text) ? "check.no_account"
            : SlotFiller.IsQuestion(part.Text) ? null
            : TellsOfBuying.IsMatch(text) || IsOfThing(part, text, filler) ? "check.thing"
            : null;
    }

    /// <summary>"It's a jacket": what the order is of, which looks for none in the catalog.</summary>
    private static bool IsOfThing(UnderstoodPart part, string text, SlotFiller filler) =>
        TellsThing.IsMatch(text) && part.Find<Slot.Reason>() is null && filler.Wish(part).IsKnownKind;
}
