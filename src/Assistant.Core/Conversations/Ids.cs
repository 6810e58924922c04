using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Json.Serialization;

namespace Assistant.Core.Conversations;

/// <summary>A conversation's id: 22 characters of base64url, 128 random bits, so that nobody can guess a neighbour's.</summary>
[JsonConverter(typeof(TextIdJsonConverter<ConversationId>))]
public readonly record struct ConversationId : ITextId<ConversationId>
{
    private const int Length = 22;

    private ConversationId(string value) => Value = value;

    public string Value { get; }

    public static ConversationId New() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16)));

    public static bool TryParse([NotNullWhen(true)] string? text, out ConversationId id)
    {
        var valid = text is { Length: Length } && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
        id = valid ? new ConversationId(text!) : default;
        return valid;
    }

    public override string ToString() => Value;
}

/// <summary>The id of one visible message: the conversation's id and the message's number, as Direct Line writes it.</summary>
public static class ActivityId
{
    public static string Of(ConversationId conversation, int sequence) => $"{conversation}|{sequence:0000000}";

    /// <summary>The number in an id of this conversation, or null for any other text.</summary>
    public static int? Sequence(ConversationId conversation, string? activityId) =>
        activityId is not null
            && activityId.StartsWith($"{conversation}|", StringComparison.Ordinal)
            && int.TryParse(activityId.AsSpan(conversation.Value.Length + 1), out var sequence)
            && sequence > 0
            ? sequence
            : null;
}
