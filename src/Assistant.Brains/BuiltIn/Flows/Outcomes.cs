using System.Text.Json;
using Assistant.Brains.BuiltIn.Policy;
using Assistant.Brains.BuiltIn.Turns;

namespace Assistant.Brains.BuiltIn.Flows;

/// <summary>What a tool's answer means to a flow.</summary>
internal static class Outcomes
{
    /// <summary>Null where the call was not made.</summary>
    public static CallOutcome? Of(string tool, ToolAnswer answer) => answer switch
    {
        ToolAnswer.Refused => CallOutcome.Refused,
        ToolAnswer.Found(var data) => IsNothing(tool, answer, data) ? CallOutcome.None : CallOutcome.Found,
        _ => null,
    };

    private static bool IsNothing(string tool, ToolAnswer answer, JsonElement data) => tool switch
    {
        ToolNames.SearchPolicy => !PassageFacts.Answering(answer).Any(),
        ToolNames.SearchCatalog => IsEmpty(data, "products"),
        ToolNames.ListOrders => IsEmpty(data, "orders"),
        ToolNames.CheckReturn => IsEmpty(data, "items"),

        // Somebody is waiting for a person already: nothing new came of it.
        ToolNames.HandoffToHuman => data.TryGetProperty("status", out var status) && status.GetString() is "already_queued",
        _ => false,
    };

    private static bool IsEmpty(JsonElement data, string list) =>
        !data.TryGetProperty(list, out var items) || items.ValueKind is not JsonValueKind.Array || items.GetArrayLength() is 0;
}
