using Assistant.Core.Turns;

namespace Assistant.Core.Guardrails.Tone;

/// <summary>Answers abuse calmly, once and without a lecture, and offers a person. Whoever wants something of the shop beside it is served as ever.</summary>
public sealed class Abuse : IQuestionGuardrail
{
    public ValueTask<Verdict> CheckAsync(Turn turn, CancellationToken cancellationToken)
    {
        var signs = turn.Questions.Select(question => AbuseSigns.In(question.Text)).ToList();
        turn.Marks.AddRange(signs.OfType<AbuseSigns>().SelectMany(found => found.Kinds).Select(kind => $"abuse:{kind}"));
        return new(signs.Count > 0 && signs.TrueForAll(found => found is { WantsShop: false })
            ? new Verdict.Stop(new TurnOutcome.Declined(nameof(Abuse), Calm(turn)))
            : Verdict.Pass);
    }

    private static Draft Calm(Turn turn) =>
        new($"{FreshWords.Say("abuse.calm", turn)} {turn.Release.Wording.Say(PersonOffer.Key(turn.Conversation))}")
        {
            Suggestions = turn.Conversation.Handoff is null ? [turn.Release.Wording.Say("suggest.person")] : [],
        };
}
