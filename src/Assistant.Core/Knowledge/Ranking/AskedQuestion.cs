using System.Buffers;

namespace Assistant.Core.Knowledge;

/// <summary>A question as one release understands it: what each of its texts says about it, found once and used by every step.</summary>
/// <remarks>
/// Where there are many passages its figures are megabytes. They are borrowed and given back at the end: fresh memory for them cost a
/// sixth of a search among 50,000 passages, the collections that it caused not counted.
/// </remarks>
public sealed class AskedQuestion : IDisposable
{
    /// <summary>The amount of a term at which a section says half of what it could.</summary>
    private const double Saturation = 0.8;
    private const double PageSaturation = 1.0;

    private readonly Figures _words;
    private readonly Figures _language;
    private readonly Figures _pages;
    private readonly Figures _titles;
    private readonly Figures _names;

    internal AskedQuestion(string question, WeighedConcepts concepts, ReleaseTerms terms, SectionLanguage language, SectionLanguage details)
    {
        Concepts = concepts;
        Focus = QuestionFocus.Of(question);
        Kinds = AnswerShape.OfSections(AnswerShape.AskedFor(question));
        _words = new(terms.Sections.Texts);
        _language = new(language.Speakers);
        _pages = new(terms.Pages.Texts);
        _titles = new(terms.Titles.Postings.Texts);
        _names = new(terms.Names.Postings.Texts);
        concepts.Share(terms.Sections, Saturation, _words.All);
        concepts.Share(terms.Pages, PageSaturation, _pages.All);
        concepts.Liken(terms.Titles, _titles.All);
        Topic = language.Liken(question, _language.All);
        Detail = details.Liken(question);
        concepts.Liken(terms.Names, _names.All);
    }

    internal WeighedConcepts Concepts { get; }

    /// <summary>Stems of what is asked for, apart from what is told.</summary>
    internal IReadOnlySet<string> Focus { get; }

    internal AnswerKinds Kinds { get; }

    /// <summary>What each section says, by <see cref="Section.Number"/>.</summary>
    internal ReadOnlySpan<double> Words => _words.All;

    /// <summary>How likely the question is in each section's language, by <see cref="Section.Number"/>.</summary>
    internal ReadOnlySpan<double> Language => _language.All;

    /// <summary>How likely it is in the language of the nearest topic that no section answers.</summary>
    internal double Topic { get; }

    /// <summary>As <see cref="Topic"/>, for the nearest detail that no section tells, among all such details.</summary>
    internal double Detail { get; }

    /// <summary>What each page says, by <see cref="Section.Page"/>.</summary>
    internal ReadOnlySpan<double> Pages => _pages.All;

    /// <summary>Likeness of each page's title, by <see cref="Section.Page"/>.</summary>
    internal ReadOnlySpan<double> Titles => _titles.All;

    /// <summary>Likeness of each heading and each of the editors' questions, by <see cref="Section.Heading"/> and <see cref="Section.Asks"/>.</summary>
    internal ReadOnlySpan<double> Names => _names.All;

    /// <summary>Gives back what was borrowed; nothing of the question may be used any more.</summary>
    public void Dispose()
    {
        foreach (var figures in (ReadOnlySpan<Figures>)[_words, _language, _pages, _titles, _names])
            figures.Return();
    }

    private readonly struct Figures(int count)
    {
        private readonly double[] _borrowed = ArrayPool<double>.Shared.Rent(count);

        public Span<double> All => _borrowed.AsSpan(0, count);

        public void Return() => ArrayPool<double>.Shared.Return(_borrowed);
    }
}
