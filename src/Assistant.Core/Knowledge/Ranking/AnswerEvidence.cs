namespace Assistant.Core.Knowledge;

/// <summary>What speaks for and against answering a question from a section; each between 0 and 1.</summary>
/// <param name="Literal">Share of the question's weight that the section mentions in the shopper's words or their synonyms.</param>
/// <param name="Unknown">Share of the question's weight that no page mentions: the strongest sign that none answers.</param>
internal readonly record struct AnswerEvidence(double Literal, double Unknown)
{
    /// <summary>How many members, from the first on, speak for answering; the others speak against it.</summary>
    public const int For = 1;

    /// <summary>
    /// From this probability on, a passage is good enough to answer from. Chosen so that about one in twenty questions whose section
    /// was found is declined; what another threshold would cost, <c>Assistant.Quality -- policy-fit</c> shows.
    /// </summary>
    private const double Threshold = 0.2;

    /// <summary>The constant, then one for each member, as <c>Assistant.Quality -- policy-fit</c> finds them.</summary>
    public static ReadOnlySpan<double> Weights => [-1.65, 3.2, -2.45];

    public bool Answers => 1 / (1 + Math.Exp(-Sum(Weights))) >= Threshold;

    public double Sum(ReadOnlySpan<double> weights)
    {
        var sum = weights[0];
        foreach (var (place, value) in ToArray().Index())
            sum += weights[place + 1] * value;
        return sum;
    }

    public double[] ToArray() => [Literal, Unknown];
}
