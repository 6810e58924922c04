using System.Collections.Immutable;
using Assistant.Evals.Checks;
using Assistant.Evals.Playing;

namespace Assistant.Evals.Metrics;

/// <summary>Expected pages among the first k passages that the searches of a turn gave / expected pages.</summary>
/// <remarks>Turns without a search are left out: what was not looked for was not missed by the search. Citation recall counts them.</remarks>
internal sealed class RetrievalRecall() : RatioMetric(FormattableString.Invariant($"retrieval recall@{Retrieval.Depth}"))
{
    protected override (double Sum, double Of) Count(PlayedCase played, CheckOutcome outcome)
    {
        var turns = Retrieval.Turns(played).ToList();
        return (turns.Sum(turn => Retrieval.Gains(turn.Found, turn.Wanted).Count(gain => gain)), turns.Sum(turn => turn.Wanted.Count));
    }
}

/// <summary>
/// nDCG@k with gains of 0 and 1, the mean over turns: Σᵢ gᵢ / log₂(i + 1) over the first k passages, divided by the same sum where all
/// expected pages stand first (Järvelin and Kekäläinen, 2002). A page that is found twice gains once.
/// </summary>
internal sealed class RetrievalGain() : MeanMetric(FormattableString.Invariant($"retrieval nDCG@{Retrieval.Depth}"), higherIsBetter: true)
{
    protected override (double Sum, double Of) Count(PlayedCase played, CheckOutcome outcome)
    {
        var scores = Retrieval.Turns(played).Select(turn => Normalised(Retrieval.Gains(turn.Found, turn.Wanted), turn.Wanted.Count)).ToList();
        return (scores.Sum(), scores.Count);
    }

    public static double Normalised(IEnumerable<bool> gains, int wanted)
    {
        var ideal = Enumerable.Range(1, Math.Min(wanted, Retrieval.Depth)).Sum(Discount);
        return gains.Index().Where(found => found.Item).Sum(found => Discount(found.Index + 1)) / ideal;
    }

    private static double Discount(int rank) => 1 / Math.Log2(rank + 1);
}

internal static class Retrieval
{
    /// <summary>k: as many passages as one search gives.</summary>
    public const int Depth = 4;

    /// <summary>Turns that searched and of which the case says what must be cited: what was found, best first, and what was wanted.</summary>
    public static IEnumerable<(IReadOnlyList<string> Found, IReadOnlyList<string> Wanted)> Turns(PlayedCase played) =>
        from turn in played.Turns
        where turn is { Expect.Cites.IsEmpty: false, Facts: not null }
        let searches = turn.Facts!.Value.Where(fact => fact.Tool is "search_policy").Select(fact => fact.Passages).ToList()
        where searches.Count > 0
        select (Merge(searches), (IReadOnlyList<string>)[.. turn.Expect!.Cites.Distinct()]);

    /// <summary>For each of the first k passages whether it is an expected one that none before it was.</summary>
    public static IReadOnlyList<bool> Gains(IEnumerable<string> found, IEnumerable<string> wanted)
    {
        var missing = wanted.ToList();
        return [.. found.Take(Depth).Select(passage => missing.FindIndex(page => Is(passage, page)) is >= 0 and var index && Remove(missing, index))];
    }

    /// <summary>Several searches of one turn count like one: the best of each first. What two of them give stands once.</summary>
    private static IReadOnlyList<string> Merge(IEnumerable<ImmutableArray<string>> searches) =>
        [.. searches.SelectMany(search => search.Index()).OrderBy(hit => hit.Index).Select(hit => hit.Item).Distinct()];

    private static bool Is(string passage, string wanted) => passage == wanted || passage[..passage.IndexOf('#')] == wanted;

    private static bool Remove(List<string> missing, int index)
    {
        missing.RemoveAt(index);
        return true;
    }
}
