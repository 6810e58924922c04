using System.Text.RegularExpressions;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.Turns;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.Acting;

/// <summary>Whether words want something done, or only ask whether, how or when it could be.</summary>
internal static partial class ActWish
{
    private const string Opening =
        @"^((hi|hello|hey|there|and|so|but|ok|okay|also|well|then|thanks|sorry|excuse me|just|quick question|one question|a question|question|no|yes|oh|actually)[,.:! -]+)*";

    // "Can you cancel it?" asks for the deed; "can I cancel it?" for the rules.
    [GeneratedRegex(
        @"\b((can|could|would|will|won't|couldn't|can't) (you|u|someone|somebody)( \p{L}+){0,2} (please )?\p{L}+|would you mind|please|pls|plz|kindly|i('d| would) (like|love|want|prefer)|i('ll| will) (return|send|exchange|swap|cancel|take)|i (want|need|wish|have|must|gotta|wanna)|we('d| would) (like|want)|we (want|need|wish)|let's|lets|help me)\b")]
    private static partial Regex AsksForDeed { get; }

    [GeneratedRegex(
        Opening + @"(how|what|what's|whats|when|where|why|which|who|until when|till when|by when|is|are|was|were|am|do|does|did|has|have|should|must|may|might|(can|could|cant|can't|could|couldn't) (i|we|one|it|this|that|they|these|those|the|my|anything|something|an?)|will (i|we|it|that|they|the|my)|would (i|we|it|that|they|there|the))\b")]
    private static partial Regex AsksAbout { get; }

    [GeneratedRegex(
        @"\b((wondering|wonder|curious|unsure|not sure|(want|wanted|like|need|love) to (know|ask|understand|check|find out|hear)|tell me|let me know|know|explain( to me)?|check|ask|see) (if|whether|how|until|till|when|what|which|why|about)|would it be (possible|ok|okay|too late)|is (it|that|there) (still )?(possible|ok|okay|too late|a way)|thinking (of|about)|considering|might (want|need) to|just asking|only asking|in case i)\b")]
    private static partial Regex WantsToKnow { get; }

    [GeneratedRegex(@"\b(how (do|can|could|would|does|should) (i|we|one|you)|what (do|must|should) i (do|have to))\b")]
    private static partial Regex AsksTheWay { get; }

    /// <summary>"How do I change the size?" names no size that is wanted.</summary>
    public static bool AsksHow(string text) => AsksTheWay.IsMatch(TextFolding.Fold(text));

    /// <summary>"How do I change the size?" and "can you tell me whether …" ask about it.</summary>
    public static bool AsksTheWayIn(string text) => AsksTheWay.IsMatch(TextFolding.Fold(text)) || WantsToKnow.IsMatch(TextFolding.Fold(text));

    // What cannot be taken back is not begun on a likeness of words alone.
    [GeneratedRegex(
        @"\b(cance?l\w*|cancl\w*|canel\w*|call(ing)? (it |this |that |the \p{L}+ |my \p{L}+ )?off|annul\w*|stop|halt|abort|revoke|void|undo|withdraw\w*|scrap|scratch|delete|drop|remove|strike|take (\p{L}+ ){0,3}(out|off)|leave (\p{L}+ ){0,3}out|get rid|back out|(don'?t|dont|do not|no longer|not) (want|need|send|ship)\b|changed my mind|by (mistake|accident)|mistake|accidentally|money back|refund)")]
    private static partial Regex Cancels { get; }

    /// <summary>Whether the words say that something is to be cancelled.</summary>
    public static bool SaysCancel(string text) => Cancels.IsMatch(TextFolding.Fold(text));

    [GeneratedRegex(@"\b(exchang\w*|swap\w*|trade|replace\w*|switch)\b")]
    private static partial Regex Exchanges { get; }

    [GeneratedRegex(@"\b(return\w*|back|refund\w*)\b")]
    private static partial Regex Returns { get; }

    [GeneratedRegex(@"\b(add?res+e?s?|deliver\w*|ship\w*|sen[dt]|street|moved?|moving|redirect|re-?route|forward|elsewhere|somewhere|postcode|house|place|go)\b")]
    private static partial Regex Delivers { get; }

    [GeneratedRegex(@"\be?-?mail add?ress(es)?\b")]
    private static partial Regex MailAddress { get; }

    /// <summary>Whether the words themselves say what a tool does; words like "instead" are only like those that do.</summary>
    public static bool Says(string? tool, string text) => tool switch
    {
        ToolNames.CancelOrder => SaysCancel(text),
        ToolNames.CreateExchange => Exchanges.IsMatch(TextFolding.Fold(text)),
        ToolNames.CreateReturn => Returns.IsMatch(TextFolding.Fold(text)),
        ToolNames.ChangeAddress => Delivers.IsMatch(MailAddress.Replace(TextFolding.Fold(text), "")),
        _ => true,
    };

    // "I don't want the money back, I want new ones".
    [GeneratedRegex(@"\b(don't|dont|do not|didn't|not|no longer) (want|need|ask(ing)? for|after) (the |my |any |a )?(money|refund)\b")]
    private static partial Regex RefusesMoney { get; }

    // "I cancelled W1005 yesterday": what was done is told, and not wanted once more.
    [GeneratedRegex(Opening + @"(i|we)('ve| have|ve)? (already |just |recently |now |only )?(cancelled|canceled|returned|exchanged|swapped)\b")]
    private static partial Regex TellsOfDeed { get; }

    public static bool IsSaid(string text)
    {
        var folded = TextFolding.Fold(text).Trim();
        return !(TellsOfDeed.IsMatch(folded) && !AsksForDeed.IsMatch(folded) && !DoesAfterAll(folded))
            && !WantsToKnow.IsMatch(folded)
            && !RefusesMoney.IsMatch(folded)
            && !AsksTheWay.IsMatch(folded)
            && (AsksAbout.IsMatch(folded) ? DoesAfterAll(folded) : AsksForDeed.IsMatch(folded) || !SlotFiller.IsQuestion(text));
    }

    [GeneratedRegex(
        @"[.!?,;] (and |so |then |if so |if (yes|possible|not too late) |in that case )*(please |pls |just )*(can|could|would|will) (you|u) |[.!?;] (so |then |and |if so,? |if (yes|possible),? |in that case,? )*(please |pls )(\p{L}+ ){0,1}(return|send|take|cancel|stop|change|exchange|swap|register|refund|do)\b")]
    private static partial Regex ThenAsks { get; }

    /// <summary>"Is it too late? If not, please cancel it."</summary>
    private static bool DoesAfterAll(string folded) => ThenAsks.IsMatch(folded);
}
