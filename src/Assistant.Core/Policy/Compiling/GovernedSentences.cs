using Assistant.Core.Policy.Rules;

namespace Assistant.Core.Policy.Compiling;

/// <summary>Which rules a sentence is tied to, by a marker in it or by <c>says</c>.</summary>
internal sealed class GovernedSentences
{
    private readonly Dictionary<PageSentence, List<RuleDraft>> _rules = new(ReferenceEqualityComparer.Instance);

    public void Tie(PageSentence sentence, RuleDraft rule)
    {
        if (!_rules.TryGetValue(sentence, out var rules))
        {
            _rules.Add(sentence, rules = []);
        }

        if (!rules.Exists(known => ReferenceEquals(known, rule)))
        {
            rules.Add(rule);
        }
    }

    public bool Has(PageSentence sentence) => _rules.ContainsKey(sentence);

    /// <summary>Empty where nothing ties the sentence.</summary>
    public IReadOnlyList<RuleDraft> RulesOf(PageSentence sentence) => _rules.TryGetValue(sentence, out var rules) ? rules : [];

    /// <summary>The sentences of each rule.</summary>
    public ILookup<RuleDraft, PageSentence> ByRule() => _rules
        .SelectMany(tied => tied.Value.Select(rule => (rule, sentence: tied.Key)))
        .ToLookup<(RuleDraft rule, PageSentence sentence), RuleDraft, PageSentence>(tie => tie.rule, tie => tie.sentence, ReferenceEqualityComparer.Instance);
}
