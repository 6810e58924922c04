using System.Collections.Frozen;

namespace Assistant.Evals.Reports;

/// <summary>What each metric tells a support manager, in a sentence. docs/evals.md has the formulas.</summary>
internal static class MetricMeaning
{
    private static readonly FrozenDictionary<string, string> Sentences = new Dictionary<string, string>
    {
        ["task success"] = "Conversations that end as they must, of all that could be judged.",
        ["intent accuracy"] = "Messages whose wish was understood, of those for which a case says what the wish is.",
        ["groundedness"] = "Statements about the shop's rules that a cited passage of a live page really says.",
        ["citation precision"] = "Citations that were needed, of all that were given.",
        ["citation recall"] = "Citations that were given, of all that were needed.",
        ["handoff precision"] = "Handoffs to a person that were right, of all that were made.",
        ["handoff recall"] = "Handoffs that were made, of all that should have been.",
        ["resolution without a person"] = "Conversations that ended well without anybody of the team.",
        ["turns to resolution"] = "Messages that a shopper needs until the matter is settled.",
        ["questions asked"] = "Questions that the assistant puts to a shopper in one conversation.",
        ["tone"] = "Answers that blame nobody, do not shout and use no words from inside a machine.",
        ["tokens"] = "What the model calls of one conversation use; the built-in brain uses none.",
    }.ToFrozenDictionary();

    /// <summary>Null for a metric that has no sentence here.</summary>
    public static string? Of(string metric) => Sentences.GetValueOrDefault(metric);
}
