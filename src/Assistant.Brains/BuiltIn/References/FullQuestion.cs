using System.Text.RegularExpressions;

namespace Assistant.Brains.BuiltIn.References;

/// <summary>Puts a follow-up into words that pages use.</summary>
internal static partial class FullQuestion
{
    // What pages call a new one of what was spoken of.
    [GeneratedRegex(@"\b(a |the )?(new|another|other|different|working) one\b|\banother( one)?$|\bmy (stuff|things)$", RegexOptions.NonBacktracking)]
    private static partial Regex NewOne { get; }

    /// <summary>"I want a new one" about a lamp that arrived broken asks for a replacement.</summary>
    public static string Leaning(string words) => NewOne.Replace(words, "a replacement");
}
