using System.Text.RegularExpressions;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.Understanding;
using Assistant.Brains.Understanding.Slots;

namespace Assistant.Brains.BuiltIn.Acting.Stated;

/// <summary>What is to leave an order, or to come back from it.</summary>
internal static partial class StatedRemoval
{
    [GeneratedRegex(@"\b(remove|drop|strike|scrap|take (\p{L}+ ){0,4}(out|off)|leave (\p{L}+ ){0,4}out) (\p{L}+ ){0,6}(from|of|in|off) (order )?(w[0-9]{3,8}|it|that|this|my|the)\b|\b(remove|drop|strike|scrap) (the|my|one|both|two) ")]
    private static partial Regex TakesOff { get; }

    [GeneratedRegex(@"\bget rid of (it|that|this|the|my|order|w[0-9]{3,8})\b|\bcall (it|that|this|w[0-9]{3,8}) off\b")]
    private static partial Regex GetsRid { get; }

    [GeneratedRegex(@"\b(stop|halt|abort|annul|cancel) (the |my )?(order |parcel )?w[0-9]{3,8}\b")]
    private static partial Regex Stops { get; }

    [GeneratedRegex(@"\b(take|leave) (the|my|that|this|those|one) (\p{L}+ ){1,4}(out|off)\b")]
    private static partial Regex LeavesOut { get; }

    /// <summary>"Drop the trousers from W1005": a part of the order is cancelled; "get rid of W1010": all of it.</summary>
    public static bool Cancels(UnderstoodPart part, string text, string? spokenOf) =>
        ActWish.IsSaid(part.Mended)
            && ((TakesOff.IsMatch(text) && part.Slots.Any(slot => slot is Slot.Order or Slot.Reference))
                || (LeavesOut.IsMatch(text) && (spokenOf is not null || part.Find<Slot.Order>() is not null))
                || Stops.IsMatch(text)
                || (GetsRid.IsMatch(text) && part.Find<Slot.Order>() is not null));

    [GeneratedRegex(
        @"\b((has|have|need|needs|got|going|want|wants|like|love|wish) (it |them |this |that |these |those |all |both |everything )?to (go|come|be sent|be shipped|get sent) back|(will|is|are|would) (all |both )?(go|going|come|coming) back to (you|your)|(am|i'm|im|i'll|will be|want to be|would like to) (be )?(sending|returning|giving) (\p{L}+ ){1,8}back)\b")]
    private static partial Regex BringsBack { get; }

    /// <summary>"The fleece has to go back to you".</summary>
    public static bool Returns(UnderstoodPart part, string text) => BringsBack.IsMatch(text) && !SlotFiller.IsQuestion(part.Mended);
}
