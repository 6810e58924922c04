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

    /// <summary>"back to my order"</summary>
    public sealed record Back : FollowUp;

    /// <summary>"the second one", "the boots", "it": only points.</summary>
    public sealed record Pointer : FollowUp;

    private const int MaxRest = 8;
    private const int MaxNarrowing = 6;

    // Characters beside the filters themselves, such as those of "only".
    private const int MaxUnread = 5;

    [GeneratedRegex(
        @"^(ok |okay |and |but |only |just |maybe |rather )*(for|with|without|in|under|below|less|up to|max|maximum|over|above|at least|at most|not more than|around)\b",
        RegexOptions.NonBacktracking)]
    private static partial Regex BeginsWithLimit { get; }

    [GeneratedRegex(
        @"^(ok |okay |no |and |then )*(the|that|this|it|those|these|number|option|nr|first|second|third|last|cheaper|cheapest|more expensive|dearer)( [\p{L}\p{N}'-]+){0,3}$",
        RegexOptions.NonBacktracking)]
    private static partial Regex OnlyPoints { get; }

    [GeneratedRegex(@" (is|are|was|were|has|have|did|does|do|arrived|came|broke|broken|not|never|doesn't|don't|please|stock|size|delayed|late)\b", RegexOptions.NonBacktracking)]
    private static partial Regex SaysMore { get; }

    [GeneratedRegex(
        @"^(ok(ay)?,? |and |so |but )*(and|also|what about|how about|and if it is|what if it is|same for) (?<rest>.+)$",
        RegexOptions.NonBacktracking)]
    private static partial Regex About { get; }

    [GeneratedRegex(
        @"^(is|are|was|were|am|can|could|do|does|did|have|has|will|would|should|may|how|when|where|why|what|which|who|i|i'm|you|please|my)\b",
        RegexOptions.NonBacktracking)]
    private static partial Regex WholeSentence { get; }

    [GeneratedRegex(
        @"^(no|nope|sorry|oops|actually|wait|not that|hmm|oh)?[,. ]*((no|not that one|not that)[,. ]+)?(i meant?|i mean|i was talking about|the other( one| order)?|not that one|wrong (one|order)|that's the wrong)\b",
        RegexOptions.NonBacktracking)]
    private static partial Regex Corrects { get; }

    [GeneratedRegex(@"^(but |and |ok |so )*(why|how come|why is that|why not|why so late|what happened|what is the reason|what's the reason)$", RegexOptions.NonBacktracking)]
    private static partial Regex AsksWhy { get; }

    [GeneratedRegex(
        @"^(but |and |ok |so )*(how long|how much|how many|when|until when|by when|since when|where|how|who pays|wh?at)( (does|do|will|would|is|was|were|did|can) (that|it|this|they|i)( (take|cost|be|work|do that|do it|come|arrive))?)?( then)?$",
        RegexOptions.NonBacktracking)]
    private static partial Regex AsksMore { get; }

    [GeneratedRegex(@"\b(back to|return to the|go on with|carry on with|continue with) (my|the|that|our|your|it)\b|^where were we$|^(go )?back$", RegexOptions.NonBacktracking)]
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
        var text = TextFolding.Fold(part.Text).Trim().TrimEnd('?', '.', '!', ' ');
        return text switch
        {
            _ when GoesBack.IsMatch(text) => new Back(),
            _ when AsksWhy.IsMatch(text) => new Why(),
            _ when AsksMore.IsMatch(text) => new More(text),
            _ when Corrects.IsMatch(text) => new Correction(),
            _ when About.Match(text) is { Success: true } about && IsFragment(about.Groups["rest"].Value) =>
                new SameAbout(about.Groups["rest"].Value),
            _ when OnlyPoints.IsMatch(text) && !SaysMore.IsMatch(text) => new Pointer(),
            _ => null,
        };
    }

    private static bool IsFragment(string rest) => rest.Count(c => c is ' ') < MaxRest && !WholeSentence.IsMatch(rest);
}
