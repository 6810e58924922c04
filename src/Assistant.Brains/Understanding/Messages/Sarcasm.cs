using System.Text.RegularExpressions;

namespace Assistant.Brains.Understanding.Messages;

/// <summary>Praise that is none: strong praise in one breath with something that went wrong.</summary>
internal static partial class Sarcasm
{
    [GeneratedRegex(
        @"\b(brilliant|bravo|outstanding|fantastic|wonderful|marvell?ous|superb|splendid|stellar|top[- ]notch|first[- ]class|world[- ]class|well done|congratulations|congrats|hats off|just (great|lovely|perfect)|oh (great|lovely|perfect|nice|good)|how (lovely|nice|wonderful)|(great|lovely|nice|amazing|excellent) (service|job|work|way))\b")]
    private static partial Regex Praise { get; }

    [GeneratedRegex(
        @"\b(yet another|another (week|day|month|delay|excuse)|still (no|not|nothing|waiting|hasn't|haven't|isn't)|(once )?again|without my|never (came|arrived|arrives|comes)|late|delayed|lost|broken|smashed|damaged|missing|wrong|nobody|no one|no reply|no answer|weeks?|thanks for nothing)\b")]
    private static partial Regex Grievance { get; }

    /// <param name="folded">Lower case, plain quotes.</param>
    public static bool IsIn(string folded) => Praise.IsMatch(folded) && Grievance.IsMatch(folded);
}
