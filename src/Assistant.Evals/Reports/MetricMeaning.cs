using System.Collections.Frozen;

namespace Assistant.Evals.Reports;

/// <summary>What each metric tells a support manager, in a sentence. docs/evals.md has the formulas.</summary>
internal static class MetricMeaning
{
    private static readonly FrozenDictionary<string, string> Sentences = new Dictionary<string, string>
    {
        ["task success"] = "Conversations that end as they must, of all that could be judged.",
        ["pass^2"] = "How likely a conversation ends right two times in a row.",
        ["pass^4"] = "How likely a conversation ends right four times in a row.",
        ["pass^8"] = "How likely a conversation ends right eight times in a row.",
        ["groundedness"] = "Claims that stand in what the answer cites, shows or was told by a tool.",
        ["citation precision"] = "Citations that a case expects, of all that were given.",
        ["citation recall"] = "Citations that were given, of all that a case expects.",
        ["retrieval recall@4"] = "How often the page that was needed is among the first four passages that were found.",
        ["retrieval nDCG@4"] = "How far up among those four the page that was needed stands; 1 is always first.",
        ["intent accuracy"] = "Messages whose wish was understood, of those for which a case says what the wish is.",
        ["intent calibration error"] = "How far the assistant's confidence in what it understood is from how often it is right.",
        ["escalation precision"] = "Handoffs to a person that were wanted, of all that were made.",
        ["escalation recall"] = "Handoffs to a person that were made, of all that were wanted.",
        ["over-refusal"] = "Conversations that could have been answered and were declined or handed over.",
        ["policy violations per 10,000 turns"] = "Answers that break a promise: done what was not done, another shopper's data, a rule that no page states.",
        ["turns to resolution"] = "Messages that a shopper writes until the matter is settled.",
        ["questions per conversation"] = "Questions that the assistant puts to a shopper in one conversation.",
        ["repeated questions"] = "Questions for something that the shopper had told already.",
        ["tone"] = "Answers that blame nobody, do not shout and use no words from inside a machine.",
        ["tokens per conversation"] = "What the model calls of one conversation use; the built-in brain uses none.",
    }.ToFrozenDictionary();

    /// <summary>Null for a metric that has no sentence here.</summary>
    public static string? Of(string metric) => Sentences.GetValueOrDefault(metric);
}
