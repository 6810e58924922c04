using System.Collections.Immutable;
using System.Numerics;
using Assistant.Core.Text;

namespace Assistant.Core.Knowledge;

/// <summary>What an index knows about one candidate besides its words.</summary>
/// <param name="Terms">The candidate.</param>
/// <param name="BodyCosine">Likeness of question and passage by their vectors, -1 to 1.</param>
/// <param name="AskCosine">Likeness of the question and the most similar of the editor's questions; 0 without any.</param>
public readonly record struct PassageCandidate(PassageTerms Terms, double BodyCosine, double AskCosine);

/// <summary>
/// Scores the candidates that an index found for a question. Sections are scored as a whole and speak through their best passage.
/// It uses statistics of the release alone, so that a score depends on what is published and not on which index found it or what
/// was published before.
/// </summary>
public sealed class PassageRanker
{
    private const double Saturation = 0.8;
    private const double PageSaturation = 1.0;

    private const double Sharpness = 3;

    /// <summary>A term that is at least this near to the shopper's own counts as said.</summary>
    private const double LiteralFrom = 0.6;

    private readonly QuestionReader _questions;
    private readonly ReleaseTerms _terms;
    private readonly Dictionary<Passage, Section> _sections = new(ReferenceEqualityComparer.Instance);

    public PassageRanker(Release release, ImmutableArray<PassageTerms> passages)
    {
        _terms = new(passages);
        _questions = new(new(Synonyms.Of(release), RelatedWords.Ties), _terms);
        foreach (var section in _terms.All)
        {
            foreach (var passage in section.Passages)
                _sections.Add(passage.Passage, section);
        }
    }

    /// <summary>
    /// The passages of the sections that say most about a question by their words: candidates for <see cref="Rank"/>, for an index that
    /// does not compare vectors with all it holds. Best first; equal ones in the order of the release.
    /// </summary>
    public IEnumerable<PassageTerms> Shortlist(string question, int sections)
    {
        var asked = _questions.Read(question);
        var words = asked.Shares(_terms.Sections, Saturation);
        var names = asked.Likeness(_terms.Names);
        return _terms.All
            .OrderByDescending(section => words[section.Number] + section.Asks.Append(section.Heading).Max(name => names[name]))
            .Take(sections)
            .SelectMany(section => section.Passages);
    }

    /// <summary>Best first, at most one passage of a section; equal scores in the order of their keys.</summary>
    public IReadOnlyList<PassageHit> Rank(string question, IEnumerable<PassageCandidate> candidates, int top)
    {
        var asked = _questions.Read(question);
        return
        [
            .. Score(question, asked, candidates)
                .Take(top)
                .Select(scored => new PassageHit(Best(asked, scored.Section), scored.Signals.Score, Evidence(asked, scored).Answers)),
        ];
    }

    /// <summary>As <see cref="Rank"/>, with what the scores and the decision to answer come from.</summary>
    internal IEnumerable<(Passage Passage, PassageSignals Signals, AnswerEvidence Evidence)> Explain(string question, IEnumerable<PassageCandidate> candidates)
    {
        var asked = _questions.Read(question);
        return Score(question, asked, candidates).Select(scored => (Best(asked, scored.Section), scored.Signals, Evidence(asked, scored)));
    }

    private IEnumerable<ScoredSection> Score(string question, WeighedConcepts asked, IEnumerable<PassageCandidate> candidates)
    {
        var kinds = AnswerShape.AskedFor(question);
        var words = asked.Shares(_terms.Sections, Saturation);
        var pages = asked.Shares(_terms.Pages, PageSaturation);
        var titles = asked.Likeness(_terms.Titles);
        var names = asked.Likeness(_terms.Names);
        return candidates
            .GroupBy(candidate => _sections[candidate.Terms.Passage])
            .Select(found => new ScoredSection(found.Key, Signals(found.Key, found)))
            .OrderByDescending(scored => scored.Signals.Score)
            .ThenBy(scored => scored.Section.Passages[0].Passage.Key, StringComparer.Ordinal);

        PassageSignals Signals(Section section, IEnumerable<PassageCandidate> passages) => new(
            Words: words[section.Number],
            Page: pages[section.Page],
            Title: titles[section.Page],
            Heading: names[section.Heading],
            Ask: section.Asks.Select(ask => names[ask]).DefaultIfEmpty().Max(),
            AskParts: Math.Pow(Math.Max(0, passages.Max(candidate => candidate.AskCosine)), Sharpness),
            Parts: Math.Max(0, passages.Max(candidate => candidate.BodyCosine)),
            Shape: Share(kinds, section.Kinds));
    }

    private static AnswerEvidence Evidence(WeighedConcepts asked, ScoredSection scored)
    {
        if (asked.Asked <= 0)
            return default;

        var said = asked.Concepts.Where(concept => concept.Unnamed == 0).Select(concept => (concept.Potential, Said: concept.SaidBy(scored.Section.Mentions)));
        return new(
            said.Where(concept => concept.Said >= LiteralFrom * concept.Potential).Sum(concept => concept.Said) / asked.Asked,
            asked.Unknown);
    }

    /// <summary>The passage of a section that says most about the question; of two that say the same, the first.</summary>
    private static Passage Best(WeighedConcepts asked, Section section) =>
        section.Passages.MaxBy(passage => asked.Concepts.Sum(concept => concept.SaidBy(passage.Body.Counts.ContainsKey)))!.Passage;

    /// <summary>Share of the asked kinds of answer that a text holds.</summary>
    private static double Share(AnswerKinds asked, AnswerKinds held) =>
        asked is AnswerKinds.None ? 0 : (double)BitOperations.PopCount((uint)(asked & held)) / BitOperations.PopCount((uint)asked);

    private readonly record struct ScoredSection(Section Section, PassageSignals Signals);
}
