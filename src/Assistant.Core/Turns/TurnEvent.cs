namespace Assistant.Core.Turns;

/// <summary>What a turn lets the outside see while it runs.</summary>
public abstract record TurnEvent
{
    private TurnEvent()
    {
    }

    /// <summary>The turn has begun; somebody is thinking.</summary>
    public sealed record Opened(Guid Turn) : TurnEvent;

    /// <summary>What is being done, in words of our own: "Looking up your order".</summary>
    public sealed record Progress(Guid Turn, string Text) : TurnEvent;

    /// <summary>The answer is stored; the conversation's newest message is the truth.</summary>
    public sealed record Ended(Guid Turn, TurnOutcome Outcome) : TurnEvent;
}
