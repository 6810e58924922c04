using System.Collections.Immutable;
using Assistant.Core.Policy.Rules;

namespace Assistant.Core.Policy.Compiling;

/// <summary>What a page contributes to the rules of a release.</summary>
/// <param name="Drafts">Its own rules.</param>
/// <param name="Sentences">Its sentences in page order, with the rules whose values markers put into them.</param>
internal sealed record PageRules(ImmutableArray<RuleDraft> Drafts, ImmutableArray<PageSentence> Sentences)
{
    public static PageRules None { get; } = new([], []);
}
