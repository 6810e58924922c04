using System.Text.Json;
using System.Text.Json.Nodes;
using Assistant.Core.Conversations;
using Assistant.Core.Tools;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Core.Tests.Actions.Hostile;

/// <summary>A write tool of which a test replaces the contract, the arguments or the plan.</summary>
internal sealed class AlteredWrite(WriteTool tool) : WriteTool
{
    public Func<ToolContract, ToolContract> As { get; init; } = contract => contract;

    public Func<JsonElement, JsonElement> Reads { get; init; } = arguments => arguments;

    /// <summary>What becomes of the tool's own plan.</summary>
    public Func<JsonElement, ToolContext, WritePlan, Task<WritePlan>> Plans { get; init; } = (_, _, plan) => Task.FromResult(plan);

    public override ToolContract Contract => As(tool.Contract);

    public override JsonElement Schema => tool.Schema;

    public override async Task<WritePlan> PlanAsync(JsonElement arguments, ToolContext context, CancellationToken cancellationToken) =>
        await Plans(arguments, context, await tool.PlanAsync(Reads(arguments), context, cancellationToken));
}

/// <summary>A write tool that nobody can tell from one that reads.</summary>
internal sealed class Disguised(Tool tool) : Tool
{
    public override ToolContract Contract => tool.Contract;

    public override JsonElement Schema => tool.Schema;

    public override Task<ToolResult> RunAsync(JsonElement arguments, ToolContext context, CancellationToken cancellationToken) => tool.RunAsync(arguments, context, cancellationToken);
}

/// <summary>Rewrites JSON as a careless reader would take it.</summary>
internal static class Careless
{
    /// <summary>Members that are named twice count once, and members that are not among <paramref name="known"/> not at all.</summary>
    public static JsonElement Read(JsonElement json, Func<string, bool> known, Func<JsonElement, JsonNode?> leaf) => JsonSerializer.SerializeToElement(Node(json, known, leaf));

    private static JsonNode? Node(JsonElement json, Func<string, bool> known, Func<JsonElement, JsonNode?> leaf)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                var members = new JsonObject();
                foreach (var member in json.EnumerateObject().Where(member => known(member.Name)))
                {
                    members[member.Name] = Node(member.Value, known, leaf);
                }

                return members;
            case JsonValueKind.Array:
                return new JsonArray([.. json.EnumerateArray().Select(item => Node(item, known, leaf))]);
            default:
                return leaf(json);
        }
    }
}

/// <summary>A store that gives and takes something else than it is asked for.</summary>
internal sealed class AlteredStore(IConversationStore inner) : IConversationStore
{
    public Func<ConversationEvent, ConversationEvent> Reads { get; init; } = e => e;

    public Func<ConversationEvent, ConversationEvent> Writes { get; init; } = e => e;

    /// <summary>Which conversation is meant by an id.</summary>
    public Func<ConversationId, ConversationId> Means { get; init; } = id => id;

    public async Task<IReadOnlyList<ConversationEvent>> ReadAsync(ConversationId id, long afterPosition, CancellationToken cancellationToken) =>
        [.. (await inner.ReadAsync(Means(id), afterPosition, cancellationToken)).Select(Reads)];

    public Task<IReadOnlyList<ConversationEvent>> ReadVisibleAsync(ConversationId id, int afterSequence, int limit, CancellationToken cancellationToken) =>
        inner.ReadVisibleAsync(Means(id), afterSequence, limit, cancellationToken);

    public Task<bool> AppendAsync(ConversationAppend append, CancellationToken cancellationToken) =>
        inner.AppendAsync(append with { Conversation = Means(append.Conversation), Events = [.. append.Events.Select(Writes)] }, cancellationToken);

    public Task<IReadOnlyList<ConversationId>> ListUnansweredAsync(CancellationToken cancellationToken) => inner.ListUnansweredAsync(cancellationToken);

    public Task<IReadOnlyList<ConversationStart>> ListStartedAsync(DateTimeOffset from, DateTimeOffset before, CancellationToken cancellationToken) =>
        inner.ListStartedAsync(from, before, cancellationToken);

    /// <summary>As if nobody had taken part but the assistant, and nobody had ended it.</summary>
    public static ConversationEvent AsIfAlone(ConversationEvent e) => e switch
    {
        Ended => new TurnRetried { At = e.At },
        PersonSpoke said => new AssistantSpoke(said.Sequence, new OutgoingMessage(Speaker.System, said.Text)) { At = e.At },
        _ => e,
    };
}
