using System.Buffers;
using System.Collections.Immutable;
using System.Numerics;
using Assistant.Core.Text;

namespace Assistant.Core.Knowledge;

/// <summary>What an index knows about one candidate besides its words.</summary>
/// <param name="Terms">The candidate.</param>
/// <param name="BodyCosine">Likeness of question and passage by their vectors, -1 to 1.</param>
/// <param name="AskCosine">
/// Likeness of the question and the most similar of the editor's questions, at most 1; 0 without any. It is only asked of passages that
/// could come among the best by it.
/// </param>
public readonly record struct PassageCandidate(PassageTerms Terms, double BodyCosine, Func<double> AskCosine)
{
    /// <summary>
    /// By how much the candidate stands out as near to the question in meaning, 0 to 1; asked like <see cref="AskCosine"/>. Null, for all
    /// candidates alike, where no model says.
    /// </summary>
    public Func<double>? Meaning { get; init; }
}

/// <summary>
/// Scores the candidates that an index found for a question. Sections are scored as a whole and speak through their best passage.
/// It uses statistics of the release alone, so that a score depends on what is published and not on which index found it or what
/// was published before.
/// </summary>
public sealed class PassageRanker
{
    private const double Sharpness = 3;

    private const double NearlyAsMuch = 0.75;

    /// <summary>A release of fewer sections says too little to tell every detail that it leaves out from what it answers.</summary>
    private const double SectionsThatTell = 50;

    private readonly QuestionReader _questions;
    private readonly ReleaseTerms _terms;
    private readonly ImmutableArray<double> _weights;
    private readonly SectionLanguage _language;

    /// <summary>
    /// Details have most words in common with the pages that speak of the thing itself; what tells them is what tells them from one another.
    /// </summary>
    private readonly SectionLanguage _details;
    private readonly Dictionary<Passage, Section> _sections = new(ReferenceEqualityComparer.Instance);

    public PassageRanker(Release release, ImmutableArray<PassageTerms> passages)
    {
        _terms = new(passages);
        var (topics, details) = UnansweredTopics.Of(_terms.All);
        _language = new(_terms.All, topics);
        _details = new([], details);
        var synonyms = Synonyms.Of(release);
        (_questions, _weights) = _terms.HasHints
            ? (new(new(synonyms, RelatedWords.Ties), _terms), PassageSignals.WithHints)
            : (new QuestionReader(new(synonyms, RelatedWords.WithFormal, byParts: true), _terms), PassageSignals.WithoutHints);
        foreach (var section in _terms.All)
        {
            foreach (var passage in section.Passages)
                _sections.Add(passage.Passage, section);
        }
    }

    /// <summary>Reads a question once, for <see cref="Shortlist"/> and <see cref="Rank"/>.</summary>
    public AskedQuestion Read(string question) => new(question, _questions.Read(question), _terms, _language, _details);

    /// <summary>
    /// The passages of the sections that say most about a question by their words: candidates for <see cref="Rank"/>, for an index that
    /// does not compare vectors with all it holds. Best first; equal ones in the order of the release.
    /// </summary>
    public IEnumerable<PassageTerms> Shortlist(AskedQuestion asked, int sections)
    {
        var said = ArrayPool<double>.Shared.Rent(_terms.All.Length);
        var words = asked.Words;
        var names = asked.Names;
        var language = asked.Language;
        foreach (var section in _terms.All)
            said[section.Number] = words[section.Number] + Math.Max(names[section.Heading], NearestAsk(names, section)) + language[section.Number];
        var most = Largest.Of(said.AsSpan(0, _terms.All.Length), sections);
        ArrayPool<double>.Shared.Return(said);
        return most.SelectMany(number => _terms.All[number].Passages);
    }

    /// <summary>Best first, at most one passage of a section; equal scores in the order of the release.</summary>
    public IReadOnlyList<PassageHit> Rank(AskedQuestion asked, IEnumerable<PassageCandidate> candidates, int top) =>
    [
        .. InOrder(Best(asked, candidates, top))
            .Take(top)
            .Select(scored => new PassageHit(Best(asked.Concepts, scored.Section), scored.Score, Evidence(asked, scored).Answers)),
    ];

    /// <summary>As <see cref="Rank"/>, with what the scores and the decision to answer come from.</summary>
    internal IEnumerable<(Passage Passage, PassageSignals Signals, double Score, AnswerEvidence Evidence)> Explain(AskedQuestion asked, IEnumerable<PassageCandidate> candidates) =>
        InOrder(Best(asked, candidates, int.MaxValue)).Select(scored => (Best(asked.Concepts, scored.Section), scored.Signals, scored.Score, Evidence(asked, scored)));

    /// <summary>
    /// At least the best sections, in no order. Comparing all of the editors' questions costs more than all else that ranking does: a
    /// section is spared it when even an editor's question that is the very question would leave it behind enough others.
    /// </summary>
    private List<ScoredSection> Best(AskedQuestion asked, IEnumerable<PassageCandidate> candidates, int top)
    {
        var sections = candidates
            .GroupBy(candidate => _sections[candidate.Terms.Passage])
            .Select(found => (Found: found, Most: Signals(asked, found)))
            .Select(section => (section.Found, section.Most, AtMost: section.Most.Score(_weights)))
            .OrderByDescending(section => section.AtMost);
        var (scored, worst) = (new List<ScoredSection>(), new PriorityQueue<double, double>());
        foreach (var (found, most, atMost) in sections)
        {
            if (worst.Count == top && atMost < worst.Peek())
                break;

            var signals = most with
            {
                AskParts = Math.Pow(Math.Max(0, found.Max(candidate => candidate.AskCosine())), Sharpness),
                Meaning = found.Max(candidate => candidate.Meaning?.Invoke()),
            };
            var score = signals.Score(_weights);
            scored.Add(new(found.Key, signals, score));
            worst.Enqueue(score, score);
            if (worst.Count > top)
                worst.Dequeue();
        }

        return scored;
    }

    private static IEnumerable<ScoredSection> InOrder(IEnumerable<ScoredSection> sections) =>
        sections.OrderByDescending(scored => scored.Score).ThenBy(scored => scored.Section.Number);

    /// <summary>What speaks for a section, as if its editor had named the very question, and nothing were nearer in meaning.</summary>
    private PassageSignals Signals(AskedQuestion asked, IGrouping<Section, PassageCandidate> found)
    {
        var section = found.Key;
        return new(
            Words: asked.Words[section.Number],
            Page: asked.Pages[section.Page],
            Title: asked.Titles[section.Page],
            Heading: asked.Names[section.Heading],
            Ask: NearestAsk(asked.Names, section),
            AskParts: found.Any(candidate => !candidate.Terms.Asks.IsEmpty) ? 1 : 0,
            Parts: Math.Max(0, found.Max(candidate => candidate.BodyCosine)),
            Shape: Share(asked.Kinds, section.Kinds),
            Language: Math.Clamp(asked.Language[section.Number], 0, 1),
            Sentence: _terms.HasHints ? 0 : section.Sentence(asked.Concepts))
        {
            Meaning = found.Any(candidate => candidate.Meaning is not null) ? 1 : null,
        };
    }

    private static double NearestAsk(ReadOnlySpan<double> names, Section section)
    {
        var nearest = 0.0;
        foreach (var ask in names.Slice(section.Heading + 1, section.Asks))
            nearest = Math.Max(nearest, ask);
        return nearest;
    }

    private AnswerEvidence Evidence(AskedQuestion asked, ScoredSection scored)
    {
        if (asked.Concepts.Asked <= 0)
            return default;

        return new(
            Ask: (scored.Signals.Ask + scored.Signals.AskParts) / 2,
            Language: asked.Language[scored.Section.Number],
            Unsaid: asked.Concepts.Unsaid(asked.Focus, scored.Section.Mentions),
            Topic: asked.Topic,
            Detail: asked.Detail * Math.Min(1, _terms.All.Length / SectionsThatTell),
            HasAsks: scored.Section.Asks > 0);
    }

    /// <summary>
    /// The passage of a section that says most about the question; an earlier one that says nearly as much, because a section states its
    /// rule first and the details after it.
    /// </summary>
    private static Passage Best(WeighedConcepts asked, Section section)
    {
        var said = section.Passages.Select(passage => asked.Concepts.Sum(concept => concept.SaidBy(passage.Body.Counts.ContainsKey))).ToList();
        return section.Passages[said.FindIndex(share => share >= NearlyAsMuch * said.Max())].Passage;
    }

    /// <summary>Share of the asked kinds of answer that a text holds.</summary>
    private static double Share(AnswerKinds asked, AnswerKinds held) =>
        asked is AnswerKinds.None ? 0 : (double)BitOperations.PopCount((uint)(asked & held)) / BitOperations.PopCount((uint)asked);

    private readonly record struct ScoredSection(Section Section, PassageSignals Signals, double Score);
}
