using System.Collections.Concurrent;
using System.Collections.Immutable;
using Assistant.Core.Conversations;

namespace Assistant.BotFramework.Tests.Fakes;

/// <summary>Keeps conversations in memory, and can be out of order on request.</summary>
internal sealed class MemoryStore : IConversationStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<ConversationId, ImmutableList<ConversationEvent>> _events = [];

    public bool IsDown
    {
        set => Fault = value ? new StorageUnavailableException("The test took the storage away.") : null;
    }

    /// <summary>What every use of it throws.</summary>
    public Exception? Fault { get; set; }

    public int Reads { get; private set; }

    public Task<IReadOnlyList<ConversationEvent>> ReadAsync(ConversationId id, long afterPosition, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            ThrowIfDown();
            Reads++;
            return Task.FromResult<IReadOnlyList<ConversationEvent>>([.. Events(id).Skip((int)afterPosition)]);
        }
    }

    public Task<IReadOnlyList<ConversationEvent>> ReadVisibleAsync(
        ConversationId id, int afterSequence, int limit, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            ThrowIfDown();
            return Task.FromResult<IReadOnlyList<ConversationEvent>>([.. Events(id)
                .Where(e => e is ConversationEvent.IVisible visible && visible.Sequence > afterSequence)
                .Take(limit)]);
        }
    }

    public Task<bool> AppendAsync(ConversationAppend append, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            ThrowIfDown();
            var events = Events(append.Conversation);
            if (events.Count != append.ExpectedPosition)
            {
                return Task.FromResult(false);
            }

            _events[append.Conversation] = events.AddRange(append.Events);
            return Task.FromResult(true);
        }
    }

    public Task<IReadOnlyList<ConversationId>> ListUnansweredAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ConversationId>>([]);

    public Task<IReadOnlyList<ConversationStart>> ListStartedAsync(DateTimeOffset from, DateTimeOffset before, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<ConversationStart>>(
                [.. _events.Select(pair => new ConversationStart(pair.Key, (ConversationEvent.Started)pair.Value[0]))]);
        }
    }

    /// <summary>As if the conversation had been erased.</summary>
    public void Erase(ConversationId id)
    {
        lock (_lock)
        {
            _events.Remove(id);
        }
    }

    private ImmutableList<ConversationEvent> Events(ConversationId id) => _events.GetValueOrDefault(id, []);

    private void ThrowIfDown()
    {
        if (Fault is { } fault)
        {
            throw fault;
        }
    }
}
