using System.Text.RegularExpressions;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.Understanding;
using Assistant.Brains.Understanding.Slots;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.Dialogue;

/// <summary>Whether somebody wants a person of the shop, or only asks about the people.</summary>
internal static partial class PersonWish
{
    private const string Person =
        @"((real|live|actual|human|proper|other) )*(persons?|humans?( beings?)?|colleagues?|agents?|employees?|staff( members?)?|member of (your |the )?(staff|team)|representative|operator|supervisor|manager|team member|(some(one|body)|one|people) (from|of|on|in|at) (your|the) (team|staff|people|colleagues|office|company|shop|humans))";

    // The person stands right behind the wish: "I need a tent for one person" wishes for a tent.
    [GeneratedRegex(
        @"\b(i want|i need|i'd like|i would like|i'd prefer|i prefer|i'd rather have|let me have|give me|get me|find me|send me|pass me( on)? to|hand me( over)? to|connect me (to|with)|transfer me to|put me through to|(talk|speak|chat|discuss (this|it|that)|sort (this|it|that) out) (to|with)) (a |an |one of |some |your |the |another |any |this with )*" + Person + @"\b")]
    private static partial Regex Wants { get; }

    [GeneratedRegex(
        @"\b(can|could|would|will|may|should|let|have) (a |an |one of |some |your |the |another |any )*" + Person + @"( of yours)? (please )?(to )?(call|ring|phone|write|contact|e-?mail|reach|look|take|get|help|handle|deal|join|step|sort)\b")]
    private static partial Regex Summons { get; }

    // "Can somebody arrange that for me": who only wants help may mean the assistant's.
    [GeneratedRegex(
        @"\b(can|could|would|may|should|let|have|want|need|get|ask) (somebody|someone) (else )?(there )?(please )?(to )?(please )?(call|ring|phone|write to|contact|e-?mail|look|take (care|over)|handle|deal|join|step|sort|arrange|organi[sz]e|do (that|this|it)|check (that|this|it))\b|^(please[, ]+)?(somebody|someone) (please )?(call|ring|phone|contact|write to) (me|us)\b")]
    private static partial Regex SummonsSomebody { get; }

    [GeneratedRegex(
        @"\b((mon|tues|wednes|thurs|fri|satur|sun)days?|weekends?|at night|overnight|in the (morning|evening|night|middle of)|(public |bank )?holidays?|christmas|easter|new year's|midnight|o'clock|\d ?(am|pm))\b")]
    private static partial Regex NamesTime { get; }

    [GeneratedRegex(@"\b(how|when|where|what time|until when|from when) (do|can|could|would|should|may|must|will) (i|we|one|a|an|some(one|body))\b")]
    private static partial Regex AsksHowOrWhen { get; }

    // "Last time I talked to a person they said …" tells of one and wants none; "I've asked for one three times" does.
    [GeneratedRegex(
        @"\b(i|we|he|she|they|somebody|someone|(my|your|one of your|the|a) \p{L}+)('ve| had| have| has|'d)?( \p{L}+ly| already| just| once| also)? (talked|spoke|spoken|chatted|told|said|promised|wrote|written|mailed|answered|been (told|talking|speaking|chatting))\b|\b(he|she|they|my \p{L}+) (already |also )?asked\b|\b(rather|better) not (talk|speak|chat|have|need|want|be)\b")]
    private static partial Regex TellsOf { get; }

    // "May someone else accept it?": whoever is on the shopper's side of the door.
    [GeneratedRegex(
        @"\b(some|any)(one|body) else (also |just |then |please )*(accept|take|sign|receive|collect|pick|fetch|use|wear|open|pay|return)s?\b(?! (\p{L}+ )?(over|on)\b| a look| care)")]
    private static partial Regex NamesOther { get; }

    /// <summary>A person is spoken of, and none is wished for.</summary>
    public static bool IsOnlyMentioned(UnderstoodPart part) => TextFolding.Fold(part.Text) is var text && (TellsOf.IsMatch(text) || NamesOther.IsMatch(text)) && !IsSaid(part);

    /// <summary>"Could one of your colleagues ring me?"</summary>
    public static bool IsSaid(UnderstoodPart part)
    {
        var text = TextFolding.Fold(part.Text);
        return !part.IsNegated && !AsksForHours(part) && !AsksHowOrWhen.IsMatch(text) && (Wants.IsMatch(text) || Summons.IsMatch(text) || SummonsSomebody.IsMatch(text));
    }

    [GeneratedRegex(@"\b(call|ring|phone) (me|us)\b")]
    private static partial Regex Rings { get; }

    /// <summary>Somebody is to ring the shopper, which is another way than the chat.</summary>
    public static bool IsForCall(UnderstoodPart part) => IsSaid(part) && Rings.IsMatch(TextFolding.Fold(part.Text));

    /// <summary>"Can I ring somebody on a Sunday?" asks when people are there.</summary>
    public static bool AsksForHours(UnderstoodPart part) =>
        SlotFiller.IsQuestion(part.Text) && (NamesTime.IsMatch(TextFolding.Fold(part.Text)) || NamesDay(part));

    /// <summary>"On 6 May": which days people work is asked, and not for somebody now.</summary>
    public static bool NamesDay(UnderstoodPart part) => part.Slots.OfType<Slot.Date>().Any(date => date.At.Raw.Any(char.IsAsciiDigit));
}
