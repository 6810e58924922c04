using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Assistant.Core.Actions;
using Assistant.Core.Turns;
using Microsoft.Extensions.AI;

namespace Assistant.Core.Tests.Actions.Hostile;

/// <summary>A model that does what an attacker tells it to, round by round, and lets the attacker read all that it is shown.</summary>
/// <param name="reads">Is given every text that the model is shown.</param>
internal sealed class HostileBrain(Action<string> reads) : IChatClient
{
    private readonly ConcurrentQueue<Func<Task<ChatMessage>>> _rounds = [];
    private int _calls;

    /// <summary>Calls of tools so far.</summary>
    public int Made => _calls;

    /// <summary>What it was told last of the conversation's actions.</summary>
    public IReadOnlyList<ActionNote> Told { get; private set; } = [];

    /// <summary>What it does when it is asked next, and then.</summary>
    public void Plan(params IEnumerable<Func<Task<ChatMessage>>> rounds)
    {
        _rounds.Clear();
        foreach (var round in rounds)
        {
            _rounds.Enqueue(round);
        }
    }

    public ChatMessage Calls(params IEnumerable<HostileCall> calls) =>
        new(ChatRole.Assistant, [.. calls.Select(call => new FunctionCallContent($"call-{Interlocked.Increment(ref _calls)}", call.Tool, call.Arguments))]);

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        messages = [.. messages];
        Told = [.. messages.SelectMany(BrainNotes.Actions)];
        foreach (var content in messages.SelectMany(message => message.Contents))
        {
            reads(content switch
            {
                TextContent said => said.Text,
                FunctionResultContent result => $"{result.Result}",
                _ => "",
            });
        }

        return new ChatResponse(_rounds.TryDequeue(out var round) ? await round() : new ChatMessage(ChatRole.Assistant, "Is there anything else?"));
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates())
        {
            yield return update;
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata("hostile") : null;

    public void Dispose()
    {
    }
}

/// <param name="Name">What is tried, such as <c>order: foreign</c>.</param>
/// <param name="MustRefuse">No state of the order and no identity makes it right.</param>
internal sealed record HostileCall(string Tool, IDictionary<string, object?> Arguments, string Name, bool MustRefuse)
{
    /// <summary>It is right in this conversation, so that a refusal would be a fault as well.</summary>
    public bool MustPass { get; init; }
}
