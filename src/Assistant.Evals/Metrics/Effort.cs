using Assistant.Evals.Checks;
using Assistant.Evals.Playing;

namespace Assistant.Evals.Metrics;

/// <summary>Messages that shoppers needed / conversations that passed. In a written case that is how many are written; simulated shoppers decide it.</summary>
internal sealed class TurnsToResolution() : MeanMetric("turns to resolution")
{
    protected override (double Sum, double Of) Count(PlayedCase played, CheckOutcome outcome) =>
        outcome is CheckOutcome.Passed && (played.Goals is not { } goals || goals.Reached == goals.Of) ? (played.Turns.Length, 1) : (0, 0);
}

/// <summary>Questions that shoppers were asked / conversations.</summary>
internal sealed class QuestionsAsked() : MeanMetric("questions per conversation")
{
    protected override (double Sum, double Of) Count(PlayedCase played, CheckOutcome outcome) =>
        played.Turns.IsEmpty ? (0, 0) : (played.Answers.Sum(Questions.Count), 1);
}

/// <summary>Tokens of all model calls / conversations in which they can be seen. The built-in brain uses none.</summary>
internal sealed class TokensUsed() : MeanMetric("tokens per conversation")
{
    protected override (double Sum, double Of) Count(PlayedCase played, CheckOutcome outcome) => played.Tokens is { } tokens ? (tokens, 1) : (0, 0);
}

/// <summary>Answers in which <see cref="Tone.Faults"/> finds nothing / answers.</summary>
internal sealed class ToneOfVoice() : RatioMetric("tone")
{
    protected override (double Sum, double Of) Count(PlayedCase played, CheckOutcome outcome) =>
        (played.Answers.Count(answer => !Tone.Faults(answer).Any()), played.Turns.Length);
}
