using System.Collections.Immutable;
using Assistant.Testing.Retail;

namespace Assistant.Conformance.Retail;

/// <summary>How a task ended.</summary>
/// <param name="Differences">What is not in the shop as the data set says; empty where the end states are equal.</param>
public sealed record RetailOutcome(RetailTask Task, ImmutableArray<RetailStep> Steps, ImmutableArray<RetailDifference> Differences)
{
    public string Name => $"{Task.Split} {Task.Id}";

    /// <summary>Why the shop is not as the data set says, or a call was answered otherwise: each cause once. Empty where nothing differs.</summary>
    public ImmutableArray<string> Causes =>
    [
        .. Steps.Select(step => step.Cause).OfType<string>()
            .Concat(Differences.Where(difference => !IsOfRefused(difference.Record)).Select(difference => $"end state: {difference.Part}"))
            .Distinct(),
    ];

    private bool IsOfRefused(string order) => Steps.Any(step => step is { Cause: not null } && (string?)step.Call.Arguments["order_id"] == order);
}

/// <summary>One call of the data set and what our product made of it.</summary>
public sealed record RetailStep(RetailCall Call, WriteResult Result)
{
    /// <summary>What became of the rest of the call, without items that would stay what they are; null where that was not asked for.</summary>
    public WriteResult? Rest { get; init; }

    /// <summary>Whether both carry it out, or both refuse it.</summary>
    public bool Agrees => Result switch
    {
        WriteResult.Done => Call.Error is null,
        WriteResult.Refused => Call.Error is not null,
        _ => false,
    };

    /// <summary>Null where both say the same.</summary>
    public string? Cause => Agrees ? null : Result switch
    {
        WriteResult.Refused refused => $"refused: {refused.Reason}",
        WriteResult.Done => $"carried out, though {Call.Error}",
        WriteResult.Lost lost => $"lost: {lost.State}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}

/// <param name="Record">An order's number, or a customer's id.</param>
/// <param name="Theirs">Null where they have nothing of it.</param>
public sealed record RetailDifference(string Record, string Part, string? Theirs, string? Ours);
