using System.Text.RegularExpressions;

namespace Assistant.Brains.BuiltIn.Dialogue.Boundaries;

/// <summary>Questions for what belongs to another customer: what they ordered, where they live, how they pay.</summary>
/// <remarks>Nothing of it could be read anyway; an answer beside the point, such as the asker's own orders, would look as if it were.</remarks>
internal static partial class OthersData
{
    private const string Data = @"(home |delivery |shipping |e-?mail )?(address|e-?mail|phone( number)?|card( number)?|credit card( number)?|password|birthday|date of birth|(order|purchase) history|account (data|details)|personal (data|details))";

    private const string Someone = @"(customer|buyer|shopper|user|client|person|account holder)";

    private const string Asking = @"\b(give|show|tell|send|what|what's|whats|who|whose|need|want|look up|find|get|see)\b";

    // Firms have addresses and numbers, too, and who speaks of "my" or "the" thing means none of another customer's.
    private const string NoName = @"(?!(i|we|you|u|they|he|she|it|its|it's|my|our|your|ur|the|this|that|these|those|a|an|people|others?|customers?|most|every\w*|some\w*|any\w*|any|all|today|todays|tomorrow|shop|store|company|larkfield\w*|support|service|team|office|warehouse|head|courier|seller|dhl|ups|gls|dpd|postnl|bpost|fedex|hermes|klarna|paypal|visa|mastercard|amazon|gift|credit|bank|return|returns|new|old|best|good|order|orders)('?s)?\b)";

    private const string Name = NoName + @"\p{L}+( " + NoName + @"\p{L}+)?";

    [GeneratedRegex(
        Asking + @"[^.?!]*\b(orders?|name|" + Data + @") (of|from|for) (the|an?|another|other|some( other)?) (other )?" + Someone + @"s?\b(?! (service|support|care|number))|" + Asking + @"[^.?!]*\b(an)?other " + Someone + @"s?'?s? (orders?|" + Data + @")\b")]
    private static partial Regex OfSomeone { get; }

    [GeneratedRegex(
        @"\bwhat (did|has|have) " + Name + @" (order|ordered|buy|bought|purchased?)( (from|at|in|with|on|here|last|this|yesterday|today|recently)\b[^.?!]*)?[?.! ]*$|\b(what's|whats|what is|what are|show me|give me|tell me|send me|look up) " + Name + @"('s|(?<=s)'|(?<=\p{L}s)) (orders?|" + Data + @")\b")]
    private static partial Regex OfNamed { get; }

    // The address of a person to whom a present goes is the shopper's to change.
    [GeneratedRegex(@"\b(chang\w*|updat\w*|edit\w*|correct\w*|add(s|ed|ing)?|enter\w*|different|wrong|gifts?|presents?)\b")]
    private static partial Regex Changes { get; }

    public static bool AreAskedFor(string text) => !Changes.IsMatch(text) && (OfSomeone.IsMatch(text) || OfNamed.IsMatch(text));
}
