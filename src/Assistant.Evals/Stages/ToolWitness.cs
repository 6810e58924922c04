using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Assistant.Evals.Playing;
using Microsoft.Extensions.AI;

namespace Assistant.Evals.Stages;

/// <summary>
/// Sees what tools tell a brain in one turn, for metrics that ask what an answer rests on. In memory only, and only until the next turn.
/// Not disposed: the brain is shared with other cases.
/// </summary>
/// <param name="zone">The shop's time zone.</param>
internal sealed class ToolWitness(IChatClient brain, TimeZoneInfo zone) : DelegatingChatClient(brain)
{
    private ImmutableArray<ToolFact> _facts = [];

    /// <summary>What was told since the last time that it was taken.</summary>
    public ImmutableArray<ToolFact> Take() => ImmutableInterlocked.InterlockedExchange(ref _facts, []);

    public override Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var sent = messages.ToList();
        See(sent);
        return base.GetResponseAsync(sent, options, cancellationToken);
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var sent = messages.ToList();
        See(sent);
        await foreach (var update in base.GetStreamingResponseAsync(sent, options, cancellationToken))
            yield return update;
    }

    /// <summary>Each call of a turn carries the results of the calls before it, so the last one carries all.</summary>
    private void See(List<ChatMessage> messages)
    {
        var contents = messages.SelectMany(message => message.Contents).ToList();
        var names = contents.OfType<FunctionCallContent>().GroupBy(call => call.CallId).ToDictionary(same => same.Key, same => same.First().Name);
        ImmutableArray<ToolFact> facts =
        [
            .. contents.OfType<FunctionResultContent>().Select(result => ToolFact.Read(names.GetValueOrDefault(result.CallId, "unknown"), Json(result.Result), zone)),
        ];
        if (!facts.IsEmpty)
            ImmutableInterlocked.InterlockedExchange(ref _facts, facts);
    }

    private static JsonNode? Json(object? result) => result switch
    {
        null => null,
        JsonNode node => node,
        JsonElement element => JsonSerializer.SerializeToNode(element),
        string text => JsonValue.Create(text),
        _ => null,
    };
}
