using System.Text.RegularExpressions;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.References;

/// <summary>Puts a follow-up into words that pages use.</summary>
internal static partial class FullQuestion
{
    // What pages call a new one of what was spoken of.
    [GeneratedRegex(@"\b(a |the )?(new|another|other|different|working) one\b|\banother( one)?$|\bmy (stuff|things)$")]
    private static partial Regex NewOne { get; }

    [GeneratedRegex(@"\b(broke\w*|damaged?|faulty|defect\w*|wrong|missing|lost|torn|crack\w*|scratch\w*|dent\w*|smashed|stopped|arrived|came|hole|leak\w*|snapped|parcel|order|item)\b")]
    private static partial Regex OfGoods { get; }

    [GeneratedRegex(@"\b(an |your |the |any )?(answer|reply|response)\b|\b(you|they|somebody|someone|anybody|anyone) (answers?|repl(y|ies)|responds?)\b|\bhear (back|from (you|somebody|someone))\b")]
    private static partial Regex Answered { get; }

    [GeneratedRegex(@"\bcomplain(t|ts|ed|ing)?\b")]
    private static partial Regex OfComplaint { get; }

    // "It's been two weeks now": so long the shopper has waited for what was spoken of.
    [GeneratedRegex(
        @"^((but|and|well|so|hey|hm+|yes|no|ok|okay|sorry|(still )?nothing( yet)?),? )*(it'?s|it has|that'?s|that has|i'?ve|i have|i'?m|i am|we'?ve|we have|been|still|waiting|already|(for )?over|more than|almost|nearly)( (been|waiting|waited|already|now|for|over|more than|almost|nearly|about|like|at least|since|still|gone))* (\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|several|many|(a )?few|(a )?couple of|weeks|days|ages)( (full|whole|working|business|long))?( (day|week|month|hour)s?)?( (now|already|later|ago|and (still )?(nothing|no \p{L}+)|though))*$")]
    private static partial Regex Waited { get; }

    /// <summary>
    /// "It's been two weeks!" asks what to do when something has not come, or complains once more of what was complained of; none for words
    /// that tell of no waiting.
    /// </summary>
    /// <param name="words">Folded, without marks at the end.</param>
    /// <param name="topic">What was asked before.</param>
    public static IEnumerable<string> Waiting(string words, string topic) =>
        Waited.IsMatch(words.Replace(",", "", StringComparison.Ordinal)) ? [$"it has still not arrived, {words}", $"{topic}, {words}"] : [];

    /// <summary>
    /// "I want a new one" about a lamp that arrived broken asks for a replacement, about a password it does not; "how long until I get an answer?"
    /// after a complaint asks for the answer to that.
    /// </summary>
    /// <param name="topic">What was asked before.</param>
    public static string Leaning(string words, string topic) => TextFolding.Fold(topic) switch
    {
        var before when OfComplaint.IsMatch(before) && !OfComplaint.IsMatch(words) && Answered.IsMatch(words) => $"{words} to my complaint",
        var before when OfGoods.IsMatch(before) => NewOne.Replace(words, "a replacement"),
        _ => words,
    };
}
