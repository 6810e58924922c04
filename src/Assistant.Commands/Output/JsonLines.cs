using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Assistant.Commands.Output;

/// <summary>One line of a file of <c>{ "id", "text" }</c>: what stands there, or why it cannot be used.</summary>
/// <param name="Number">From 1.</param>
internal abstract record JsonLine(int Number)
{
    /// <param name="Id">As it was written: a text or a number.</param>
    internal sealed record Text(int Number, JsonElement Id, string Value) : JsonLine(Number);

    internal sealed record Bad(int Number, string Problem) : JsonLine(Number);
}

/// <summary>Reads JSON lines one by one, so that a file may be larger than memory and a program may wait for each answer.</summary>
internal static class JsonLines
{
    /// <summary>The lines that are not blank.</summary>
    public static async IAsyncEnumerable<JsonLine> ReadAsync(
        TextReader input, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var number = 0;
        while (await input.ReadLineAsync(cancellationToken) is { } line)
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return Parse(number, line);
            }
        }
    }

    /// <summary>An object of the line, or a sentence about what is wrong with it.</summary>
    public static (JsonElement? Value, string Problem) Object(string line)
    {
        try
        {
            var value = JsonElement.Parse(line);
            return value.ValueKind is JsonValueKind.Object ? (value, "") : (null, "is not a JSON object");
        }
        catch (JsonException)
        {
            return (null, "is not valid JSON");
        }
    }

    /// <summary>The member's text, or null where it is missing or not a text.</summary>
    public static string? String(JsonElement value, string member)
    {
        try
        {
            return value.TryGetProperty(member, out var found) && found.ValueKind is JsonValueKind.String ? found.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, escaped: valid JSON, but no text.
            return null;
        }
    }

    private static JsonLine Parse(int number, string line)
    {
        var (value, problem) = Object(line);
        if (value is not { } found)
        {
            return new JsonLine.Bad(number, problem);
        }

        if (!found.TryGetProperty("id", out var id) || id.ValueKind is not (JsonValueKind.String or JsonValueKind.Number))
        {
            return new JsonLine.Bad(number, "has no \"id\" that is a text or a number");
        }

        return String(found, "text") is { } text
            ? new JsonLine.Text(number, id, text)
            : new JsonLine.Bad(number, "has no \"text\" that is a text");
    }
}
