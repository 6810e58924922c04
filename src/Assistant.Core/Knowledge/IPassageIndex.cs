namespace Assistant.Core.Knowledge;

/// <summary>Finds passages of a release. Embedded or a vector database behind it; deterministic in order either way.</summary>
public interface IPassageIndex
{
    /// <summary>Makes <paramref name="release"/> searchable. Pages whose version is already indexed cost nothing.</summary>
    Task BuildAsync(Release release, CancellationToken cancellationToken);

    /// <summary>The best passages for a question, best first. Only passages of <paramref name="release"/>.</summary>
    /// <param name="query">What the shopper asked, as written.</param>
    Task<IReadOnlyList<PassageHit>> SearchAsync(
        Release release, string query, int top, CancellationToken cancellationToken);
}

/// <param name="Score">0 to 1; comparable between queries: below the index's own threshold no page answers.</param>
/// <param name="Answers">Whether the passage is good enough to answer from.</param>
public sealed record PassageHit(Passage Passage, double Score, bool Answers);
