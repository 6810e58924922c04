using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.AI;

namespace Assistant.Core.Tools;

/// <summary>Reads tool arguments strictly and describes them as a JSON schema.</summary>
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

    public static JsonElement SchemaOf(Type arguments) => AIJsonUtilities.CreateJsonSchema(
        arguments,
        serializerOptions: Strict,
        inferenceOptions: new AIJsonSchemaCreateOptions
        {
            IncludeSchemaKeyword = false,
            TransformSchemaNode = (context, node) => IsTextId(context.TypeInfo.Type) ? AsString(context, node) : node,
            TransformOptions = new AIJsonSchemaTransformOptions { DisallowAdditionalProperties = true },
        });

    private static bool IsTextId(Type type) =>
        (Nullable.GetUnderlyingType(type) ?? type).GetInterfaces()
            .Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ITextId<>));

    private static JsonObject AsString(AIJsonSchemaCreateContext context, JsonNode node)
    {
        var schema = node as JsonObject ?? [];
        schema["type"] = Nullable.GetUnderlyingType(context.TypeInfo.Type) is null ? "string" : new JsonArray("string", "null");
        return schema;
    }
}
