using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Assistant.Testing.Retail;

/// <summary>One call of the public data set's own tools, with what they answered.</summary>
/// <param name="Name">Of their tool, such as <c>cancel_pending_order</c>.</param>
public sealed record RetailCall(string Name, JsonObject Arguments, string Observation)
{
    /// <summary>Why their tool refused it; null where it was carried out.</summary>
    public string? Error => Observation.StartsWith("Error", StringComparison.Ordinal) ? Observation : null;

    /// <summary>The calls that solve each task, in order, from fresh data per task.</summary>
    public static ImmutableDictionary<(string Split, int Task), ImmutableArray<RetailCall>> Load(string folder) =>
        RetailTask.Lines(folder, "tool_conformance.jsonl").ToImmutableDictionary(
            task => ((string)task["split"]!, (int)task["task_id"]!),
            task => task["calls"]!.AsArray()
                .Select(call => new RetailCall((string)call!["name"]!, call["kwargs"]!.AsObject(), (string)call["observation"]!))
                .ToImmutableArray());
}
