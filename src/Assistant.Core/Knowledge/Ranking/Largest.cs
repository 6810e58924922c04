namespace Assistant.Core.Knowledge;

/// <summary>Finds the few largest of many scores without sorting them all.</summary>
public static class Largest
{
    /// <summary>Places of the largest scores, best first; of equal ones the earlier first.</summary>
    public static IReadOnlyList<int> Of(ReadOnlySpan<double> scores, int count)
    {
        if (count <= 0)
            return [];

        // The worst of those kept comes out first; most scores are below it, and cost one comparison.
        var kept = new PriorityQueue<int, (double Score, int Later)>(count + 1);
        var worst = double.NegativeInfinity;
        for (var place = 0; place < scores.Length; place++)
        {
            var score = scores[place];
            if (kept.Count == count)
            {
                if (score <= worst)
                    continue;
                kept.Dequeue();
            }

            kept.Enqueue(place, (score, -place));
            if (kept.Count == count && kept.TryPeek(out _, out var rank))
                worst = rank.Score;
        }

        var best = new int[kept.Count];
        for (var at = best.Length - 1; at >= 0; at--)
            best[at] = kept.Dequeue();
        return best;
    }
}
