using System.Text.RegularExpressions;
using Assistant.Brains.Understanding;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.References;

/// <summary>
/// Questions of what holds in a case that is thought of: "what if it has shipped already?", "and if I forget?". The pages answer them, and not
/// how an order stands.
/// </summary>
internal static partial class Supposing
{
    private const int MaxWords = 12;

    [GeneratedRegex(@"^(ok |okay |and |but |so |well |then |also )*(what (if|happens (if|when)|would happen (if|when)|(do|can|should|shall|must|could|would) (i|we) (do|get)( then)? (if|when|in case))|suppose|supposing|imagine|assuming|say i|lets say|let's say|in general|generally|general question|hypothetically)\b")]
    private static partial Regex WhatIf { get; }

    // "And if it never comes?" is a case alone; what is asked for stands in the question before.
    [GeneratedRegex(@"^(ok |okay |and |but |so |well |then |also )*(if|in case|unless) [^,?]+\?$")]
    private static partial Regex OnlyCase { get; }

    [GeneratedRegex(@"\b(how|what|where|which|who|when|can|could|do|does|will|would|should|must|may) (i|we|you|it|is|are|do|does|can|long|much|many|happens|they|the|my)\b")]
    private static partial Regex Asks { get; }

    public static bool IsIn(UnderstoodPart part)
    {
        if (Referents.Named(part) is not null)
        {
            return false;
        }

        var text = TextFolding.Fold(part.Text).Trim();
        return WhatIf.IsMatch(text) || (OnlyCase.IsMatch(text) && text.Count(c => c is ' ') < MaxWords && !Asks.IsMatch(text));
    }
}
