using Assistant.Core.Knowledge;
using Assistant.Core.Policy.Prose;
using Assistant.Core.Policy.Rules;

namespace Assistant.Core.Policy.Compiling;

/// <summary>
/// Finds sentences that nobody tied to a rule and that speak of what one decides, with another value than any rule of its kind has.
/// On the rule's own page that is a fault; on other pages, which may speak of something else, it is a warning.
/// </summary>
/// <param name="governed">Sentences that markers or <c>says</c> tie to rules; they are checked figure by figure elsewhere.</param>
internal sealed class DriftCheck(IEnumerable<PolicyPage> pages, IEnumerable<PageSentence> governed)
{
    private readonly List<PolicyPage> _pages = [.. pages];
    private readonly HashSet<PageSentence> _governed = new(governed, ReferenceEqualityComparer.Instance);

    public IEnumerable<KnowledgeFault> Find()
    {
        var kinds = _pages.SelectMany(page => page.PageRules.Drafts.Select(draft => (page, draft)))
            .Where(rule => rule.draft.Kind.Cue.Length > 0)
            .GroupBy(rule => rule.draft.Kind)
            .Select(same => new KindInUse(same.Key, [.. same]))
            .ToList();
        foreach (var page in _pages.Where(page => page.IsForShoppers && kinds.Count > 0))
        {
            foreach (var sentence in page.PageRules.Sentences.Where(sentence => !_governed.Contains(sentence)))
            {
                var said = FigureReader.Read(sentence.Text).Where(figure => figure.Unit is not (FigureUnit.Number or FigureUnit.Percent)).ToList();
                foreach (var kind in kinds.Where(kind => kind.Contradicts(page, sentence, said)))
                {
                    yield return kind.Fault(page, sentence, said);
                }
            }
        }
    }

    private sealed record KindInUse(RuleKind Kind, List<(PolicyPage Page, RuleDraft Draft)> Rules)
    {
        /// <summary>
        /// On its own page, a rule whose value no sentence says stands against every sentence that speaks of it. On others the sentence
        /// has to speak of delivery too, as periods that are counted from it do.
        /// </summary>
        public bool Contradicts(PolicyPage page, PageSentence sentence, List<Figure> said)
        {
            var isOwn = Rules.Exists(rule => rule.Page.Id == page.Id);
            return Kind.IsSpokenOf(sentence.Text)
                && (isOwn ? Rules.Exists(rule => rule.Page.Id == page.Id && !IsSaidAnywhere(rule.Page, rule.Draft)) : sentence.Text.Contains("of delivery", StringComparison.OrdinalIgnoreCase) && Kind.Name.EndsWith("window_days", StringComparison.Ordinal))
                && said.Exists(figure => Rules.Exists(rule => rule.Draft.Figures.Any(own => own.Unit == figure.Unit)))
                && !said.Exists(figure => Rules.Exists(rule => rule.Draft.IsSaidBy(figure)));
        }

        public KnowledgeFault Fault(PolicyPage page, PageSentence sentence, List<Figure> said)
        {
            var (home, rule) = Rules.Find(rule => rule.Page.Id == page.Id) is { Draft: not null } own ? own : Rules[0];
            var figure = said.Find(figure => rule.Figures.Any(known => known.Unit == figure.Unit));
            return new(
                page.File,
                SentenceLines.Find(page, sentence),
                $"The text says {figure}, but `{rule.Name}` ({home.File} line {rule.Line}) says {rule.Written}: \"{Shown.Short(sentence.Shown)}\"",
                home.Id == page.Id
                    ? $"Write {{{{ {rule.Name} }}}} instead of the number, or correct one of the two."
                    : $"Write {{{{ {home.Id}.{rule.Name} }}}} instead of the number. Where something else is meant, say so without the words \"of delivery\".",
                Refused: home.Id == page.Id);
        }

        private static bool IsSaidAnywhere(PolicyPage page, RuleDraft draft) =>
            !draft.Says.IsEmpty
            || page.PageRules.Sentences.Any(sentence => sentence.Rules.Contains($"{page.Id}.{draft.Name}"))
            || page.PageRules.Sentences.Any(sentence => draft.Kind.IsSpokenOf(sentence.Text) && FigureReader.Read(sentence.Text).Any(draft.IsSaidBy));
    }
}
