namespace Assistant.Core.Knowledge;

/// <summary>A question as one release understands it: what each of its texts says about it, found once and used by every step.</summary>
public sealed class AskedQuestion
{
    /// <summary>The amount of a term at which a section says half of what it could.</summary>
    private const double Saturation = 0.8;
    private const double PageSaturation = 1.0;

    internal AskedQuestion(string question, WeighedConcepts concepts, ReleaseTerms terms, SectionLanguage language)
    {
        Concepts = concepts;
        Kinds = AnswerShape.AskedFor(question);
        Words = concepts.Shares(terms.Sections, Saturation);
        Pages = concepts.Shares(terms.Pages, PageSaturation);
        Titles = concepts.Likeness(terms.Titles);
        (Language, Topic) = language.Likelihood(question);
        Names = concepts.Likeness(terms.Names);
    }

    internal WeighedConcepts Concepts { get; }

    internal AnswerKinds Kinds { get; }

    /// <summary>What each section says, by <see cref="Section.Number"/>.</summary>
    internal double[] Words { get; }

    /// <summary>How likely the question is in each section's language, by <see cref="Section.Number"/>.</summary>
    internal double[] Language { get; }

    /// <summary>How likely it is in the language of the nearest topic that no section answers.</summary>
    internal double Topic { get; }

    /// <summary>What each page says, by <see cref="Section.Page"/>.</summary>
    internal double[] Pages { get; }

    /// <summary>Likeness of each page's title, by <see cref="Section.Page"/>.</summary>
    internal double[] Titles { get; }

    /// <summary>Likeness of each heading and each of the editors' questions, by <see cref="Section.Heading"/> and <see cref="Section.Asks"/>.</summary>
    internal double[] Names { get; }
}
