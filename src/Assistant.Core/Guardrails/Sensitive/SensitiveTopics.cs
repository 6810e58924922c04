using Assistant.Core.Handoffs;
using Assistant.Core.Turns;

namespace Assistant.Core.Guardrails.Sensitive;

/// <summary>Hands every message on a sensitive topic to a person, with the right words first. Nothing in the configuration reaches it.</summary>
public sealed class SensitiveTopics : IQuestionGuardrail, IOutcomeGuardrail
{
    private const string MarkPrefix = "sensitive:";

    public ValueTask<Verdict> CheckAsync(Turn turn, CancellationToken cancellationToken)
    {
        // Message by message: the words of two must not make a meaning that neither has.
        var topic = turn.Questions.Select(question => SensitiveTopic.In(question.Text)).OfType<SensitiveTopic>()
            .OrderBy(SensitiveTopic.All.IndexOf).FirstOrDefault();
        if (topic is null)
        {
            return new(Verdict.Pass);
        }

        turn.Topic = topic;
        turn.Marks.Add(MarkPrefix + topic.Name);
        return new(topic.PagesMayAnswer ? Verdict.Pass : new Verdict.Stop(HandedOff(turn, topic, answer: null)));
    }

    /// <summary>However the turn went on, a broken part or a used-up bound included: it is handed over, and of an answer stays what a page says.</summary>
    public TurnOutcome Conclude(TurnOutcome outcome, Turn turn) => turn.Topic is { PagesMayAnswer: true } topic
        ? HandedOff(turn, topic, outcome.Draft.Citations.IsEmpty ? null : outcome.Draft)
        : outcome;

    private static TurnOutcome.HandedOff HandedOff(Turn turn, SensitiveTopic topic, Draft? answer)
    {
        var first = turn.Release.Wording.Say($"sensitive.{topic.Name}");
        var queue = turn.Release.Wording.Say(turn.Conversation.Handoff is null ? "sensitive.queued" : "sensitive.waiting");
        return new TurnOutcome.HandedOff(
            answer is null ? new Draft($"{first}\n\n{queue}") : answer with { Text = $"{first}\n\n{answer.Text}\n\n{queue}" },
            HandoffReason.SensitiveTopic,
            turn.Question)
        {
            Topic = topic,
        };
    }
}
