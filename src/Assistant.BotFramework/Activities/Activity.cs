using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Assistant.BotFramework.Activities;

/// <summary>One Bot Framework activity as this host sends it. What a client sends is read as a <c>ClientActivity</c> instead.</summary>
internal sealed record Activity
{
    public required string Type { get; init; }

    /// <summary>Null for what is shown once and never stored.</summary>
    public string? Id { get; init; }

    /// <summary>The position in the conversation, which clients get as a watermark; null for what is never stored.</summary>
    [JsonIgnore]
    public int? Sequence { get; init; }

    /// <summary>ISO 8601 in UTC with milliseconds; strictly increasing among the stored activities of a conversation.</summary>
    public required string Timestamp { get; init; }

    public string ChannelId { get; init; } = "directline";

    public required ConversationAccount Conversation { get; init; }

    public required ChannelAccount From { get; init; }

    /// <summary>The newest shopper activity that this one answers.</summary>
    public string? ReplyToId { get; init; }

    public string? Text { get; init; }

    public string? TextFormat { get; init; }

    public string? InputHint { get; init; }

    public SuggestedActions? SuggestedActions { get; init; }

    public IReadOnlyList<Attachment>? Attachments { get; init; }

    public string? AttachmentLayout { get; init; }

    public IReadOnlyList<MessageEntity>? Entities { get; init; }

    /// <summary>The click that a shopper's message was, as the client sent it.</summary>
    public ClickValue? Value { get; init; }

    public ActivityChannelData? ChannelData { get; init; }
}

/// <summary>A page of a conversation, over HTTP or as one frame of a stream.</summary>
/// <param name="Watermark">The position of the newest activity; null where nothing in the set is stored.</param>
internal sealed record ActivitySet(ImmutableArray<Activity> Activities, string? Watermark);

/// <param name="Role"><c>bot</c> or <c>user</c>.</param>
internal sealed record ChannelAccount(string? Id, string? Name = null, string? Role = null);

internal sealed record ConversationAccount(string Id);

internal sealed record SuggestedActions(ImmutableArray<CardAction> Actions);

/// <summary>A button.</summary>
[JsonDerivedType(typeof(ImBack))]
[JsonDerivedType(typeof(MessageBack))]
internal abstract record CardAction(
    [property: JsonPropertyOrder(-2)] string Type, [property: JsonPropertyOrder(-1)] string Title);

/// <summary>The value is posted as if the shopper had typed it.</summary>
internal sealed record ImBack(string Title, string Value) : CardAction("imBack", Title);

/// <summary>The value is posted as it is; beside it the client shows what the shopper chose.</summary>
internal sealed record MessageBack(string Title, ClickValue Value, string DisplayText) : CardAction("messageBack", Title);

internal sealed record ClickValue(string Action, string ActionId);
