using System.Collections.Immutable;

namespace Assistant.Brains.Understanding.Intents;

/// <summary>What the classifier made of one text.</summary>
/// <param name="Intent">The intent to act on: <see cref="IntentNames.OutOfScope"/> when nothing fits well enough.</param>
/// <param name="Best">The most likely intent, whether or not it was rejected.</param>
/// <param name="Confidence">How likely <paramref name="Best"/> is right, 0 to 1, as measured on examples not trained on.</param>
/// <param name="Alternatives">
/// The most likely intents, best first, at most three; their probabilities leave rejection aside.
/// </param>
public sealed record IntentPrediction(
    string Intent, string Best, float Confidence, ImmutableArray<RankedIntent> Alternatives)
{
    /// <summary>The text fits no intent well enough to act on.</summary>
    public bool IsRejected => Intent == IntentNames.OutOfScope;
}

/// <summary>An intent and its probability, 0 to 1.</summary>
public readonly record struct RankedIntent(string Intent, float Probability);
