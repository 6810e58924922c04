using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Assistant.BotFramework.Activities;

namespace Assistant.BotFramework.DirectLine;

/// <summary>What clients and this host say to each other around activities.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    MaxDepth = 64)]
[JsonSerializable(typeof(ClientActivity))]
[JsonSerializable(typeof(TokenParameters))]
[JsonSerializable(typeof(ConversationBody))]
[JsonSerializable(typeof(ResourceBody))]
[JsonSerializable(typeof(SessionBody))]
[JsonSerializable(typeof(ErrorBody))]
internal sealed partial class DirectLineJson : JsonSerializerContext;

/// <summary>
/// What is read of an activity that a client sends. Who sent it, its id, its time and its service address are the server's to say;
/// the same members of the client's are ignored, as is everything unknown.
/// </summary>
internal sealed record ClientActivity
{
    public string? Type { get; init; }

    public string? Text { get; init; }

    /// <summary>A click on a card, where it has the shape of one.</summary>
    public JsonElement? Value { get; init; }

    public ClientChannelData? ChannelData { get; init; }

    /// <summary>Read for its form alone: a body with another one is not an activity.</summary>
    public ChannelAccount? From { get; init; }

    /// <inheritdoc cref="From"/>
    public ImmutableArray<JsonElement>? Entities { get; init; }

    /// <inheritdoc cref="From"/>
    public ImmutableArray<JsonElement>? Attachments { get; init; }
}

/// <param name="Seen">Id of the last bot activity that the shopper had before their eyes.</param>
internal sealed record ClientChannelData(
    [property: JsonPropertyName("clientActivityID")] string? ClientActivityId, string? Seen);

/// <param name="Locale">A language tag, such as <c>en-GB</c>.</param>
internal sealed record TokenParameters(ChannelAccount? User, ImmutableArray<string>? TrustedOrigins, string? Locale);

/// <param name="ExpiresIn">Of the token, in seconds.</param>
/// <param name="StreamUrl">Good for 60 seconds; null where no stream was asked for.</param>
internal sealed record ConversationBody(
    string ConversationId, string Token, [property: JsonPropertyName("expires_in")] int ExpiresIn, string? StreamUrl = null);

internal sealed record ResourceBody(string Id);

internal sealed record SessionBody(string SessionId);

internal sealed record ErrorBody(ErrorDetail Error);

internal sealed record ErrorDetail(string Code, string Message);
