using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.AI;

namespace Assistant.Brains.BuiltIn.Turns;

/// <summary>What a tool call of this turn came to.</summary>
internal abstract record ToolAnswer
{
    private ToolAnswer()
    {
    }

    public sealed record Found(JsonElement Data) : ToolAnswer;

    /// <summary>The tool itself said no: not there, not theirs, not valid, not allowed.</summary>
    /// <param name="Decision">What policy decided about a change; null where the call itself was wrong.</param>
    public sealed record Refused(string Explanation, JsonElement? Decision = null) : ToolAnswer;

    /// <summary>Not called: not offered in this turn, or the turn has no call left.</summary>
    public sealed record NotMade : ToolAnswer;

    /// <summary>Reads what a turn hands back: an object with data, an object with <c>refused</c>, or a sentence.</summary>
    public static ToolAnswer Of(object? result)
    {
        var element = result switch
        {
            JsonElement json => json,
            string text => AsJson(text),
            null => default,
            _ => JsonSerializer.SerializeToElement(result, AIJsonUtilities.DefaultOptions),
        };
        return element switch
        {
            { ValueKind: JsonValueKind.Object } when element.TryGetProperty("refused", out var why) =>
                new Refused(why.ToString(), element.TryGetProperty("decision", out var decision) && decision.ValueKind is JsonValueKind.Object ? decision : null),
            { ValueKind: JsonValueKind.Object } => new Found(element),
            _ => new Refused(element.ValueKind is JsonValueKind.Undefined ? "" : element.ToString()),
        };
    }

    /// <summary>The result as a type, or null where there is none or it has another shape.</summary>
    public static T? Read<T>(ToolAnswer? answer, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return answer is Found(var data) ? data.Deserialize(type) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonElement AsJson(string text)
    {
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            return JsonSerializer.SerializeToElement(text, AIJsonUtilities.DefaultOptions);
        }
    }
}
