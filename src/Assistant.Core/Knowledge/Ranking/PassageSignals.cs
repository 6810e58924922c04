using System.Collections.Immutable;

namespace Assistant.Core.Knowledge;

/// <summary>How well one section fits a question, seen from several sides; each between 0 and 1.</summary>
/// <param name="Words">What it says about the question (BM25F with related words), as a share of the most that a text could say.</param>
/// <param name="Page">The same for its page as a whole: a page about the subject lends weight to its sections.</param>
/// <param name="Title">Likeness of the question and the page's title.</param>
/// <param name="Heading">Likeness of the question and the heading.</param>
/// <param name="Ask">Likeness of the question and the nearest of the editor's questions.</param>
/// <param name="AskParts">The same by vectors, sharpened: the very question counts far more than one that is much like it.</param>
/// <param name="Parts">Likeness of question and text by vectors, which forgives typos and endings.</param>
/// <param name="Shape">Whether it holds the kind of answer that is asked for: an amount, a length of time, a place.</param>
/// <param name="Language">How much likelier the question is in the section's language than in that of the whole release.</param>
/// <param name="Sentence">
/// What its most telling sentence says; see <see cref="Section.Sentence"/>. 0 where editors named questions: those are as near to a question
/// as a sentence can be.
/// </param>
internal readonly record struct PassageSignals(
    double Words, double Page, double Title, double Heading, double Ask, double AskParts, double Parts, double Shape, double Language, double Sentence)
{
    /// <summary>
    /// For pages whose editors named questions. In the order of the members; they sum to 1. <c>Assistant.Quality -- policy-fit</c> finds
    /// weights and says, by cross-validation, what others than these would be worth.
    /// </summary>
    public static ImmutableArray<double> WithHints { get; } = [0.23, 0.08, 0.04, 0.08, 0.10, 0.08, 0.09, 0.03, 0.25, 0];

    /// <summary>The same for pages without. Titles and single sentences say more there, where nothing else is near to a question.</summary>
    public static ImmutableArray<double> WithoutHints { get; } = [0.19, 0.07, 0.17, 0.14, 0, 0, 0.02, 0.04, 0.15, 0.22];

    /// <summary>
    /// What <see cref="Meaning"/> weighs beside all others together. Found with the Universal Sentence Encoder Lite, a small model: from 0.2
    /// to 0.6 it makes little difference.
    /// </summary>
    private const double MeaningWeight = 0.3;

    /// <summary>By how much it stands out as near to the question in meaning, 0 to 1; null where no model says.</summary>
    public double? Meaning { get; init; }

    public double[] ToArray() => [Words, Page, Title, Heading, Ask, AskParts, Parts, Shape, Language, Sentence];

    public double Score(ImmutableArray<double> weights)
    {
        var score = 0.0;
        ReadOnlySpan<double> signals = [Words, Page, Title, Heading, Ask, AskParts, Parts, Shape, Language, Sentence];
        for (var place = 0; place < signals.Length; place++)
            score += weights[place] * signals[place];
        if (Meaning is { } meaning)
            score = (score + (MeaningWeight * meaning)) / (1 + MeaningWeight);
        return Math.Round(Math.Clamp(score, 0, 1), 6);
    }
}
