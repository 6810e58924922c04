using System.Collections.Immutable;
using System.Globalization;
using Assistant.Brains.Understanding.Slots;
using Assistant.Core.Text;

namespace Assistant.Brains.Understanding.Messages;

/// <summary>Reads frustration and haste from words, capitals and exclamation marks.</summary>
internal static class MoodMeter
{
    private const int FewestCapitals = 8;
    private const float SarcasmWeight = 0.6f;
    private const float CapitalsWeight = 0.35f;
    private const float ExclamationWeight = 0.2f;
    private const float QuestionsWeight = 0.2f;

    private static readonly PhraseTable<float> Frustration = PhraseTable<float>.FromResource("frustration.txt", Weight);
    private static readonly PhraseTable<float> Urgency = PhraseTable<float>.FromResource("urgency.txt", Weight);

    public static Mood Measure(string text, ImmutableArray<Word> words)
    {
        var calmness = 1f;
        foreach (var hit in Frustration.Find(words))
            calmness *= 1 - hit.Meaning;
        if (Sarcasm.IsIn(TextFolding.Fold(text)))
            calmness *= 1 - SarcasmWeight;
        if (IsShouted(text))
            calmness *= 1 - CapitalsWeight;
        if (text.Contains("!!", StringComparison.Ordinal))
            calmness *= 1 - ExclamationWeight;
        if (text.Contains("??", StringComparison.Ordinal) || text.Contains("?!", StringComparison.Ordinal))
            calmness *= 1 - QuestionsWeight;

        var patience = 1f;
        foreach (var hit in Urgency.Find(words))
            patience *= 1 - hit.Meaning;
        if (text.Contains("!!", StringComparison.Ordinal))
            patience *= 1 - ExclamationWeight;

        return new Mood(1 - calmness, 1 - patience);
    }

    private static bool IsShouted(string text)
    {
        var capitals = text.Count(char.IsUpper);
        return capitals >= FewestCapitals && capitals > text.Count(char.IsLower) * 2;
    }

    private static float Weight(string text) => float.Parse(text, CultureInfo.InvariantCulture);
}
