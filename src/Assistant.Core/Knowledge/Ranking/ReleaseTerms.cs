using System.Collections.Immutable;
using Assistant.Core.Text;

namespace Assistant.Core.Knowledge;

/// <summary>What stands under one heading, however many passages it was cut into.</summary>
/// <param name="Number">Its place among all sections.</param>
/// <param name="Page">Number of its page, and of the page's title.</param>
/// <param name="Heading">Number of its heading among the names.</param>
/// <param name="Asks">How many questions its editor named; their numbers follow that of the heading.</param>
internal sealed record Section(int Number, int Page, int Heading, int Asks, ImmutableArray<PassageTerms> Passages)
{
    /// <summary>A sentence of so many words says three tenths less than a very short one that holds the same of the question.</summary>
    private const double LongSentence = 20;

    // Cut when they are first compared: a release holds many sections that nobody asks about.
    private readonly Lazy<ImmutableArray<FieldTerms>> _sentences = new(() =>
        [.. Passages.SelectMany(passage => PassageSentences.Read(passage.Passage.Text)).Select(sentence => new FieldTerms(sentence.Text))]);

    public AnswerKinds Kinds { get; } = Passages.Aggregate(AnswerKinds.None, (kinds, passage) => kinds | passage.Holds);

    public bool Mentions(string stem) => Passages.Any(passage => passage.Mentions(stem));

    /// <summary>
    /// What the most telling of its sentences, list items and table rows says about a question, as a share of the most that a text could say.
    /// The answer to a question is seldom longer, and the words of a section may say as much in as many places.
    /// </summary>
    public double Sentence(WeighedConcepts asked)
    {
        var most = 0.0;
        foreach (var sentence in _sentences.Value)
        {
            var said = asked.Concepts.Sum(concept => concept.SaidBy(sentence.Counts.ContainsKey));
            most = Math.Max(most, said / Math.Sqrt(1 + (sentence.Length / LongSentence)));
        }

        return asked.Potential > 0 ? most / asked.Potential : 0;
    }
}

/// <summary>The words of a release: of its sections, its pages, and of the titles, headings and questions that name them.</summary>
internal sealed class ReleaseTerms
{
    private const double HeadingWeight = 1.5;
    private const double AskWeight = 1.0;
    private const double TitleWeight = 0.5;
    private const double LengthPenalty = 0.3;

    private const double PageTitleWeight = 2;
    private const double MostPerSection = 2;

    /// <summary>A small word such as "how" tells headings and questions apart a little.</summary>
    public const double SmallWord = 0.3;

    private readonly Dictionary<string, int> _sectionsWith = new(StringComparer.Ordinal);

    public ReleaseTerms(ImmutableArray<PassageTerms> passages)
    {
        var sections = passages.GroupBy(passage => (passage.Passage.Page, passage.Passage.Anchor)).Select(section => section.ToImmutableArray()).ToList();
        var averageLength = sections.Select(BodyLength).DefaultIfEmpty(1).Average();
        var amounts = sections.ConvertAll(section => Amounts(section, averageLength));
        foreach (var stem in amounts.SelectMany(section => section.Keys))
            _sectionsWith[stem] = _sectionsWith.GetValueOrDefault(stem) + 1;

        (Titles, Names) = (new(Weigh), new(Weigh));
        var all = ImmutableArray.CreateBuilder<Section>(sections.Count);
        foreach (var page in sections.Zip(amounts).GroupBy(section => section.First[0].Passage.Page))
        {
            var title = page.First().First[0].Title;
            var number = Titles.Add(title);
            Pages.Add(PageAmounts(title, [.. page.Select(section => section.Second)]));
            foreach (var (section, own) in page)
            {
                all.Add(new(Sections.Add(own), number, Names.Add(section[0].Headings), section[0].Asks.Length, section));
                foreach (var ask in section[0].Asks)
                    Names.Add(ask);
            }
        }

        All = all.MoveToImmutable();
        HasHints = 2 * All.Count(section => section.Asks > 0) >= All.Length;

        double Weigh(string stem) => StopWords.ContainsStem(stem) ? SmallWord : Rarity(sections.Count, _sectionsWith.GetValueOrDefault(stem));
    }

    public ImmutableArray<Section> All { get; }

    /// <summary>
    /// Whether editors named questions of most sections. Those speak as shoppers do; pages without any speak as companies write, and a
    /// question has farther to go to them.
    /// </summary>
    public bool HasHints { get; }

    /// <summary>How much of each stem the sections hold, by <see cref="Section.Number"/>.</summary>
    public Postings Sections { get; } = new();

    /// <summary>How much of each stem the pages hold, by <see cref="Section.Page"/>.</summary>
    public Postings Pages { get; } = new();

    public ShortTexts Titles { get; }

    public ShortTexts Names { get; }

    public IEnumerable<string> Stems => _sectionsWith.Keys;

    /// <summary>The rarity of what no section holds.</summary>
    public double Rarest => Rarity(All.Length, with: 0);

    public bool Knows(string stem) => _sectionsWith.ContainsKey(stem);

    /// <summary>The inverse document frequency of a term: that of its rarest stem.</summary>
    public double Rarity(ImmutableArray<string> stems) => Rarity(All.Length, stems.Min(stem => _sectionsWith.GetValueOrDefault(stem)));

    private static double Rarity(int sections, int with) => Math.Log(1 + ((sections - with + 0.5) / (with + 0.5)));

    private static int BodyLength(ImmutableArray<PassageTerms> section) => section.Sum(passage => passage.Body.Length);

    /// <summary>How much of each stem a section holds, a mention in the heading weighing more than one in a long text.</summary>
    private static Dictionary<string, double> Amounts(ImmutableArray<PassageTerms> section, double averageLength)
    {
        var amounts = new Dictionary<string, double>(StringComparer.Ordinal);
        var length = 1 - LengthPenalty + (LengthPenalty * BodyLength(section) / averageLength);
        foreach (var (stem, count) in section.SelectMany(passage => passage.Body.Counts))
            amounts[stem] = amounts.GetValueOrDefault(stem) + (count / length);
        Raise(section[0].Headings.Counts.Keys, HeadingWeight);
        Raise(section[0].Asks.SelectMany(ask => ask.Counts.Keys).Distinct(), AskWeight);
        Raise(section[0].Title.Counts.Keys, TitleWeight);
        return amounts;

        void Raise(IEnumerable<string> stems, double weight)
        {
            foreach (var stem in stems)
                amounts[stem] = amounts.GetValueOrDefault(stem) + weight;
        }
    }

    /// <summary>A page is about its title, and about what many of its sections speak of.</summary>
    private static Dictionary<string, double> PageAmounts(FieldTerms title, IReadOnlyCollection<Dictionary<string, double>> sections)
    {
        var amounts = title.Counts.Keys.ToDictionary(stem => stem, _ => PageTitleWeight, StringComparer.Ordinal);
        foreach (var (stem, amount) in sections.SelectMany(section => section))
            amounts[stem] = amounts.GetValueOrDefault(stem) + (Math.Min(amount, MostPerSection) / Math.Sqrt(sections.Count));
        return amounts;
    }
}
