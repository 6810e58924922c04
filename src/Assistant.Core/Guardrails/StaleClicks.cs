using Assistant.Core.Prompts;
using Assistant.Core.Turns;

namespace Assistant.Core.Guardrails;

/// <summary>A click on a card that is not open, or not of this conversation, is answered and changes nothing.</summary>
public sealed class StaleClicks(Wording wording) : IQuestionGuardrail
{
    public ValueTask<Verdict> CheckAsync(Turn turn, CancellationToken cancellationToken) => new(
        turn.Questions.All(question => question.Click is not null && string.IsNullOrWhiteSpace(question.Text))
            ? new Verdict.Stop(new TurnOutcome.Declined(nameof(StaleClicks), new Draft(wording.Say("system.unsupported_click"))))
            : Verdict.Pass);
}
