namespace Assistant.Core.Knowledge;

/// <summary>What speaks for and against answering a question from a section.</summary>
/// <param name="Literal">Share of the question's weight that the section mentions in the shopper's words or their synonyms.</param>
/// <param name="Language">How much likelier the question is in the section's language than in that of the whole release; may be below 0.</param>
/// <param name="Unknown">Share of the question's weight that no page mentions.</param>
/// <param name="Topic">As <paramref name="Language"/>, for the nearest topic that no section covers.</param>
/// <param name="HasAsks">
/// Whether its editor named questions. Without them a section speaks like a page and a topic like a shopper, and its language says less.
/// </param>
internal readonly record struct AnswerEvidence(double Literal, double Language, double Unknown, double Topic, bool HasAsks)
{
    /// <summary>How many of <see cref="ToArray"/>, from the first on, speak for answering; the others speak against it.</summary>
    public const int For = 2;

    /// <summary>
    /// From this probability on, a passage is good enough to answer from. Chosen so that no more than one in twenty questions that a
    /// page answers is declined; what another threshold would cost, <c>Assistant.Quality -- policy-fit</c> shows.
    /// </summary>
    private const double Threshold = 0.2;

    /// <summary>The constant, then one for each of <see cref="ToArray"/>, as <c>Assistant.Quality -- policy-fit</c> finds them.</summary>
    private static ReadOnlySpan<double> WithAsks => [-0.93, 2.14, 3.22, -0.45, -5.62];

    private static ReadOnlySpan<double> WithoutAsks => [0.23, 4.81, 0, -0.34, -6.32];

    public bool Answers => 1 / (1 + Math.Exp(-Sum(HasAsks ? WithAsks : WithoutAsks))) >= Threshold;

    public double Sum(ReadOnlySpan<double> weights)
    {
        var sum = weights[0];
        foreach (var (place, value) in ToArray().Index())
            sum += weights[place + 1] * value;
        return sum;
    }

    public double[] ToArray() => [Literal, Language, Unknown, Topic];
}
