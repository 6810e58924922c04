using Assistant.Core.Knowledge;

namespace Assistant.Core.Policy.Compiling;

/// <summary>A page that decides needs somebody who answers for it, and a day on which it is read again.</summary>
internal static class PageDuties
{
    public static IEnumerable<KnowledgeFault> Find(PolicyPage page)
    {
        if (page.PageRules.Drafts.IsEmpty)
        {
            yield break;
        }

        var line = page.Rules?.Line ?? 1;
        if (page.Owner is null && page.PageRules.Drafts.FirstOrDefault(rule => rule.Owner is null) is { } rule)
        {
            yield return new(page.File, rule.Line, $"Nobody owns `{rule.Name}`.", "Add `owner:` to the page, with the role that answers for it, such as `owner: Returns team`.", Refused: false);
        }

        if (page.ReviewBy is null)
        {
            yield return new(page.File, line, "The page has rules, and no day by which they are reviewed.", "Add `review_by:` with a day, such as `review_by: 2026-12-15`.", Refused: false);
        }
    }
}
