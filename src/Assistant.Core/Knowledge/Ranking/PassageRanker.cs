using System.Collections.Immutable;
using Assistant.Core.Text;

namespace Assistant.Core.Knowledge;

/// <summary>What an index knows about one candidate besides its words.</summary>
/// <param name="Terms">The candidate.</param>
/// <param name="BodyCosine">Likeness of question and passage by their vectors, -1 to 1.</param>
/// <param name="AskCosine">Likeness of the question and the most similar of the editor's questions; 0 without any.</param>
public readonly record struct PassageCandidate(PassageTerms Terms, double BodyCosine, double AskCosine);

/// <summary>
/// Scores the candidates that an index found for a question. It uses statistics of the release alone, so that a score depends on
/// what is published and not on which index found it or what was published before.
/// </summary>
public sealed class PassageRanker
{
    private readonly SynonymTerms _synonyms;
    private readonly Dictionary<string, int> _passagesWith = new(StringComparer.Ordinal);
    private readonly ImmutableArray<PassageTerms> _passages;
    private readonly double _averageBody;
    private readonly Spelling _spelling;

    public PassageRanker(Release release, ImmutableArray<PassageTerms> passages)
    {
        _synonyms = new(release.Synonyms);
        _passages = passages;
        _averageBody = passages.Length == 0 ? 1 : Math.Max(1, passages.Average(passage => passage.Body.Length));
        foreach (var stem in passages.SelectMany(passage => passage.Fields.SelectMany(field => field.Counts.Keys).Distinct()))
            _passagesWith[stem] = _passagesWith.GetValueOrDefault(stem) + 1;
        _spelling = new(_passagesWith.Keys.Order(StringComparer.Ordinal));
    }

    /// <summary>Every stem worth looking up for a question, its synonyms included.</summary>
    public IReadOnlyCollection<string> Lookup(string question) =>
        [.. Read(question).SelectMany(concept => concept.Others.Add(concept.Asked)).SelectMany(stems => stems).Distinct()];

    /// <summary>Best first; equal scores in the order of their keys.</summary>
    public IReadOnlyList<PassageHit> Rank(string question, IEnumerable<PassageCandidate> candidates, int top)
    {
        var asked = Read(question).Select(concept => WeighedConcept.Of(concept, Rarity(concept))).ToList();
        var scored = candidates
            .Select(candidate => (candidate.Terms.Passage, Signals: PassageSignals.Of(candidate, asked, _averageBody)))
            .ToList();
        var pages = scored
            .GroupBy(candidate => candidate.Passage.Page)
            .ToDictionary(page => page.Key, page => page.Max(candidate => candidate.Signals.Words));
        return
        [
            .. scored
                .Select(candidate => new PassageHit(
                    candidate.Passage,
                    candidate.Signals.Score(pages[candidate.Passage.Page]),
                    candidate.Signals.Answers))
                .OrderByDescending(hit => hit.Score)
                .ThenBy(hit => hit.Passage.Key, StringComparer.Ordinal)
                .Take(top),
        ];
    }

    /// <summary>
    /// The concepts of a question. A word that no passage holds may be a slip of the keyboard; a part of a known phrase that no
    /// passage holds says nothing beside the phrase.
    /// </summary>
    private IEnumerable<Concept> Read(string question) =>
        from concept in QuestionConcepts.Of(question, _synonyms)
        let known = concept.Asked is not [var stem] || _passagesWith.ContainsKey(stem)
        where known || concept.Weight >= 1
        select !known && concept.Others.IsEmpty && _spelling.Nearest(concept.Asked[0]) is { } meant ? concept with { Others = [[meant]] } : concept;

    /// <summary>
    /// The inverse document frequency of a concept. A word that no passage holds is as rare as can be, and so weighs the most:
    /// a question about it is hardly answered by the passages that match the rest.
    /// </summary>
    private double Rarity(Concept concept)
    {
        var passages = concept.Others.Add(concept.Asked).Max(term => term.Min(stem => _passagesWith.GetValueOrDefault(stem)));
        return Math.Log(1 + ((_passages.Length - passages + 0.5) / (passages + 0.5)));
    }
}
