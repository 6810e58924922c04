using System.Collections.Immutable;
using System.ComponentModel;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Assistant.Core.Tools;

/// <summary>The JSON schema of a tool's arguments record: the few kinds of value that an argument may be, each described.</summary>
internal static class ToolSchema
{
    /// <exception cref="NotSupportedException">A member is of a kind that no tool argument may have.</exception>
    public static JsonElement Of(Type arguments) => JsonSerializer.SerializeToElement(Record(arguments));

    private static JsonObject Record(Type type)
    {
        var properties = new JsonObject();
        var required = new JsonArray();
        foreach (var parameter in type.GetConstructors()[0].GetParameters())
        {
            var property = type.GetProperty(parameter.Name!)!;
            var name = JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);
            var schema = Value(property.PropertyType);
            schema["description"] = property.GetCustomAttribute<DescriptionAttribute>()?.Description
                ?? throw new NotSupportedException($"The argument {name} of {type.DeclaringType?.Name} has no description.");
            properties[name] = schema;
            if (!parameter.HasDefaultValue)
            {
                required.Add(name);
            }
        }

        return new JsonObject
        {
            ["type"] = "object",
            ["properties"] = properties,
            ["required"] = required,
            ["additionalProperties"] = false,
        };
    }

    private static JsonObject Value(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        { IsEnum: true } words => new JsonObject
        {
            ["type"] = "string",
            ["enum"] = new JsonArray([.. Enum.GetNames(words).Select(word => (JsonNode)JsonNamingPolicy.SnakeCaseLower.ConvertName(word))]),
        },
        var id when id == typeof(string) || IsTextId(id) => new JsonObject { ["type"] = "string" },
        var whole when whole == typeof(int) || whole == typeof(long) => new JsonObject { ["type"] = "integer" },
        var number when number == typeof(double) => new JsonObject { ["type"] = "number" },
        var flag when flag == typeof(bool) => new JsonObject { ["type"] = "boolean" },
        { IsGenericType: true } list when list.GetGenericTypeDefinition() == typeof(ImmutableArray<>) =>
            new JsonObject { ["type"] = "array", ["items"] = Value(list.GenericTypeArguments[0]) },
        { IsClass: true } record => Record(record),
        var other => throw new NotSupportedException($"{other} is no kind of value that a tool argument may have."),
    };

    private static bool IsTextId(Type type) =>
        type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ITextId<>));
}
