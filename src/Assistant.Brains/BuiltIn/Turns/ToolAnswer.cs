using System.Text.Json;

namespace Assistant.Brains.BuiltIn.Turns;

/// <summary>What a tool call of this turn came to.</summary>
internal abstract record ToolAnswer
{
    private ToolAnswer()
    {
    }

    public sealed record Found(JsonElement Data) : ToolAnswer;

    /// <summary>The tool itself said no: not there, not theirs, not valid.</summary>
    public sealed record Refused(string Explanation) : ToolAnswer;

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
            _ => JsonSerializer.SerializeToElement(result, Microsoft.Extensions.AI.AIJsonUtilities.DefaultOptions),
        };
        return element switch
        {
            { ValueKind: JsonValueKind.Object } when element.TryGetProperty("refused", out var why) => new Refused(why.ToString()),
            { ValueKind: JsonValueKind.Object } => new Found(element),
            _ => new Refused(element.ValueKind is JsonValueKind.Undefined ? "" : element.ToString()),
        };
    }

    private static JsonElement AsJson(string text)
    {
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            return JsonSerializer.SerializeToElement(text, Microsoft.Extensions.AI.AIJsonUtilities.DefaultOptions);
        }
    }
}
