using Assistant.Core.Knowledge;
using Assistant.Core.Policy.Rules;

namespace Assistant.Core.Policy.Compiling;

/// <summary>Which sentence of its page tells a rule where no <c>says</c> names one.</summary>
internal static class RuleTelling
{
    public static bool IsTold(PolicyPage page, RuleDraft rule) => !rule.Says.IsEmpty || Marked(page, rule) is not null || Recognised(page, rule) is not null;

    /// <summary>The first with a marker of the rule; one below a heading before one of the introduction, which says everything in short.</summary>
    public static PageSentence? Marked(PolicyPage page, RuleDraft rule)
    {
        var id = $"{page.Id}.{rule.Name}";
        var marked = page.PageRules.Sentences.Where(sentence => sentence.Rules.Contains(id)).ToList();
        return marked.Find(sentence => sentence.Passage.Anchor.Length > 0) ?? marked.FirstOrDefault();
    }

    /// <summary>
    /// For a page that marks nothing: the first that speaks of what the rule decides and says its value, one that gives it as a period
    /// before others; else one with the value below a heading that speaks of it.
    /// </summary>
    public static PageSentence? Recognised(PolicyPage page, RuleDraft rule)
    {
        if (rule.Kind.Cue.Length is 0 || rule.Values.IsEmpty)
        {
            return null;
        }

        var told = page.PageRules.Sentences.Where(sentence => sentence.Figures.Any(rule.IsValueSaidBy)).ToList();
        return told.Find(sentence => rule.Kind.IsSpokenOf(sentence.Text) && sentence.Periods.Any(rule.IsValueSaidBy))
            ?? told.Find(sentence => rule.Kind.IsSpokenOf(sentence.Text))
            ?? told.Find(sentence => IsBelowHeadingOf(rule.Kind, sentence));
    }

    /// <summary>"Within 30 days of delivery" below the heading "Returns" need not say again of what it speaks.</summary>
    public static bool IsBelowHeadingOf(RuleKind kind, PageSentence sentence) =>
        sentence.Passage.HeadingPath is [.., var heading] && kind.IsSpokenOf(heading) && !RuleVocabulary.IsSpokenOf(sentence.Text);
}
