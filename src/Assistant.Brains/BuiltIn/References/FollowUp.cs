using System.Text.RegularExpressions;
using Assistant.Brains.Understanding;
using Assistant.Brains.Understanding.Slots;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.References;

/// <summary>A message that only means something together with what was said before.</summary>
internal abstract partial record FollowUp
{
    private FollowUp()
    {
    }

    /// <summary>"and for gift cards?", "what about W1003": the same question about something else.</summary>
    public sealed record SameAbout(string Rest) : FollowUp;

    /// <summary>"no, the other one", "I meant W1003": the same task for what was really meant.</summary>
    public sealed record Correction : FollowUp;

    /// <summary>"why?"</summary>
    public sealed record Why : FollowUp;

    /// <summary>"how long?", "when?", "how much does that cost?": one more thing about the same.</summary>
    public sealed record More(string Words) : FollowUp;

    /// <summary>"and then?", "what now?": what comes after that.</summary>
    public sealed record Next : FollowUp;

    /// <summary>"back to my order"</summary>
    public sealed record Back : FollowUp;

    /// <summary>"the second one", "the boots", "it": only points.</summary>
    public sealed record Pointer : FollowUp;

    private const int MaxRest = 8;
    private const int MaxNarrowing = 6;
    private const int MaxBefore = 6;

    // Characters beside the filters themselves, such as those of "only".
    private const int MaxUnread = 5;

    [GeneratedRegex(
        @"^(ok |okay |and |but |only |just |maybe |rather |nothing |not )*(for|with|without|in|under|below|less|up to|max|maximum|over|above|at least|at most|not more than|around)\b")]
    private static partial Regex BeginsWithLimit { get; }

    [GeneratedRegex(
        @"^(ok |okay |no |and |then |just |only |i mean |but )*(the|that|this|it|those|these|number|option|nr|first|second|third|last|cheaper|cheapest|more expensive|dearer)( [\p{L}\p{N}'-]+){0,3}$")]
    private static partial Regex OnlyPoints { get; }

    [GeneratedRegex(@" (is|are|was|were|has|have|did|does|do|arrived|came|broke|broken|not|never|doesn't|don't|please|stock|size|delayed|late)\b")]
    private static partial Regex SaysMore { get; }

    [GeneratedRegex(
        @"^(ok(ay)?,? |and |so |but )*(and|also|what about|how about|and if it is|what if it is|same for) (?<rest>.+)$")]
    private static partial Regex About { get; }

    // "To Belgium", "by card": the last question about something else.
    [GeneratedRegex(@"^(ok |okay |and |so |but )*(?<rest>(to|in|for|with|by|via|from|on|using) [\p{L}-]+( [\p{L}-]+){0,2})( then| though| please)?$")]
    private static partial Regex OnlySubject { get; }

    [GeneratedRegex(
        @"^(is|are|was|were|am|can|could|do|does|did|have|has|will|would|should|may|how|when|where|why|what|which|who|i|i'm|you|please|my|if)\b")]
    private static partial Regex WholeSentence { get; }

    [GeneratedRegex(
        @"^((no|nope|sorry|oops|actually|wait|not that|hmm|oh|well) )*((no|not that one|not that) )?((i )?meant|i mean|i was talking about|the other( one| order)?|not that one|wrong (one|order)|that's the wrong)\b|^((no|nope|oops|actually|wait|hmm|oh) )*sorry (no )?(the|that|this|my|it)\b|\bi mean(t)?$")]
    private static partial Regex Corrects { get; }

    [GeneratedRegex(@"^(but |and |ok |so )*(why|how come|why is that|why not|why so \p{L}+|why (is|are) (that|it|this|they|you)( so)?( \p{L}+)?|why (that|this)|what happened|what is the reason|what's the reason|for what reason|what for)$")]
    private static partial Regex AsksWhy { get; }

    [GeneratedRegex(
        @"^(but |and |ok |so )*(how long|how much( time)?|how many( days)?|when|until when|till when|by when|since when|where|how|who pays|what)( (does|do|will|would|is|was|were|did|can|must|should) (that|it|this|they|i|we)( still)?( have( to)?)?( (take|cost|be|work|wait|pay|do that|do it|come|arrive)( me| us)?)?)?( for (that|it|this))?( then)?$")]
    private static partial Regex AsksMore { get; }

    // "Ok then" asks nothing.
    [GeneratedRegex(
        @"^(?!((ok|okay|well|yes|yeah|alright|all right) )+then$)(ok |okay |and |so |but |well |yes |yeah )*(then( what)?|what then|what now|now what|now|what next|what('s| is) next|what happens( (then|next|now|after( (that|this))?))?|what do i do( now| then| next)?|what (shall|should|can|must) i do( now| then| next)?|after (that|this)|how does it go on)$")]
    private static partial Regex AsksNext { get; }

    // "And then? Do I get my money back?": what follows is the question.
    [GeneratedRegex(@"^((and|so|but|ok|okay|well|oh) )*(then what|what then|and then|then|now what)[?!.,]+ ")]
    private static partial Regex AndThen { get; }

    // "How long for PayPal?" asks the same of something else.
    [GeneratedRegex(
        @"^(and |so |but |ok |okay )*(how (long|much|many)|when|what)( (is it|does it (take|cost)))? (?<rest>(for|with|by|via|to) .+)$")]
    private static partial Regex AsksFor { get; }

    [GeneratedRegex(@"\b(back to|return to the|go on with|carry on with|continue with) (my|the|that|our|your|it)\b|^where were we$|^(go )?back$")]
    private static partial Regex GoesBack { get; }

    /// <summary>Whether a message after a search narrows it: "under 150 euro", "in blue", "for winter".</summary>
    public static bool Narrows(UnderstoodPart part)
    {
        var text = TextFolding.Fold(part.Text).Trim();
        var filters = part.Slots.Where(slot => slot is Slot.Amount or Slot.Colour or Slot.Size).Sum(slot => slot.At.Length);
        return text.Count(c => c is ' ') < MaxNarrowing && (BeginsWithLimit.IsMatch(text) || (filters > 0 && filters + MaxUnread >= text.Length));
    }

    /// <summary>Null for a message that stands on its own.</summary>
    public static FollowUp? Of(UnderstoodPart part)
    {
        var text = Plain(part.Mended);
        return Read(text)

            // "That is kind. And for the tent?": a short sentence before it changes nothing.
            ?? (part.Mended.LastIndexOfAny(['.', '!'], Math.Max(0, part.Mended.TrimEnd().Length - 2)) is > 0 and var end && part.Mended[..end].Count(c => c is ' ') < MaxBefore
                ? Read(Plain(part.Mended[(end + 1)..]))
                : null);
    }

    private static FollowUp? Read(string text)
    {
        return text switch
        {
            _ when GoesBack.IsMatch(text) => new Back(),
            _ when AsksNext.IsMatch(text) => new Next(),
            _ when AsksWhy.IsMatch(text) => new Why(),
            _ when AsksMore.IsMatch(text) => new More(text),
            _ when Corrects.Match(text) is { Success: true } said && !WholeSentence.IsMatch(text[(said.Index + said.Length)..].TrimStart(' ', ':', ';')) => new Correction(),
            _ when AsksFor.Match(text) is { Success: true } about && IsFragment(about.Groups["rest"].Value) =>
                new SameAbout(about.Groups["rest"].Value),
            _ when About.Match(text) is { Success: true } about && IsFragment(about.Groups["rest"].Value) =>
                new SameAbout(about.Groups["rest"].Value),
            _ when OnlySubject.Match(text) is { Success: true } subject => new SameAbout(subject.Groups["rest"].Value),
            _ when Contrast.Kept(text) is var kept && OnlyPoints.IsMatch(kept) && !SaysMore.IsMatch(kept) => new Pointer(),
            _ => null,
        };
    }

    /// <summary>Slips mended, without the marks at the end and the commas that few type.</summary>
    private static string Plain(string mended) =>
        AndThen.Replace(TextFolding.Fold(mended).Trim(), "").Replace(",", "", StringComparison.Ordinal).Replace("  ", " ", StringComparison.Ordinal).Trim().TrimEnd('?', '.', '!', ' ');

    private static bool IsFragment(string rest) => rest.Count(c => c is ' ') < MaxRest && !WholeSentence.IsMatch(rest);
}
