namespace Assistant.Core.Knowledge;

/// <summary>What each sentence says of each thing that is asked.</summary>
/// <param name="Values">For each thing that is asked, how much each sentence says of it.</param>
/// <param name="Factors">By what each sentence's sum is multiplied.</param>
internal readonly record struct WeighedSentences(double[][] Values, double[] Factors)
{
    /// <summary>What of it is lost where a sentence that was chosen says it already.</summary>
    private const double SaidBefore = 0.5;

    /// <summary>One score for each sentence.</summary>
    /// <param name="chosen">Sentences that stand in the answer already.</param>
    public double[] Scores(IReadOnlyCollection<int>? chosen = null)
    {
        var scores = new double[Factors.Length];
        foreach (var said in Values)
        {
            var known = chosen is null or { Count: 0 } ? 0 : chosen.Max(i => said[i]);
            for (var i = 0; i < scores.Length; i++)
                scores[i] += Factors[i] * (said[i] - (SaidBefore * Math.Min(said[i], known)));
        }

        return scores;
    }
}
