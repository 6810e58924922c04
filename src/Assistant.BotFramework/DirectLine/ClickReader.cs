using System.Text.Json;
using Assistant.BotFramework.Activities;
using Assistant.Core.Conversations;

namespace Assistant.BotFramework.DirectLine;

/// <summary>Finds the click on a card in an activity's <c>value</c>: an object, or, as some clients send it, a text that holds one.</summary>
internal static class ClickReader
{
    /// <summary>What is stored of an id that cannot be one of ours. It is answered as any id that nobody knows.</summary>
    public const string Unreadable = "unreadable";

    private const int LongestId = 64;

    // What a text holds was not checked when the body was read: a name that stands twice could mean two things.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 8 };

    /// <summary>The click; null for any other value.</summary>
    public static ActionClick? Read(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.Object } click => Of(click),
        { ValueKind: JsonValueKind.String } text => Parse(text.GetString()!),
        _ => null,
    };

    private static ActionClick? Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Strict);
            return document.RootElement.ValueKind is JsonValueKind.Object ? Of(document.RootElement) : null;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or ArgumentException)
        {
            // Words, not a click: halves of surrogate pairs and whatever else a text can hold.
            return null;
        }
    }

    private static ActionClick? Of(JsonElement click) =>
        click.TryGetProperty("action", out var action) && action.ValueKind is JsonValueKind.String
        && click.TryGetProperty("actionId", out var id) && id.ValueKind is JsonValueKind.String
        && action.GetString() is ActionMapping.Confirm or ActionMapping.Decline
            ? new ActionClick(action.GetString()!, Plain(id.GetString()!))
            : null;

    private static string Plain(string id) =>
        id.Length is > 0 and <= LongestId && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? id : Unreadable;
}
