using System.Text.Json.Serialization;

namespace Assistant.BotFramework.Chat;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, MaxDepth = 64)]
[JsonSerializable(typeof(ChatTokenRequest))]
[JsonSerializable(typeof(ChatTokenBody))]
internal sealed partial class ChatTokenJson : JsonSerializerContext;

/// <param name="Identity">The shop's signed word on who the shopper is.</param>
/// <param name="Resume">The way back from an earlier visit.</param>
/// <param name="Locale">A language tag, such as <c>en-GB</c>.</param>
internal sealed record ChatTokenRequest(string? Identity, string? Resume, string? Locale)
{
    /// <summary>What the shopper agreed to; heard when a conversation starts.</summary>
    public ConsentBody? Consent { get; init; }
}

/// <param name="Quality">Whether people and programs may look at the conversation to judge quality; null: not asked.</param>
internal sealed record ConsentBody(bool? Quality);

/// <param name="ExpiresIn">Of the token, in seconds.</param>
/// <param name="Resume">The way back from now on.</param>
internal sealed record ChatTokenBody(
    string ConversationId, string Token, [property: JsonPropertyName("expires_in")] int ExpiresIn, string Resume);
