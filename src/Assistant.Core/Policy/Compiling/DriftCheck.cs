using System.Collections.Immutable;
using Assistant.Core.Knowledge;
using Assistant.Core.Policy.Prose;
using Assistant.Core.Policy.Rules;

namespace Assistant.Core.Policy.Compiling;

/// <summary>
/// Finds sentences that nobody tied to a rule and that speak of what one decides, with another value than any rule of its kind has.
/// On the rule's own page that is a fault; on other pages, which may speak of something else, it is a warning.
/// </summary>
/// <param name="governed">Sentences that markers or <c>says</c> tie to rules; they are checked figure by figure elsewhere.</param>
internal sealed class DriftCheck(ImmutableArray<PolicyPage> pages, GovernedSentences governed)
{
    /// <summary>Who has so many on one page has one cause for all of them.</summary>
    private const int MostOfAPage = 50;

    public IEnumerable<KnowledgeFault> Find()
    {
        var kinds = pages.SelectMany(page => page.PageRules.Drafts.Select(draft => (Page: page, Draft: draft)))
            .Where(rule => rule.Draft.Kind.Cue.Length > 0)
            .GroupBy(rule => rule.Draft.Kind)
            .Select(same => new KindInUse(same.Key, [.. same]))
            .ToList();
        return pages.Where(page => page.IsForShoppers).SelectMany(page => On(page, kinds).Take(MostOfAPage));
    }

    private IEnumerable<KnowledgeFault> On(PolicyPage page, List<KindInUse> kinds)
    {
        var free = page.PageRules.Sentences.Where(sentence => !governed.Has(sentence) && sentence.Figures.Any(IsValue)).ToList();
        foreach (var kind in kinds)
        {
            var own = kind.Rules.Where(rule => rule.Page.Id == page.Id).Select(rule => rule.Draft).ToList();
            var against = own.Count > 0 ? Own(page, kind, kinds, own, free)
                : kind.Kind.ToldEverywhere ? free.Where(sentence => kind.Kind.IsSpokenOf(sentence.Text) && Opposes(kind, kinds, kind.Main, sentence, sentence.Periods))
                : [];
            foreach (var sentence in against)
            {
                yield return Fault(page, kind, sentence);
            }
        }
    }

    /// <summary>
    /// Sentences of the rule's own page that give another period or price. Where none of them says the rule's value at all, whatever
    /// speaks of it with some other value is meant.
    /// </summary>
    private static IEnumerable<PageSentence> Own(
        PolicyPage page, KindInUse kind, List<KindInUse> kinds, List<RuleDraft> own, List<PageSentence> free)
    {
        var plain = free.Where(sentence => Stands(kind.Kind, sentence)
            && Opposes(kind, kinds, own[0], sentence, sentence.Periods.AddRange(sentence.Figures.Where(figure => figure.Unit is FigureUnit.Money)))).ToList();
        return plain.Count > 0 || own.TrueForAll(rule => RuleTelling.IsTold(page, rule))
            ? plain
            : free.Where(sentence => kind.Kind.IsSpokenOf(sentence.Text) && Opposes(kind, kinds, own[0], sentence, sentence.Figures));
    }

    private static bool Stands(RuleKind kind, PageSentence sentence) =>
        kind.IsSpokenOf(sentence.Text) || (kind.ToldEverywhere && !sentence.Periods.IsEmpty && RuleTelling.IsBelowHeadingOf(kind, sentence));

    /// <summary>Whether the sentence says a value of the rule's sort, and none that a rule of the kind, or of another it speaks of, has.</summary>
    private static bool Opposes(KindInUse kind, List<KindInUse> kinds, RuleDraft rule, PageSentence sentence, ImmutableArray<Figure> said) =>
        said.Any(figure => IsLike(figure, rule))
        && !kind.IsSaidIn(sentence)
        && !kinds.Exists(other => other != kind && other.Kind.IsSpokenOf(sentence.Text) && other.IsSaidIn(sentence));

    private static KnowledgeFault Fault(PolicyPage page, KindInUse kind, PageSentence sentence)
    {
        var (home, rule) = kind.Rules.Find(rule => rule.Page.Id == page.Id) is { Draft: not null } own ? own : kind.Rules.Find(rule => rule.Draft == kind.Main);
        var figure = sentence.Periods.AddRange(sentence.Figures).First(figure => IsLike(figure, rule));
        return new(
            page.File,
            SentenceLines.Find(page, sentence),
            $"The text says {figure}, but `{rule.Name}` ({home.File} line {rule.Line}) says {rule.Written}: \"{Shown.Short(sentence.Shown)}\"",
            home.Id == page.Id
                ? $"Write {{{{ {rule.Name} }}}} instead of the number, or correct one of the two. What differs for some items or shoppers is a rule of its own."
                : $"Write {{{{ {home.Id}.{rule.Name} }}}} instead of the number. What differs for some items or shoppers is a rule of its own.",
            Refused: home.Id == page.Id);
    }

    private static bool IsValue(Figure figure) => figure.Unit is not (FigureUnit.Number or FigureUnit.Percent);

    /// <summary>Weeks can stand against days, and pounds against no euros.</summary>
    private static bool IsLike(Figure figure, RuleDraft rule) => IsValue(figure) && !rule.IsSaidBy(figure) && rule.Values.Any(known =>
        known.Unit == figure.Unit ? known.Currency == figure.Currency : IsLong(known.Unit) && IsLong(figure.Unit));

    private static bool IsLong(FigureUnit unit) => unit is FigureUnit.Days or FigureUnit.Weeks or FigureUnit.Months or FigureUnit.Years;

    private sealed record KindInUse(RuleKind Kind, List<(PolicyPage Page, RuleDraft Draft)> Rules)
    {
        /// <summary>The one for everything, where there is one.</summary>
        public RuleDraft Main { get; } = (Rules.Find(rule => rule.Draft.Scope.Narrowed is Narrowing.None) is { Draft: not null } main ? main : Rules[0]).Draft;

        /// <summary>A value of what another page has for some goods or shoppers only counts where the sentence names them.</summary>
        public bool IsSaidIn(PageSentence sentence) => Rules.Exists(rule =>
            sentence.Figures.Any(rule.Draft.IsValueSaidBy)
            && (rule.Page.Id == sentence.Passage.Page || rule.Draft.Scope.Narrowed is Narrowing.None || ScopeWords.AreIn(sentence.Text, rule.Draft.Scope)));
    }
}
