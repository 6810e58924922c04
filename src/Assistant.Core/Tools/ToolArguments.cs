using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Assistant.Core.Tools;

/// <summary>Reads tool arguments strictly: what the schema does not declare is refused.</summary>
internal static class ToolArguments
{
    public const int MaxBytes = 4 * 1024;

    private static readonly JsonSerializerOptions Strict = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        MaxDepth = 8,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    /// <summary>The arguments, or the sentence that lets a brain mend its call.</summary>
    public static (TArguments? Value, string Fault) Read<TArguments>(JsonElement arguments)
        where TArguments : notnull
    {
        if (arguments.ValueKind is not JsonValueKind.Object)
        {
            return (default, "The arguments must be one JSON object.");
        }

        if (JsonSerializer.SerializeToUtf8Bytes(arguments).Length > MaxBytes)
        {
            return (default, $"The arguments are too long: at most {MaxBytes} bytes.");
        }

        try
        {
            return arguments.Deserialize<TArguments>(Strict) is { } value ? (value, "") : (default, "The arguments are empty.");
        }
        catch (JsonException fault)
        {
            // Only the place is named: the message may quote what a shopper wrote.
            return (default, fault.Path is { Length: > 2 } path
                ? $"The argument {path[2..]} is not valid; see its schema."
                : "A required argument is missing, or one is not declared; see the schema.");
        }
    }
}
