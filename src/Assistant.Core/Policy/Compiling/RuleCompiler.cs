using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Assistant.Core.Knowledge;
using Assistant.Core.Policy.Rules;

namespace Assistant.Core.Policy.Compiling;

/// <summary>
/// Makes the rules of a release out of those of its pages, and proves that they and the prose are one: every rule is told by a
/// sentence, every figure of such a sentence is a rule's value, no two rules contradict each other and none leaves a gap.
/// </summary>
internal sealed partial class RuleCompiler
{
    private readonly ImmutableArray<PolicyPage> _pages;
    private readonly List<KnowledgeFault> _faults;
    private readonly GovernedSentences _governed = new();

    private RuleCompiler(ImmutableArray<PolicyPage> pages, List<KnowledgeFault> faults) => (_pages, _faults) = (pages, faults);

    [GeneratedRegex(@"[0-9][0-9.,]*")]
    private static partial Regex Digits { get; }

    /// <param name="today">Tells rules whose time is over.</param>
    public static RuleBook Compile(ImmutableArray<PolicyPage> pages, DateOnly today, List<KnowledgeFault> faults) =>
        new RuleCompiler(pages, faults).Compile(today);

    private RuleBook Compile(DateOnly today)
    {
        TieMarkers();
        var rules = _pages.SelectMany(page => page.PageRules.Drafts.Select(draft => draft.ToRule(page, Statement(page, draft), Refusal(page, draft)))).ToList();
        if (rules.Count is 0)
        {
            return RuleBook.Empty;
        }

        _faults.AddRange(_pages.SelectMany(page => FigureCheck.Find(page, _governed)));
        _faults.AddRange(WordCheck.Find(_pages, _governed));
        _faults.AddRange(new DriftCheck(_pages, _governed).Find());
        _faults.AddRange(RuleConflicts.Find(rules));
        _faults.AddRange(RuleGaps.Find(rules, today));
        _faults.AddRange(UnreachableRules.Find(rules, today));
        _faults.AddRange(_pages.SelectMany(PageDuties.Find));
        return new RuleBook(rules);
    }

    private void TieMarkers()
    {
        var drafts = new Dictionary<string, RuleDraft>(StringComparer.Ordinal);
        foreach (var page in _pages)
        {
            foreach (var draft in page.PageRules.Drafts)
            {
                drafts.TryAdd($"{page.Id}.{draft.Name}", draft);
            }
        }

        foreach (var sentence in _pages.SelectMany(page => page.PageRules.Sentences))
        {
            foreach (var id in sentence.Rules)
            {
                if (drafts.TryGetValue(id, out var draft))
                {
                    _governed.Tie(sentence, draft);
                }
            }
        }
    }

    /// <summary>The sentence that <c>says</c> names, else the one that tells the rule.</summary>
    private Statement? Statement(PolicyPage page, RuleDraft draft)
    {
        var named = draft.Says.Select(says => Named(page, draft, says)).ToList();
        var sentence = named.Count > 0 ? named[0] : RuleTelling.Marked(page, draft) ?? RuleTelling.Recognised(page, draft);
        if (sentence is not null)
        {
            // What only people read is proved like everything else, and never quoted.
            return page.IsForShoppers ? new(sentence.Passage, sentence.Shown) : null;
        }

        if (named.Count is 0 && draft.Kind != RuleVocabulary.Fact)
        {
            // People who read a page for staff may know the rule from elsewhere; shoppers do not.
            _faults.Add(new(
                page.File,
                draft.Line,
                page.IsForShoppers ? $"No sentence tells shoppers about `{draft.Name}`." : $"No sentence of the page tells about `{draft.Name}`.",
                $"Put {{{{ {draft.Name} }}}} into the sentence that does, or quote some of its words with `says:`.",
                Refused: page.IsForShoppers));
        }

        return null;
    }

    /// <summary>The sentence that <c>refuses</c> names; it need not say the value.</summary>
    private Statement? Refusal(PolicyPage page, RuleDraft draft) =>
        draft.Refuses is { } refuses && Named(page, draft, refuses, saysValue: false) is { } sentence && page.IsForShoppers ? new(sentence.Passage, sentence.Shown) : null;

    private PageSentence? Named(PolicyPage page, RuleDraft draft, string says, bool saysValue = true)
    {
        var sentences = page.PageRules.Sentences.Where(sentence => Says(sentence, says)).DistinctBy(sentence => sentence.Text).ToList();
        if (sentences.Count > 1 && sentences.Where(sentence => sentence.Text == says || sentence.Shown == says).ToList() is [var exact])
        {
            sentences = [exact];
        }

        switch (sentences)
        {
            case [var only]:
                if (!saysValue)
                {
                    return only;
                }

                _governed.Tie(only, draft);
                if (!draft.Values.IsEmpty && !only.Figures.Any(draft.IsValueSaidBy))
                {
                    Fault(page, draft, $"`{draft.Name}` is {draft.Written}, but the sentence that `says` names does not say so: \"{Shown.Short(only.Shown)}\"",
                        "Change the sentence or the value, or let `says` name the sentence with the value.");
                }

                return only;

            case []:
                Unnamed(page, draft, says);
                return null;

            default:
                Fault(page, draft, $"{sentences.Count} sentences of the page have the words that `says` of `{draft.Name}` names.", "Copy more of the sentence that is meant.");
                return null;
        }
    }

    private void Unnamed(PolicyPage page, RuleDraft draft, string says)
    {
        if (page.PageRules.Sentences.FirstOrDefault(sentence => Blurred(sentence.Text).Contains(Blurred(says), StringComparison.Ordinal) || Blurred(sentence.Shown).Contains(Blurred(says), StringComparison.Ordinal)) is { } changed)
        {
            _faults.Add(new(page.File, SentenceLines.Find(page, changed),
                $"The text has other figures than `says` of `{draft.Name}` (line {draft.Line}) quotes: \"{Shown.Short(changed.Shown)}\"",
                "Correct the sentence, or the value and its quote; best quote words without figures.", Refused: true));
            return;
        }

        var elsewhere = _pages.Where(other => other != page)
            .Select(other => (other.File, Line: SentenceLines.Find(other, sentence => Says(sentence, says))))
            .FirstOrDefault(place => place.Line is not null);
        if (elsewhere.Line is { } line)
        {
            Fault(page, draft, $"The words that `says` of `{draft.Name}` names stand on another page, {elsewhere.File} line {line}.",
                $"Move the rule to {elsewhere.File}, or quote a sentence of this page.");
        }
        else
        {
            Fault(page, draft, $"No sentence of the page has the words that `says` of `{draft.Name}` names.", "Copy some words of the sentence, exactly as the page has them.");
        }
    }

    /// <summary>A page may write a row with its bars, as its source does, or as an answer reads it out.</summary>
    private static bool Says(PageSentence sentence, string says) =>
        sentence.Text.Contains(says, StringComparison.Ordinal) || sentence.Shown.Contains(says, StringComparison.Ordinal);

    private static string Blurred(string text) => Digits.Replace(text, "#");

    private void Fault(PolicyPage page, RuleDraft draft, string message, string remedy) =>
        _faults.Add(new(page.File, draft.Line, message, remedy, Refused: true));
}
