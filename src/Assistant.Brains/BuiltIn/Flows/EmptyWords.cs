using System.Collections.Frozen;

namespace Assistant.Brains.BuiltIn.Flows;

/// <summary>Words that ask for a thing without saying anything of it.</summary>
internal static class EmptyWords
{
    private static readonly FrozenSet<string> All =
    [
        "a", "an", "the", "for", "and", "or", "only", "maybe", "without", "of", "in", "on", "at", "is", "are", "it", "its", "that", "this", "these", "those", "one", "ones",
        "i", "i'm", "im", "i'd", "i'll", "am", "me", "my", "you", "your", "we", "they", "them", "there", "he", "she",
        "do", "does", "did", "have", "has", "had", "got", "get", "can", "could", "would", "will", "should", "may", "be", "been",
        "want", "need", "like", "looking", "look", "search", "searching", "find", "show", "sell", "stock", "available", "availability",
        "recommend", "suggest", "buy", "purchase", "order", "see", "any", "some", "something", "anything", "please", "pls", "hi", "hello",
        "hey", "what", "what's", "which", "how", "much", "many", "where", "when", "who", "why", "price", "cost", "costs", "about", "tell",
        "under", "below", "over", "above", "less", "more", "than", "up", "to", "max", "maximum", "most", "least", "from", "around",
        "between", "cheap", "cheapest", "cheaper", "expensive", "still", "now", "right", "also", "just", "really", "ok", "okay", "thanks",
        "product", "products", "item", "items", "thing", "things", "back", "good", "best", "rated", "top", "euro", "euros", "eur", "with",
    ];

    public static bool Contains(string word) => All.Contains(word);
}
