using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;

namespace Assistant.BotFramework.Wire;

/// <summary>Reads a request's body as exactly one JSON value of a known shape, or says what is wrong with it.</summary>
/// <remarks>
/// Stricter than the serializer alone: a name that stands twice, bytes that are not UTF-8 and halves of surrogate pairs are refused
/// wherever they stand, because two readers could understand them differently.
/// </remarks>
internal static class JsonBody
{
    public const int LongestBytes = 64 * 1024;
    private const int MaxDepth = 64;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = MaxDepth };

    /// <summary>The body; an empty one is <paramref name="whenEmpty"/>, or a fault where that is null.</summary>
    public static async Task<BodyReading<T>> ReadAsync<T>(
        HttpRequest request, JsonTypeInfo<T> type, T? whenEmpty, CancellationToken cancellationToken)
        where T : class
    {
        if (request.ContentLength > LongestBytes)
        {
            return new BodyReading<T>.TooLarge();
        }

        // One byte more than is allowed shows that there is too much.
        var buffer = new byte[LongestBytes + 1];
        try
        {
            var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
            return length switch
            {
                > LongestBytes => new BodyReading<T>.TooLarge(),
                0 when whenEmpty is not null => new BodyReading<T>.Read(whenEmpty),
                _ => Parse(buffer.AsMemory(0, length), type),
            };
        }
        catch (BadHttpRequestException fault)
        {
            return fault.StatusCode is StatusCodes.Status413PayloadTooLarge
                ? new BodyReading<T>.TooLarge()
                : new BodyReading<T>.Malformed("The body could not be read to its end.");
        }
    }

    private static BodyReading<T> Parse<T>(ReadOnlyMemory<byte> json, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            if (!Utf8.IsValid(json.Span))
            {
                return new BodyReading<T>.Malformed("The body is not UTF-8.");
            }

            CheckTexts(json.Span);
            using var document = JsonDocument.Parse(json, Strict);
            return document.RootElement.ValueKind is JsonValueKind.Object && document.Deserialize(type) is { } body
                ? new BodyReading<T>.Read(body)
                : new BodyReading<T>.Malformed("The body must be a JSON object.");
        }
        catch (JsonException fault)
        {
            return new BodyReading<T>.Malformed(fault.Path is { Length: > 1 } path
                ? $"The body is not what was expected at {path}."
                : "The body is not well-formed JSON.");
        }
    }

    /// <exception cref="JsonException">A text holds half of a surrogate pair, or the body is not JSON.</exception>
    private static void CheckTexts(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaxDepth });
        while (reader.Read())
        {
            if (reader is { TokenType: JsonTokenType.String or JsonTokenType.PropertyName, ValueIsEscaped: true })
            {
                try
                {
                    reader.GetString();
                }
                catch (InvalidOperationException fault)
                {
                    throw new JsonException("A text is not valid Unicode.", fault);
                }
            }
        }
    }
}

internal abstract record BodyReading<T>
{
    private BodyReading()
    {
    }

    public sealed record Read(T Body) : BodyReading<T>;

    /// <param name="Message">Safe to show; holds nothing of the body but names of its members.</param>
    public sealed record Malformed(string Message) : BodyReading<T>;

    public sealed record TooLarge : BodyReading<T>;
}
