using Assistant.Evals.Cases;

namespace Assistant.Evals.Playing;

/// <summary>Decides what a shopper does next: as a case has it written, or as a simulated shopper sees fit.</summary>
internal interface IShopperScript
{
    /// <summary>The next step, or null when the shopper is done.</summary>
    /// <param name="last">The answer to the step before; null at the beginning and after steps that get none.</param>
    /// <exception cref="Stages.EvalSetupException">What writes the shopper's words does not work; nothing is proved about the product.</exception>
    ValueTask<CaseTurn?> NextAsync(PlayedTurn? last, CancellationToken cancellationToken);

    /// <summary>What became of a simulated shopper's goals; null where the shopper is written.</summary>
    GoalsReached? Goals { get; }
}

/// <summary>Does what is written, whatever the answers are.</summary>
internal sealed class WrittenScript(IReadOnlyList<CaseTurn> turns) : IShopperScript
{
    private int _next;

    public GoalsReached? Goals => null;

    public ValueTask<CaseTurn?> NextAsync(PlayedTurn? last, CancellationToken cancellationToken) => new(_next < turns.Count ? turns[_next++] : null);
}
