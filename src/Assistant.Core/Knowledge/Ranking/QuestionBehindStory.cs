using Assistant.Core.Text;

namespace Assistant.Core.Knowledge;

/// <summary>
/// A message that tells something and then asks: "It says sold by somebody else. Can I return that to you?" What is told finds the page,
/// for its words are the many; which of its sections answers, the question alone tells as well.
/// </summary>
internal static class QuestionBehindStory
{
    private const int FewestWords = 3;

    /// <summary>More sections than a page has.</summary>
    private const int Considered = 20;

    /// <summary>A section of the page that says so much less of the whole message has to do with something else.</summary>
    private const double NearlyAsGood = 0.8;

    /// <summary>What was found for the whole message, with the section of the best page first that fits it and its question best.</summary>
    public static async Task<IReadOnlyList<PassageHit>> AnswerAsync(
        IPassageIndex index, Release release, string query, IReadOnlyList<PassageHit> hits, CancellationToken cancellationToken)
    {
        if (hits is not [var best, ..] || Question(query) is not { } question)
            return hits;

        var alone = await index.SearchAsync(release, question, Considered, cancellationToken);
        var meant = hits.Where(hit => hit.Passage.Page == best.Passage.Page && hit.Score >= NearlyAsGood * best.Score).MaxBy(hit => hit.Score + Own(hit));
        return meant is null || meant == best ? hits : [meant with { Score = best.Score, Answers = meant.Answers || best.Answers }, .. hits.Where(hit => hit != meant)];

        double Own(PassageHit hit) =>
            alone.FirstOrDefault(own => own.Passage.Page == hit.Passage.Page && own.Passage.Anchor == hit.Passage.Anchor)?.Score ?? 0;
    }

    /// <summary>The last sentence, where it asks and the ones before it do not; null elsewhere.</summary>
    private static string? Question(string query)
    {
        var text = query.TrimEnd();
        var end = text.TrimEnd('?', '!', '.', ' ').LastIndexOfAny(['.', '!', ';', '\n']);
        return end > 0 && text.EndsWith('?') && !text[..end].Contains('?', StringComparison.Ordinal)
            && Words.Of(text[..end]).Count >= FewestWords && Words.Of(text[(end + 1)..]).Count >= FewestWords
            ? text[(end + 1)..].Trim()
            : null;
    }
}
