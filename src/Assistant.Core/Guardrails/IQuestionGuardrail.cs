using Assistant.Core.Turns;

namespace Assistant.Core.Guardrails;

/// <summary>A check on what the shopper asked, before any brain sees it. Returns a decision; one that cannot run stops the turn.</summary>
public interface IQuestionGuardrail
{
    ValueTask<Verdict> CheckAsync(Turn turn, CancellationToken cancellationToken);
}

/// <summary>A check on an answer before the shopper sees it. Gives the draft that may be sent, mended where it had to be.</summary>
public interface IDraftGuardrail
{
    Draft Check(Draft draft, Turn turn);
}

/// <summary>A check on how a turn ends, brain or no brain, fault or no fault; the last word before it is stored.</summary>
public interface IOutcomeGuardrail
{
    TurnOutcome Conclude(TurnOutcome outcome, Turn turn);
}

public abstract record Verdict
{
    private Verdict()
    {
    }

    public static Verdict Pass { get; } = new Passed();

    public sealed record Passed : Verdict;

    /// <summary>The turn ends here, like this.</summary>
    public sealed record Stop(TurnOutcome Outcome) : Verdict;
}
