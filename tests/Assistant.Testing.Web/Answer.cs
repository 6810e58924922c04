using System.Text.Json;

namespace Assistant.Testing.Web;

/// <summary>The activity that ends a turn, as a shopper's client sees it.</summary>
/// <param name="Text">Without the reference definitions below it.</param>
/// <param name="Pages">Ids of the pages that are cited, in order.</param>
/// <param name="Cards">Content types of the cards, without their prefix, such as <c>receipt</c>.</param>
/// <param name="Answers">Ids of the shopper's messages that it answers.</param>
public sealed record Answer(
    string Text,
    IReadOnlyList<string> Pages,
    IReadOnlyList<string> Cards,
    IReadOnlyList<string> Suggestions,
    string Attendant,
    IReadOnlyList<string> Answers,
    JsonElement Activity)
{
    /// <summary>The action that it tells of: <c>channelData.action</c>.</summary>
    public JsonElement Action => Activity.GetProperty("channelData").GetProperty("action");

    public string ActionId => Action.GetProperty("id").GetString()!;

    public string ActionState => Action.GetProperty("state").GetString()!;

    private const string CardPrefix = "application/vnd.microsoft.card.";

    internal static Answer? Of(JsonElement activity) =>
        activity.TryGetProperty("channelData", out var data) && data.TryGetProperty("turn", out var turn)
            ? new Answer(
                TextOf(activity),
                [.. Citations(activity)],
                [.. List(activity, "attachments").Select(card => card.GetProperty("contentType").GetString()!.Replace(CardPrefix, "", StringComparison.Ordinal))],
                [.. activity.TryGetProperty("suggestedActions", out var suggested)
                    ? List(suggested, "actions").Select(action => action.GetProperty("title").GetString()!)
                    : []],
                data.TryGetProperty("attendant", out var attendant) ? attendant.GetString()! : "",
                [.. List(turn, "answers").Select(id => id.GetString()!)],
                activity)
            : null;

    private static string TextOf(JsonElement activity) => string.Join('\n', activity.GetProperty("text").GetString()!
        .Split('\n')
        .Where(line => !(line.StartsWith('[') && line.Contains("]: ", StringComparison.Ordinal)))).Trim();

    private static IEnumerable<string> Citations(JsonElement activity) =>
        from entity in List(activity, "entities")
        from claim in List(entity, "citation")
        select claim.GetProperty("appearance").GetProperty("identifier").GetString()!;

    private static JsonElement.ArrayEnumerator List(JsonElement element, string name) =>
        element.TryGetProperty(name, out var list) && list.ValueKind is JsonValueKind.Array ? list.EnumerateArray() : default;
}
