using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Assistant.DemoShop.Snapshots;

/// <summary>Finds every required member that a record lacks, where the serializer names only the first object that lacks some.</summary>
internal static class MissingMembers
{
    /// <returns>JSON paths, below <paramref name="path"/>.</returns>
    public static IEnumerable<string> Find(JsonElement element, JsonTypeInfo type, string path)
    {
        if (type.Kind is JsonTypeInfoKind.Enumerable && element.ValueKind is JsonValueKind.Array)
        {
            var elementType = type.Options.GetTypeInfo(type.ElementType!);
            return element.EnumerateArray().SelectMany((item, index) => Find(item, elementType, $"{path}[{index}]"));
        }

        return type.Kind is JsonTypeInfoKind.Object && element.ValueKind is JsonValueKind.Object
            ? type.Properties.SelectMany(property => Find(element, property, path))
            : [];
    }

    private static IEnumerable<string> Find(JsonElement element, JsonPropertyInfo property, string path)
    {
        if (property.IsExtensionData)
            return [];

        var memberPath = $"{path}.{property.Name}";
        return element.TryGetProperty(property.Name, out var value)
            ? Find(value, property.Options.GetTypeInfo(property.PropertyType), memberPath)
            : property.IsRequired ? [memberPath] : [];
    }
}
