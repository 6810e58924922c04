using System.Text.RegularExpressions;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.Understanding.Slots;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.Products;

/// <summary>Questions for a property that no attribute names, such as "does it come with a bag?": a sentence of the description tells it, or nothing does.</summary>
internal static partial class UnstatedFacts
{
    // "It" is the product that is spoken of; "can I", "do you" ask what the shop does.
    [GeneratedRegex(
        @"^((ok|okay|and|so|but|oh|then|also|hi|hello|please|thanks|hm+)[, ]+)*((is|are|was|does|do|has|have|can|could|will|would) (it|that|this|these|those|they|the \p{L}+) |(what|what's|whats|what is|what are) (is |are )?(its|the|their) |how (\p{L}+ ){1,3}(is|are|does|do|has|have|can) (it|that|this|these|those|they|the \p{L}+)\b|(which|what) (\p{L}+ ){1,3}(is|are|does|do|has|have) (it|that|this|these|those|they)\b|(any|what about|how about) (a |an |the )?\p{L}+ (with|included|in|on) (it|that|them)\b)(?<what>.*)")]
    private static partial Regex AsksOfIt { get; }

    // What pages, orders and other answers tell, and what is a matter of taste.
    [GeneratedRegex(
        @"\b(ships?|shipping|shipped|deliver\p{L}*|return\p{L}*|refund\p{L}*|warranty|guarantee\p{L}*|arriv\p{L}*|pay\p{L}*|costs?|prices?|pric(ey|ing)|orders?|ordered|exchange\p{L}*|cancel\p{L}*|wrap\p{L}*|gifts?|repair\p{L}*|back|stock|left|available|availability|sale|reduced|discount\p{L}*|cheap\p{L}*|expensive|sizes?|colou?rs?|variants?|versions?|reviews?|rat(ed|ing|ings)|worth|good|great|nice|best|better|popular|true|right|ok|okay|one|ones|all|difference|differences|same|similar|like|stars?)\b")]
    private static partial Regex OfOtherKind { get; }

    /// <summary>Whether the words ask for a property of what is spoken of.</summary>
    public static bool IsAsked(string question) => AsksOfIt.IsMatch(Plain(question)) && !OfOtherKind.IsMatch(Plain(question)) && Terms(question).Count > 0;

    /// <summary>The sentences of the description that speak of what was asked; empty where none does.</summary>
    public static string Told(ProductFacts product, string question)
    {
        var asked = Terms(question);
        asked.ExceptWith(SearchTerms.Of(product.Title));
        return string.Join(' ', Sentence.Split(product.Description).Where(sentence => SearchTerms.Of(sentence).Any(asked.Contains)));
    }

    // A sentence of a description ends before a capital letter.
    [GeneratedRegex(@"(?<=[.!?]) +(?=\p{Lu})")]
    private static partial Regex Sentence { get; }

    private static HashSet<string> Terms(string question) =>
        [.. Word.Split(Plain(question)).Select(word => word.Text).Where(word => word.Length > 2 && !EmptyWords.Contains(word) && !FunctionWords.Contains(word) && !Bare.Contains(word)).SelectMany(word => SearchTerms.Of(word))];

    // Words that join a property to its thing.
    private static readonly HashSet<string> Bare = ["come", "comes", "include", "included", "includes", "with", "use", "used", "work", "works", "kind", "type", "sort", "make", "made", "long", "many"];

    private static string Plain(string question) => TextFolding.Fold(question).Trim().TrimEnd('?', '.', '!', ' ');
}
