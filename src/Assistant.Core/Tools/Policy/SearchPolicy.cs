using System.Collections.Immutable;
using System.ComponentModel;
using Assistant.Core.Identity;
using Assistant.Core.Knowledge;

namespace Assistant.Core.Tools.Policy;

/// <summary>Passages of the live release that answer a question.</summary>
public sealed class SearchPolicy(IPassageIndex passages) : ITool<SearchPolicy.Arguments>
{
    private const int Top = 4;

    public sealed record Arguments(
        [property: Description("The shopper's question as a full question of its own, in their words.")] ShortText Query);

    public static ToolContract Contract { get; } = new(
        "search_policy",
        ToolEffect.Read,
        IdentityLevel.None,
        "Content team",
        "Finds what the shop's policy pages say about a question. Every policy statement in an answer must come from here and "
            + "carry the mark of its passage, such as [S1]. If no passage has answers=true, no page answers the question.",
        "Reading our policy pages");

    public async Task<ToolResult> RunAsync(Arguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var hits = await passages.SearchAsync(context.Release, arguments.Query.Value, Top, cancellationToken);
        var sentences = new AnswerSentences(arguments.Query.Value);
        return new ToolResult.Found(ToolJson.Write(new
        {
            Passages = hits.Select(hit => PassageView.Of(hit, sentences, context.Sources)),
        }));
    }
}

/// <param name="Source">The mark to cite it by in this turn.</param>
/// <param name="Answer">The sentences that answer, verbatim, with their conditions.</param>
/// <param name="Answers">Whether the passage is good enough to answer from.</param>
internal sealed record PassageView(
    string Source,
    PageId Page,
    string Title,
    string Heading,
    string Anchor,
    string Version,
    string Text,
    ImmutableArray<string> Answer,
    double Score,
    bool Answers)
{
    public static PassageView Of(PassageHit hit, AnswerSentences sentences, TurnSources sources) => new(
        sources.Add(hit.Passage),
        hit.Passage.Page,
        hit.Passage.PageTitle,
        string.Join(" › ", hit.Passage.HeadingPath),
        hit.Passage.Anchor,
        hit.Passage.Version,
        hit.Passage.Text,
        sentences.Select(hit.Passage),
        Math.Round(hit.Score, 4),
        hit.Answers);
}
