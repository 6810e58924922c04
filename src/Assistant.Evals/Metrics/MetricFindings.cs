using Assistant.Evals.Playing;

namespace Assistant.Evals.Metrics;

/// <summary>What stands behind the figures of one conversation, so that a figure that fell can be followed to a sentence.</summary>
internal static class MetricFindings
{
    public static IEnumerable<string> Of(PlayedCase played)
    {
        foreach (var turn in played.Turns)
        {
            var claims = GroundedAnswers.Judge(played, turn).ToList();
            var broken = PolicyViolations.Of(played, turn).Concat(
                claims.Where(judged => judged.Support is Support.Unsupported).Select(judged => $"no source for: {judged.Claim.Sentence}"));
            foreach (var finding in broken.Concat(Tone.Faults(turn.Answer.Text)))
                yield return FormattableString.Invariant($"turn {turn.Number}: {finding}");
        }

        foreach (var (number, slot) in RepeatedQuestions.Of(played))
            yield return FormattableString.Invariant($"turn {number}: asks again for the {slot}");
    }
}
