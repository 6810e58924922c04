namespace Assistant.Core.Conversations;

/// <summary>What a channel hands over. Who sent it is known from the conversation, never from the message.</summary>
/// <param name="ClientId">The client's own id; the same one is stored once.</param>
/// <param name="SeenActivityId">The last bot message that the client had shown.</param>
public sealed record ShopperMessage(string? Text, string? ClientId, ActionClick? Click, string? SeenActivityId);

public abstract record IntakeResult
{
    private IntakeResult()
    {
    }

    /// <summary>Stored, now or by an earlier message with the same client id.</summary>
    public sealed record Accepted(string ActivityId) : IntakeResult;

    /// <summary>There is no such conversation.</summary>
    public sealed record Unknown : IntakeResult;

    /// <param name="Message">Says what to do; safe to show.</param>
    public sealed record Refused(IntakeFault Fault, string Message, TimeSpan? RetryAfter) : IntakeResult;
}

public enum IntakeFault
{
    Empty,
    TooLong,
    Malformed,
    TooMany,
    Ended,
}
