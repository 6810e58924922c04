using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Assistant.Brains.BuiltIn.Flows;

namespace Assistant.Brains.BuiltIn.Products;

/// <summary>What a shopper does not want of a thing: "not black", "no blue or red", "without a hood", "anything but leather".</summary>
internal static partial class UnwantedWords
{
    [GeneratedRegex(
        @"(^|[^\p{L}'])(not|never|no|without|except|excluding|anything but|all but|other than|apart from|rather not|don't (want|like)|do not (want|like)|hate)( (for|in|a|an|the|any|of|made|with|too))*( [\p{L}-]+,?( (or|nor|and|&))?)? ?$")]
    private static partial Regex BeforeUnwanted { get; }

    // One more value may stand between, if it is joined to the next: "no blue or black".
    [GeneratedRegex(@" (or|nor|and|&) ?$|, ?$")]
    private static partial Regex Joined { get; }

    [GeneratedRegex(
        @"(^|[^\p{L}'])(not|no|none|nothing|without|except|excluding|anything but|all but|other than|apart from|(don't|dont|do not) (want|like)|hate|avoid)( (for|in|a|an|the|any|anything|one|ones|it|them|of|made|with|from|by))* $")]
    private static partial Regex DirectlyBefore { get; }

    [GeneratedRegex(
        @"(^|[^\p{L}'])(?<all>(without|except|excluding|anything but|other than)( (for|in|a|an|the|any|of|made|with))* (?<word>\p{L}[\p{L}-]{2,})|(not|no)( (in|of|made|with|any|a|an))* (?<word2>\p{L}[\p{L}-]{2,})( please| pls| thanks)?[ ?.!]*($|[,;.!:]))")]
    private static partial Regex Thing { get; }

    // What stands after these words is no thing that a product has.
    private static readonly FrozenSet<string> NoThings =
    [
        "sure", "working", "yet", "again", "here", "there", "that", "this", "bad", "too", "very", "only", "even", "idea", "problem", "problems", "doubt", "delay", "thanks", "thank",
        "needed", "important", "true", "possible", "happy", "first", "second", "third", "last", "longer", "way", "more", "less", "worries", "matter", "order", "account", "extra", "cost",
        "costs", "charge", "limit", "price", "size", "colour", "color", "brand", "stock", "filter", "filters", "rating", "reviews", "budget", "weight", "use", "people", "him", "her", "them",
        "me", "you", "us", "being", "having", "paying", "signing", "registering", "interested", "arrived", "delivered", "received",
    ];

    /// <summary>Whether the value that begins at <paramref name="start"/> is named only to be left out.</summary>
    public static bool Negates(string folded, int start)
    {
        var before = folded[..start];
        return DirectlyBefore.IsMatch(before) || (Joined.IsMatch(before) && BeforeUnwanted.IsMatch(before));
    }

    /// <summary>Things other than option values, taken out of the words.</summary>
    public static IEnumerable<string> Things(Remaining text)
    {
        foreach (Match match in Thing.Matches(text.Text))
        {
            var word = Alternatives.First(match, "word");
            if (!NoThings.Contains(word.Value) && !EmptyWords.Contains(word.Value))
            {
                text.Take(match.Groups["all"].Index, match.Groups["all"].Length);
                yield return word.Value;
            }
        }
    }
}
