using System.Text.RegularExpressions;

namespace Assistant.Brains.BuiltIn.References;

/// <summary>Makes a full question of its own out of a follow-up and the question before it.</summary>
internal static partial class FullQuestion
{
    private const int MaxLength = 300;

    // The part of the last question that a new subject takes the place of.
    [GeneratedRegex(@" (for|with|to|about) (the |my |a |an )?[\p{L}\p{N} '-]{1,60}$", RegexOptions.NonBacktracking)]
    private static partial Regex LastSubject { get; }

    [GeneratedRegex(@"^(for|with|on|in|about|to) ", RegexOptions.NonBacktracking)]
    private static partial Regex LeadingPreposition { get; }

    // What the last question asked of its subject: the new words ask something else.
    [GeneratedRegex(@"^(how (many|much)( days| weeks| time)?|how long|until when|by when|when) (do|can|may|must) (i|we) (still )?(have to |need to )?", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex AskedBefore { get; }

    // What pages call a new one of what was spoken of.
    [GeneratedRegex(@"\b(a |the )?(new|another|other|different|working) one\b|\banother( one)?$|\bmy (stuff|things)$", RegexOptions.NonBacktracking)]
    private static partial Regex NewOne { get; }

    /// <summary>"I want a new one" about a lamp that arrived broken asks for a replacement.</summary>
    public static string Leaning(string topic, string words) => More(topic, NewOne.Replace(words, "a replacement"));

    /// <summary>"Can I get cash back for sale items?" and "gift cards" make "Can I get cash back for gift cards?"</summary>
    public static string About(string question, string rest)
    {
        var preposition = LeadingPreposition.Match(rest) is { Success: true } match ? match.Value.Trim() : "for";
        var subject = LeadingPreposition.Replace(rest, "");
        var stem = LastSubject.Replace(question.TrimEnd('?', '.', ' '), "", 1);
        return Short($"{stem} {preposition} {subject}?");
    }

    /// <summary>"How long does it take?" after a question about refunds asks both together.</summary>
    public static string More(string question, string words) => Short($"{words} - {AskedBefore.Replace(question.TrimEnd('?', '.', ' '), "", 1)}?");

    private static string Short(string text) => text.Length <= MaxLength ? text : text[..MaxLength];
}
