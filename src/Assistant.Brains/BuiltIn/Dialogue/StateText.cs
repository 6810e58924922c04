using System.Text.Json;
using System.Text.Json.Serialization;

namespace Assistant.Brains.BuiltIn.Dialogue;

/// <summary>A dialogue's state as the text that travels with its last message.</summary>
internal static class StateText
{
    /// <summary>What a message may carry, in characters; every field is bounded so that this is never reached by talking.</summary>
    public const int MaxLength = 16 * 1024;

    /// <summary>The state, or a fresh one for anything that this version did not write.</summary>
    public static DialogueState Read(string? text)
    {
        if (text is not { Length: > 0 and <= MaxLength })
        {
            return new DialogueState();
        }

        try
        {
            var state = JsonSerializer.Deserialize(text, StateJson.Default.DialogueState);
            return state is { Version: DialogueState.CurrentVersion } && IsComplete(state) ? state : new DialogueState();
        }
        catch (JsonException)
        {
            return new DialogueState();
        }
    }

    private static bool IsComplete(DialogueState state) =>
        state is { Interrupted.IsDefault: false, Answers.IsDefault: false, Matters.IsDefault: false, Misses: not null, Said: not null }
            && state.Focus is { Orders.IsDefault: false, Items.IsDefault: false, Products.IsDefault: false, Told.IsDefault: false, Choices.IsDefault: false };

    /// <summary>The text, or that of a fresh state in the case that it would not fit.</summary>
    public static string Write(DialogueState state)
    {
        var text = JsonSerializer.Serialize(state, StateJson.Default.DialogueState);
        return text.Length <= MaxLength ? text : JsonSerializer.Serialize(new DialogueState(), StateJson.Default.DialogueState);
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(DialogueState))]
internal sealed partial class StateJson : JsonSerializerContext;
