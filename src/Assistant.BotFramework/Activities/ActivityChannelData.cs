using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Assistant.BotFramework.Activities;

/// <summary>What our own widget needs beyond the protocol.</summary>
internal sealed record ActivityChannelData
{
    /// <summary><c>assistant</c>, <c>person</c> or <c>system</c>; absent on the shopper's own messages.</summary>
    public string? Speaker { get; init; }

    /// <summary>Who attends the conversation from this message on: <c>assistant</c>, <c>queued</c> or <c>person</c>.</summary>
    public string? Attendant { get; init; }

    /// <summary>Only on the message that ends a turn.</summary>
    public TurnData? Turn { get; init; }

    /// <summary>The client's own id of its message, given back so that it recognises the echo.</summary>
    [JsonPropertyName("clientActivityID")]
    public string? ClientActivityId { get; init; }

    /// <summary><c>informative</c>: the text says what is being done and is not part of an answer.</summary>
    public string? StreamType { get; init; }

    /// <summary>The intended write that this message introduces, or whose state it tells.</summary>
    public ActionData? Action { get; init; }
}

/// <param name="Answers">Ids of the shopper activities that the turn answered.</param>
internal sealed record TurnData(Guid Id, string Brain, string Release, bool Final, ImmutableArray<string> Answers);
