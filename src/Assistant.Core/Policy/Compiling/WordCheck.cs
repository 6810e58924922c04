using Assistant.Core.Knowledge;
using Assistant.Core.Policy.Rules;

namespace Assistant.Core.Policy.Compiling;

/// <summary>Proves of values that are words, such as <c>faulty</c>, that the sentences which state them do not say another one.</summary>
internal static class WordCheck
{
    public static IEnumerable<KnowledgeFault> Find(IEnumerable<PolicyPage> pages, GovernedSentences governed)
    {
        var sentences = governed.ByRule();
        foreach (var page in pages)
        {
            foreach (var rule in page.PageRules.Drafts)
            {
                // Sentences of other pages show the value by a marker and may be about anything.
                var own = sentences[rule].Where(sentence => sentence.Passage.Page == page.Id).ToList();
                if (own.Count > 0 && rule.SaidInstead(string.Join('\n', own.Select(sentence => sentence.Text))) is { } said)
                {
                    yield return new(
                        page.File,
                        SentenceLines.Find(page, own[0]),
                        $"The text says {said}, but `{rule.Name}` (line {rule.Line}) says {rule.Written}: \"{Shown.Short(own[0].Shown)}\"",
                        "Change the sentence or the value, or let `says` quote all the sentences that state the rule.",
                        Refused: true);
                }
            }
        }
    }
}
