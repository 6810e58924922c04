using System.Collections.Immutable;
using Assistant.Core.Knowledge;
using Assistant.Core.Policy.Prose;
using Assistant.Core.Policy.Rules;

namespace Assistant.Core.Policy.Compiling;

/// <summary>
/// Makes the rules of a release out of those of its pages, and proves that they and the prose are one: every rule is told by a
/// sentence, every figure of such a sentence is a rule's value, no two rules contradict each other and none leaves a gap.
/// </summary>
internal sealed class RuleCompiler
{
    private readonly ImmutableArray<PolicyPage> _pages;
    private readonly List<KnowledgeFault> _faults;
    private readonly Dictionary<string, RuleDraft> _drafts = new(StringComparer.Ordinal);
    private readonly Dictionary<PageSentence, List<RuleDraft>> _governed = new(ReferenceEqualityComparer.Instance);

    private RuleCompiler(ImmutableArray<PolicyPage> pages, List<KnowledgeFault> faults) => (_pages, _faults) = (pages, faults);

    public static RuleBook Compile(ImmutableArray<PolicyPage> pages, List<KnowledgeFault> faults) => new RuleCompiler(pages, faults).Compile();

    private RuleBook Compile()
    {
        foreach (var page in _pages)
        {
            foreach (var draft in page.PageRules.Drafts)
            {
                _drafts.TryAdd($"{page.Id}.{draft.Name}", draft);
            }
        }

        foreach (var sentence in _pages.SelectMany(page => page.PageRules.Sentences))
        {
            foreach (var id in sentence.Rules)
            {
                Govern(sentence, _drafts.GetValueOrDefault(id));
            }
        }

        var rules = _pages.SelectMany(page => page.PageRules.Drafts.Select(draft => draft.ToRule(page, Statement(page, draft)))).ToList();
        CheckProse();
        _faults.AddRange(new DriftCheck(_pages, _governed.Keys).Find());
        _faults.AddRange(RuleConflicts.Find(rules));
        return new RuleBook(rules);
    }

    private void Govern(PageSentence sentence, RuleDraft? draft)
    {
        if (draft is null)
        {
            return;
        }

        if (!_governed.TryGetValue(sentence, out var rules))
        {
            _governed.Add(sentence, rules = []);
        }

        rules.Add(draft);
    }

    /// <summary>The sentence that <c>says</c> names, else the first that a marker of the rule stands in.</summary>
    private Statement? Statement(PolicyPage page, RuleDraft draft)
    {
        var named = draft.Says.Select(says => Named(page, draft, says)).ToList();
        var sentence = named.Count > 0
            ? named[0]
            : page.PageRules.Sentences.FirstOrDefault(sentence => sentence.Rules.Contains($"{page.Id}.{draft.Name}"));
        sentence ??= draft.Says.IsEmpty ? Recognised(page, draft) : null;
        if (sentence is null)
        {
            if (draft.Says.IsEmpty && page.IsForShoppers && draft.Kind != RuleVocabulary.Fact)
            {
                Fault(page, draft, $"No sentence tells shoppers about `{draft.Name}`.",
                    $"Put {{{{ {draft.Name} }}}} into the sentence that does, or quote some of its words with `says:`.");
            }

            return null;
        }

        return new(sentence.Passage, sentence.Shown);
    }

    /// <summary>The first sentence that speaks of it and says its value, for a page that marks nothing.</summary>
    private static PageSentence? Recognised(PolicyPage page, RuleDraft draft) => page.PageRules.Sentences.FirstOrDefault(
        sentence => draft.Kind.IsSpokenOf(sentence.Text) && FigureReader.Read(sentence.Text).Any(draft.IsSaidBy));

    private PageSentence? Named(PolicyPage page, RuleDraft draft, string says)
    {
        var sentences = page.PageRules.Sentences.Where(sentence => Says(sentence, says)).DistinctBy(sentence => sentence.Text).ToList();
        if (sentences.Count > 1 && sentences.Where(sentence => sentence.Text == says || sentence.Shown == says).ToList() is [var exact])
        {
            sentences = [exact];
        }

        switch (sentences)
        {
            case [var only]:
                Govern(only, draft);
                if (!draft.Figures.IsEmpty && !FigureReader.Read(only.Text).Any(draft.IsSaidBy))
                {
                    Fault(page, draft, $"`{draft.Name}` is {draft.Written}, but the sentence that `says` names does not say so: \"{Shown.Short(only.Shown)}\"",
                        "Change the sentence or the value, or let `says` name the sentence with the value.");
                }

                return only;

            case []:
                Fault(page, draft, $"No sentence of the page has the words that `says` of `{draft.Name}` names.", "Copy some words of the sentence, exactly as the page has them.");
                return null;

            default:
                Fault(page, draft, $"{sentences.Count} sentences of the page have the words that `says` of `{draft.Name}` names.", "Copy more of the sentence that is meant.");
                return null;
        }
    }

    /// <summary>A page may write a row with its bars, as its source does, or as an answer reads it out.</summary>
    private static bool Says(PageSentence sentence, string says) =>
        sentence.Text.Contains(says, StringComparison.Ordinal) || sentence.Shown.Contains(says, StringComparison.Ordinal);

    /// <summary>Every figure in a governed sentence has to be the value of a rule that governs it.</summary>
    private void CheckProse()
    {
        foreach (var page in _pages)
        {
            foreach (var sentence in page.PageRules.Sentences)
            {
                if (_governed.TryGetValue(sentence, out var rules))
                {
                    CheckProse(page, sentence, rules);
                }
            }
        }
    }

    private void CheckProse(PolicyPage page, PageSentence sentence, List<RuleDraft> rules)
    {
        var allowed = rules.SelectMany(rule => rule.Figures).ToList();
        foreach (var said in FigureReader.Read(sentence.Text).Where(said => !allowed.Any(figure => figure.IsSaidBy(said))).Distinct())
        {
            var like = rules.FirstOrDefault(rule => rule.Figures.Any(figure => figure.Unit == said.Unit)) ?? rules.FirstOrDefault(rule => !rule.Figures.IsEmpty);
            _faults.Add(new(
                page.File,
                SentenceLines.Find(page, sentence),
                like is null
                    ? $"The text says {said}, and no rule of this sentence does: \"{Shown.Short(sentence.Shown)}\""
                    : $"The text says {said}, but `{like.Name}` (line {like.Line}) says {like.Written}: \"{Shown.Short(sentence.Shown)}\"",
                like is null
                    ? "Give the value a rule of its own, or a `fact`, and put its marker here; or let `says` name a sentence without it."
                    : $"Write {{{{ {like.Name} }}}} instead of the number, correct one of the two, or give the other value a rule or a `fact` of its own.",
                Refused: true));
        }
    }

    private void Fault(PolicyPage page, RuleDraft draft, string message, string remedy) =>
        _faults.Add(new(page.File, draft.Line, message, remedy, Refused: true));
}
