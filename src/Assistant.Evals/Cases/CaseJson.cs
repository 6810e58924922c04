using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Assistant.Evals.Cases;

/// <summary>How cases look as JSON: camelCase, comments allowed, fields that nobody knows refused.</summary>
internal static class CaseJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
        NumberHandling = JsonNumberHandling.Strict,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        WriteIndented = true,
        IndentSize = 2,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutWhatSaysNothing } },
    };

    public static JsonSerializerOptions OneLine { get; } = new(Options) { WriteIndented = false };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options) + "\n";

    /// <summary>Empty lists and absent values are not written, so that a case made by a command reads like one made by hand.</summary>
    private static void LeaveOutWhatSaysNothing(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            // What must be there to be read again is written, even where it is empty.
            if (property.IsRequired || property.AssociatedParameter is { HasDefaultValue: false })
                property.ShouldSerialize = (_, _) => true;
            else if (property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
                property.ShouldSerialize = (_, value) => value is System.Collections.IList { Count: > 0 };
            else if (property.PropertyType == typeof(bool) || !property.PropertyType.IsValueType || Nullable.GetUnderlyingType(property.PropertyType) is not null)
                property.ShouldSerialize ??= (_, value) => value is not (null or false);
        }
    }
}
