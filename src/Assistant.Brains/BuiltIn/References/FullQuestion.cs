using System.Text.RegularExpressions;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.References;

/// <summary>Puts a follow-up into words that pages use.</summary>
internal static partial class FullQuestion
{
    // What pages call a new one of what was spoken of.
    [GeneratedRegex(@"\b(a |the )?(new|another|other|different|working) one\b|\banother( one)?$|\bmy (stuff|things)$", RegexOptions.NonBacktracking)]
    private static partial Regex NewOne { get; }

    [GeneratedRegex(@"\b(broke\w*|damaged?|faulty|defect\w*|wrong|missing|lost|torn|crack\w*|scratch\w*|dent\w*|smashed|stopped|arrived|came|hole|leak\w*|snapped|parcel|order|item)\b", RegexOptions.NonBacktracking)]
    private static partial Regex OfGoods { get; }

    /// <summary>"I want a new one" about a lamp that arrived broken asks for a replacement; about a password it does not.</summary>
    /// <param name="topic">What was asked before.</param>
    public static string Leaning(string words, string topic) => OfGoods.IsMatch(TextFolding.Fold(topic)) ? NewOne.Replace(words, "a replacement") : words;
}
