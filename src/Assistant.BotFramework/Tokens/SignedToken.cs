using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Assistant.BotFramework.Tokens;

/// <summary>
/// Compact JSON Web Tokens signed with HMAC-SHA256, and nothing else: the header's wish for another algorithm or key is a refusal,
/// never a choice.
/// </summary>
internal static class SignedToken
{
    private const string Algorithm = "HS256";
    private const int LongestToken = 4_096;

    public static string Sign<T>(T claims, JsonTypeInfo<T> type, string keyId, ReadOnlySpan<byte> key)
    {
        var header = Base64Url.EncodeToString(
            JsonSerializer.SerializeToUtf8Bytes(new TokenHeader(Algorithm) { Typ = "JWT", Kid = keyId }, TokenJson.Default.TokenHeader));
        var payload = Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims, type));
        return $"{header}.{payload}.{Signature(header, payload, key)}";
    }

    /// <summary>The claims of a token that this key signed, or null. Says nothing about when it expires.</summary>
    /// <param name="keyId">The only key id accepted; null accepts any, for tokens that others sign.</param>
    public static T? Read<T>(string? token, JsonTypeInfo<T> type, string? keyId, ReadOnlySpan<byte> key)
        where T : class
    {
        if (token is not { Length: <= LongestToken } || token.Split('.') is not [var header, var payload, var signature])
        {
            return null;
        }

        // Compared as text, so that no second spelling of the same signature is accepted either.
        var expected = Encoding.ASCII.GetBytes(Signature(header, payload, key));
        if (!CryptographicOperations.FixedTimeEquals(expected, Encoding.UTF8.GetBytes(signature)))
        {
            return null;
        }

        return Part(header, TokenJson.Default.TokenHeader) is { Alg: Algorithm, Crit: null } stated && (keyId is null || stated.Kid == keyId)
            ? Part(payload, type)
            : null;
    }

    private static string Signature(string header, string payload, ReadOnlySpan<byte> key) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{header}.{payload}")));

    private static T? Part<T>(string text, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(Base64Url.DecodeFromChars(text), type);
        }
        catch (Exception fault) when (fault is FormatException or JsonException)
        {
            return null;
        }
    }
}

/// <param name="Crit">Extensions that a reader must understand; we understand none.</param>
internal sealed record TokenHeader(string? Alg)
{
    public string? Typ { get; init; }

    public string? Kid { get; init; }

    public JsonElement? Crit { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowDuplicateProperties = false,
    MaxDepth = 8)]
[JsonSerializable(typeof(TokenHeader))]
[JsonSerializable(typeof(ChatTokenClaims))]
[JsonSerializable(typeof(StreamTicketClaims))]
[JsonSerializable(typeof(IdentityClaims))]
internal sealed partial class TokenJson : JsonSerializerContext;
