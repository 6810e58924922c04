using Assistant.Core.Knowledge;

namespace Assistant.Core.Policy.Compiling;

/// <summary>Proves that every figure of a sentence that rules govern is the value of one of them.</summary>
internal static class FigureCheck
{
    /// <summary>Who has so many on one page has one cause for all of them.</summary>
    private const int MostOfAPage = 50;

    public static IEnumerable<KnowledgeFault> Find(PolicyPage page, GovernedSentences governed) =>
        page.PageRules.Sentences.SelectMany(sentence => Find(page, sentence, governed)).Take(MostOfAPage);

    private static IEnumerable<KnowledgeFault> Find(PolicyPage page, PageSentence sentence, GovernedSentences governed)
    {
        var rules = governed.RulesOf(sentence);
        if (rules.Count is 0)
        {
            yield break;
        }

        foreach (var said in sentence.Figures.Where(said => !rules.Any(rule => rule.IsSaidBy(said))).Distinct())
        {
            var like = rules.FirstOrDefault(rule => rule.Figures.Any(figure => figure.Unit == said.Unit)) ?? rules.FirstOrDefault(rule => !rule.Figures.IsEmpty);
            yield return new(
                page.File,
                SentenceLines.Find(page, sentence),
                like is null
                    ? $"The text says {said}, and no rule of this sentence does: \"{Shown.Short(sentence.Shown)}\""
                    : $"The text says {said}, but `{like.Name}` (line {like.Line}) says {like.Written}: \"{Shown.Short(sentence.Shown)}\"",
                like is null
                    ? "Give the value a rule of its own, or a `fact`, and put its marker here; or let `says` name a sentence without it."
                    : $"Write {{{{ {like.Name} }}}} instead of the number, correct one of the two, or give the other value a rule or a `fact` of its own.",
                Refused: true);
        }
    }
}
