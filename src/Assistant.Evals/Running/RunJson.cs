using System.Text.Json;
using System.Text.Json.Serialization;
using Assistant.Evals.Cases;

namespace Assistant.Evals.Running;

/// <summary>How runs, baselines and gates look as JSON: one field a line, so that a difference can be read.</summary>
internal static class RunJson
{
    private static readonly JsonSerializerOptions Options = new(CaseJson.Options)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
    };

    private static readonly JsonSerializerOptions OneLine = new(Options) { WriteIndented = false };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options) + "\n";

    public static string WriteLine<T>(T value) => JsonSerializer.Serialize(value, OneLine);

    /// <exception cref="JsonException">The text is not such a value.</exception>
    public static T Read<T>(string text) => JsonSerializer.Deserialize<T>(text, Options) ?? throw new JsonException("Expected an object, found null.");
}
