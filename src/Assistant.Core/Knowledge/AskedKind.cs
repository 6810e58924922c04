using System.Collections.Immutable;

namespace Assistant.Core.Knowledge;

/// <summary>Reads "how long?" and "what does that cost?", which name nothing but the kind of answer that is wanted.</summary>
public static class AskedKind
{
    private const AnswerKinds Measured = AnswerKinds.Time | AnswerKinds.Money;

    /// <summary>The sentences that hold a time or a sum, where the question asks for one; none where it asks for neither.</summary>
    public static ImmutableArray<string> Holding(string question, IEnumerable<string> sentences) =>
        (AnswerShape.AskedFor(question) & Measured) is var asked and not AnswerKinds.None
            ? [.. sentences.Where(sentence => (AnswerShape.HeldBy(sentence) & asked) == asked)]
            : [];
}
