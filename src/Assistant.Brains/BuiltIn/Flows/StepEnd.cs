using Assistant.Brains.BuiltIn.Dialogue;

namespace Assistant.Brains.BuiltIn.Flows;

/// <summary>How one step of a flow ended.</summary>
internal abstract record StepEnd
{
    private StepEnd()
    {
    }

    /// <param name="Open">The flow with what the step found out.</param>
    public sealed record GoOn(OpenFlow Open) : StepEnd;

    /// <param name="Label">The answer that a call's outcome leads to.</param>
    public sealed record LeadsTo(string Label) : StepEnd;

    /// <param name="Flow">The flow that goes on with what is known.</param>
    public sealed record TurnsTo(string Flow) : StepEnd;

    /// <summary>The shopper was asked; the flow goes on when they have answered.</summary>
    public sealed record Waits(OpenFlow Open) : StepEnd;

    /// <summary>Everything is said.</summary>
    public sealed record Over : StepEnd;
}
