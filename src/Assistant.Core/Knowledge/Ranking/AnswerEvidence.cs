namespace Assistant.Core.Knowledge;

/// <summary>What speaks for and against answering a question from a section.</summary>
/// <param name="Ask">Likeness of the question and the nearest of the editor's questions, by words and by vectors.</param>
/// <param name="Language">How much likelier the question is in the section's language than in that of the whole release; may be below 0.</param>
/// <param name="Unsaid">How much of the one thing that is asked for and that the section says least of; see <see cref="WeighedConcepts.Unsaid"/>.</param>
/// <param name="Topic">As <paramref name="Language"/>, for the nearest topic that no section covers.</param>
/// <param name="Detail">
/// As <paramref name="Topic"/>, for the nearest detail of what shops do offer that no section tells; less where a release says little, because
/// every question is then likely in the language of some detail.
/// </param>
/// <param name="HasAsks">
/// Whether its editor named questions. Without them a section speaks like a page and a topic like a shopper, and its language says less.
/// </param>
internal readonly record struct AnswerEvidence(double Ask, double Language, double Unsaid, double Topic, double Detail, bool HasAsks)
{
    /// <summary>How many of <see cref="ToArray"/>, from the first on, speak for answering; the others speak against it.</summary>
    public const int For = 2;

    /// <summary>
    /// From this probability on, a passage is good enough to answer from. Chosen so that no more than one in twenty questions that a
    /// page answers is declined; what another threshold would cost, <c>Assistant.Quality -- policy-fit</c> shows.
    /// </summary>
    private const double Threshold = 0.15;

    /// <summary>The constant, then one for each of <see cref="ToArray"/>, as <c>Assistant.Quality -- policy-fit</c> finds them.</summary>
    private static ReadOnlySpan<double> WithAsks => [1.72, 5.95, 4.52, -6.95, -5.71, -6.45];

    private static ReadOnlySpan<double> WithoutAsks => [5.47, 0, 2.59, -5.76, -4.87, -5.93];

    public bool Answers => 1 / (1 + Math.Exp(-Sum(HasAsks ? WithAsks : WithoutAsks))) >= Threshold;

    public double Sum(ReadOnlySpan<double> weights)
    {
        var sum = weights[0];
        foreach (var (place, value) in ToArray().Index())
            sum += weights[place + 1] * value;
        return sum;
    }

    public double[] ToArray() => [Ask, Language, Unsaid, Topic, Detail];
}
