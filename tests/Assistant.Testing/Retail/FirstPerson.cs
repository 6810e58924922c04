using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Assistant.Testing.Retail;

/// <summary>Turns what the player of a customer is told into what that customer would write: "You want to cancel your order" into "I want to cancel my order".</summary>
/// <remarks>Rules for one data set's sentences, not for English. What is a stage direction and no wish is left out.</remarks>
public static partial class FirstPerson
{
    [GeneratedRegex(@"(?<=[.!?])\s+(?=[A-Z#])|;\s+(?=(?:For|Return|Cancel|Exchange|Modify|Change)\b)")]
    private static partial Regex BetweenSentences { get; }

    [GeneratedRegex(@"^(If |Be |But before |You(?:'re| are) (?:\w+ )?(?:initially|sure|unsure)|You(?:'re| are) (?:also )?(?:very )?\w+(?:, (?:and )?\w+)*\.?$|You (?:do ?n['o]?t|don't) (?:remember|know)\b|Your name is\b)", RegexOptions.IgnoreCase)]
    private static partial Regex StageDirection { get; }

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Options { get; }

    [GeneratedRegex(@"'([^']+)': '([^']*)'")]
    private static partial Regex Option { get; }

    /// <summary>From what the player is told to do to what the customer says, in this order.</summary>
    private static readonly (Regex From, string To)[] Directions =
    [
        (Pattern(@"^(?:Also |First |Then )?(?:tell|inform) (?:the )?(?:customer service )?(?:agent|them)(?: that)? "), ""),
        (Pattern(@"^(?:Also )?(?:emphasize|mention|complain|say|explain)(?: that)? "), ""),
        (Pattern(@"^Express disappointment (?:in|about|with) "), "You're disappointed with "),
        (Pattern(@"^In the end,? (?:you )?decide to "), "In the end you want to "),
        (Pattern(@"^You(?: eventually)? decide to "), "You want to "),
        (Pattern(@"^(?:First |Then |Also )?try (?:your best )?to "), "You'd like to "),
        (Pattern(@"\b(?:the )?customer service agent\b"), "the agent"),
        (Pattern(@"\bwanna\b"), "want to"),
    ];

    private static readonly (Regex From, string To)[] Persons =
    [
        (Pattern(@"\byou yourself\b"), "I myself"),
        (Pattern(@"\byourself\b"), "myself"),
        (Pattern(@"\byours\b"), "mine"),
        (Pattern(@"\byour\b"), "my"),
        (Pattern(@"\byou(?:'re| are)\b"), "I'm"),
        (Pattern(@"\byou were\b"), "I was"),
        (Pattern(@"\bare you\b"), "am I"),
        (Pattern(@"\b(to|for|with|of|from|by|at|than|gives?|sent|sends?|tells?|helps?|lets?|makes?|unsubscribe|refund|asks?|offers?) you(?!')\b"), "$1 me"),
        (Pattern(@"\byou(?=[.,;:!?]|$)"), "me"),
        (Pattern(@"\byou\b"), "I"),
    ];

    private static readonly (Regex From, string To)[] Shop =
    [
        (Pattern(@"\bthe agent can't\b"), "you can't"),
        (Pattern(@"\b(?:the agent|they|the store)\b"), "you"),
        (Pattern(@"\bthe agent's\b"), "your"),
    ];

    /// <summary>What the customer writes, wish by wish.</summary>
    public static ImmutableArray<string> Wishes(string instruction) =>
    [
        .. Sentences(instruction).Where(sentence => !StageDirection.IsMatch(sentence)).Select(Sentence).Where(words => words.Length > 0),
    ];

    public static IEnumerable<string> Sentences(string instruction) =>
        BetweenSentences.Split(instruction).Select(part => part.Trim().TrimEnd(';').TrimEnd()).Where(part => part.Length > 0);

    /// <summary>One sentence in the first person.</summary>
    public static string Sentence(string sentence)
    {
        var words = Options.Replace(sentence, braces => Words(braces.Value));
        foreach (var (from, to) in Directions.Concat(Persons).Concat(Shop))
            words = from.Replace(words, to);

        return words.Length > 0 ? $"{char.ToUpperInvariant(words[0])}{words[1..]}" : words;
    }

    /// <summary><c>{'color': 'red', 'size': 'S'}</c> as a person would write it; nothing named: the same once more.</summary>
    private static string Words(string braces)
    {
        var named = Option.Matches(braces).Where(option => option.Groups[1].Value is not "order_id").Select(option => $"{option.Groups[1].Value} {option.Groups[2].Value}".Trim()).ToList();
        return named.Count > 0 ? $"({string.Join(", ", named)})" : "the same one";
    }

    private static Regex Pattern(string pattern) => new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
