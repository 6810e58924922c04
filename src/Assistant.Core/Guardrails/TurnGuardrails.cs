using System.Collections.Immutable;
using Assistant.Core.Turns;

namespace Assistant.Core.Guardrails;

/// <summary>All guardrails in the order in which they run.</summary>
public sealed record TurnGuardrails(ImmutableArray<IQuestionGuardrail> Question, ImmutableArray<IDraftGuardrail> Draft)
{
    /// <summary>The first stop, else a pass.</summary>
    public async ValueTask<Verdict> CheckQuestionAsync(Turn turn, CancellationToken cancellationToken)
    {
        foreach (var guardrail in Question)
        {
            if (await guardrail.CheckAsync(turn, cancellationToken) is Verdict.Stop stop)
            {
                return stop;
            }
        }

        return Verdict.Pass;
    }

    /// <summary>How the turn ends once the guardrails on the question that also look at the end have had their say.</summary>
    public TurnOutcome Conclude(TurnOutcome outcome, Turn turn) =>
        Question.OfType<IOutcomeGuardrail>().Aggregate(outcome, (ending, guardrail) => guardrail.Conclude(ending, turn));

    public Draft CheckDraft(Draft draft, Turn turn) =>
        Draft.Aggregate(draft, (checkedSoFar, guardrail) => guardrail.Check(checkedSoFar, turn));
}
