using System.Collections.Immutable;
using System.IO.Compression;
using System.Text.Json.Nodes;

namespace Assistant.Testing.Retail;

/// <summary>One task of the public retail data set: what a person was told to get done, and what is true in the shop when it is.</summary>
/// <param name="Split"><c>train</c> or <c>dev</c>.</param>
/// <param name="Instruction">Addressed to the person who plays the customer.</param>
/// <param name="Actions">The writes that solve it: <c>{ name, kwargs }</c>.</param>
/// <param name="Outputs">What must be said.</param>
/// <param name="ChangedUsers">Customers as they are afterwards, those that differ.</param>
/// <param name="ChangedOrders">Orders as they are afterwards, those that differ.</param>
public sealed record RetailTask(
    string Split, int Id, string User, string Instruction, ImmutableArray<JsonNode> Actions, ImmutableArray<string> Outputs, JsonObject ChangedUsers, JsonObject ChangedOrders)
{
    /// <summary>All tasks, dev first.</summary>
    public static ImmutableArray<RetailTask> Load(string folder) => [.. new[] { "dev", "train" }.SelectMany(split => Load(folder, split))];

    private static IEnumerable<RetailTask> Load(string folder, string split)
    {
        var changed = Lines(folder, $"gold_end_state_{split}.jsonl").ToDictionary(line => (int)line["task_id"]!, line => line["changed"]!.AsObject());
        foreach (var task in JsonNode.Parse(File.ReadAllText(Path.Combine(folder, $"tasks_{split}.json")))!.AsArray())
        {
            var id = (int)task!["task_id"]!;
            yield return new RetailTask(
                split,
                id,
                (string)task["user_id"]!,
                (string)task["instruction"]!,
                [.. task["actions"]!.AsArray().Select(action => action!)],
                [.. task["outputs"]!.AsArray().Select(output => (string)output!)],
                Records(changed[id], "users"),
                Records(changed[id], "orders"));
        }
    }

    private static JsonObject Records(JsonObject changed, string kind) => changed[kind]?.DeepClone().AsObject() ?? [];

    internal static IEnumerable<JsonNode> Lines(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        using Stream stream = File.Exists(path) ? File.OpenRead(path) : new GZipStream(File.OpenRead($"{path}.gz"), CompressionMode.Decompress);
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0)
                yield return JsonNode.Parse(line)!;
        }
    }
}
