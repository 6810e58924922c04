using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Assistant.Brains.Understanding.Slots;

namespace Assistant.Brains.Understanding.Messages;

/// <summary>How a piece of a message is built: whether it could be a request of its own, whatever it is about.</summary>
internal static partial class RequestShape
{
    private const int FewestWords = 2;
    private const int FewestWordsOfAClause = 4;

    private static readonly PhraseTable<string> Openers = PhraseTable<string>.FromResource("openers.txt", kind => kind);

    private const int FewestWordsOfAQuestion = 5;

    private static readonly FrozenSet<string> Pronouns =
        FrozenSet.ToFrozenSet(["i", "we", "you", "it", "they", "he", "she", "there", "somebody", "someone", "anybody", "anyone"], StringComparer.Ordinal);

    // "Did the measuring only now" tells something; "does the jacket have a hood" asks.
    private static readonly FrozenSet<string> Determiners = FrozenSet.ToFrozenSet(["the", "my", "your", "our", "that", "this"], StringComparer.Ordinal);

    private static readonly FrozenSet<string> Wonders =
        FrozenSet.ToFrozenSet(["how", "what", "what's", "whats", "where", "which", "who"], StringComparer.Ordinal);

    // "I'd like to know when it comes, whether I can change it and if you take cards"
    [GeneratedRegex(@"\b(know|wonder|wondering|ask|asking|tell me|curious|find out)\b")]
    private static partial Regex Enquires { get; }

    [GeneratedRegex(@"^((hi|hello|hey|and|but|so|also|please|pls|ok)[, ]+)*((i|we)('d| would) (like|love) to know|(i|we) (want|need|wanted) to know|(could|can|would|will) you (please )?(tell me|let me know|say)|(just )?(tell me|let me know)|(i|we)('m| am|'re| are| was| were)? (just )?wonder(ing)?|just wondering|do you know|any idea)[, ]+(?<asked>(if|whether|when|how|what|where|which|who|why|until|by|from).+)$", RegexOptions.Singleline)]
    private static partial Regex Courteous { get; }

    [GeneratedRegex(@"^(and |but |so |also |then )*what( (happens|would happen|will happen|(do|can|should|shall|must|could|would) (i|we) (do|get)))?( then)? (if|when|in case) ")]
    private static partial Regex WhatThen { get; }

    /// <summary>What is asked behind a courteous "could you tell me"; all of it where nothing of the kind stands before.</summary>
    public static string Asked(string folded) => Courteous.Match(folded) is { Success: true } courteous ? courteous.Groups["asked"].Value : folded;

    /// <summary>It begins as a question, a wish or a command does, or asks behind what the answer depends on.</summary>
    public static bool BeginsLikeRequest(ImmutableArray<Word> words) =>
        Openers.Find(words).FirstOrDefault() is { Count: > 0, First: 0 } || AsksUnderCondition(words);

    /// <summary>A whole question, whatever it is about: "can I have it sent to my office" wants an answer of its own.</summary>
    public static bool IsQuestion(ImmutableArray<Word> words) =>
        words.Length >= FewestWordsOfAQuestion && Openers.Find(words).FirstOrDefault() is { Count: > 0, First: 0, Meaning: "question" }
            && (Wonders.Contains(words[0].Text) || words[0].Text is "when" or "why" || Pronouns.Contains(words[1].Text) || (words[0].Text is "is" or "are" or "can" or "will" or "does" && Determiners.Contains(words[1].Text)));

    /// <summary>"Whether I can change it" goes on with what somebody wants to know.</summary>
    /// <param name="before">Folded, all that stands before it.</param>
    public static bool GoesOnEnquiring(string before, ImmutableArray<Word> words) =>
        words.Length >= FewestWordsOfAClause && words[0].Text is "whether" or "if" && Enquires.IsMatch(before);

    /// <summary>"What do I do when they don't come?" asks for the rules, whatever was asked of the same thing before.</summary>
    public static bool AsksWhatThen(string folded) => WhatThen.IsMatch(folded);

    /// <summary>"If the colour is no good how long have I got to return it"</summary>
    private static bool AsksUnderCondition(ImmutableArray<Word> words) =>
        words[0].Text is "if" && words.Skip(FewestWords).Any(word => Wonders.Contains(word.Text));
}
