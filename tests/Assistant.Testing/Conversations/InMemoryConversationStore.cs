using System.Collections.Immutable;
using Assistant.Core.Audit;
using Assistant.Core.Conversations;
using Assistant.Core.Handoffs;
using Assistant.Core.Identity;
using Assistant.Core.Shop;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Testing.Conversations;

/// <summary>Conversations, handoffs, codes and outbox in memory, under the same rules as in a database. Safe for several threads.</summary>
public sealed class InMemoryConversationStore : IConversationStore, IHandoffQueue, ICodeLedger, IOutbox
{
    private readonly Lock _lock = new();
    private readonly Dictionary<ConversationId, ImmutableList<byte[]>> _events = [];
    private readonly Dictionary<HandoffId, Handoff> _handoffs = [];
    private readonly List<CodeIssued> _codes = [];
    private readonly List<Waiting> _outbox = [];
    private readonly List<AuditEntry> _audit = [];

    /// <summary>The ledger of actions that is kept with the events.</summary>
    public InMemoryActions Actions { get; } = new();

    /// <summary>What the audit was told, oldest first.</summary>
    public ImmutableArray<AuditEntry> Audit
    {
        get
        {
            lock (_lock)
            {
                return [.. _audit];
            }
        }
    }

    /// <summary>False: the audit cannot be kept, so that no write is begun or furthered.</summary>
    public bool AuditWorks { get; set; } = true;

    /// <summary>Appends that are stored wherever the conversation stands and whatever it has come to, to see whether a test notices that the check is missing.</summary>
    public Func<ConversationAppend, bool> TakesUnchecked { get; set; } = _ => false;

    public Task<IReadOnlyList<ConversationEvent>> ReadAsync(
        ConversationId id, long afterPosition, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<ConversationEvent>>([.. Events(id, (int)afterPosition)]);
        }
    }

    public Task<IReadOnlyList<ConversationEvent>> ReadVisibleAsync(
        ConversationId id, int afterSequence, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<ConversationEvent>>(
                [.. Events(id).Where(e => e is IVisible visible && visible.Sequence > afterSequence).Take(limit)]);
        }
    }

    public Task<bool> AppendAsync(ConversationAppend append, CancellationToken cancellationToken)
    {
        if (append.Events.IsDefaultOrEmpty)
        {
            throw new ArgumentException("An append stores at least one event.", nameof(append));
        }

        if (!AuditWorks && !append.Audit.IsEmpty && append.FurthersWrite)
        {
            throw new StorageUnavailableException("The audit cannot be kept right now.");
        }

        lock (_lock)
        {
            if (TakesUnchecked(append))
            {
                Store(append, Actions.ClaimsAfter(append.Events), isUnchecked: true);
                return Task.FromResult(true);
            }

            var before = Conversation.Replay(append.Conversation, Events(append.Conversation));
            if (before.Position != append.ExpectedPosition)
            {
                return Task.FromResult(false);
            }

            Check(before, append);
            Store(append, Actions.ClaimsAfter(append.Events), isUnchecked: false);
            return Task.FromResult(true);
        }
    }

    public Task<IReadOnlyList<ConversationId>> ListUnansweredAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<ConversationId>>(
                [.. _events.Keys.Where(id => !Conversation.Replay(id, Events(id)).Unanswered.IsEmpty)]);
        }
    }

    public Task<IReadOnlyList<ConversationStart>> ListStartedAsync(DateTimeOffset from, DateTimeOffset before, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<ConversationStart>>(
            [
                .. _events.Keys.Select(id => new ConversationStart(id, (Started)Events(id).First()))
                    .Where(start => start.Started.At >= from && start.Started.At < before)
                    .OrderBy(start => start.Started.At).ThenBy(start => start.Conversation.Value, StringComparer.Ordinal),
            ]);
        }
    }

    public Task<IReadOnlyList<Handoff>> ListOpenAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<Handoff>>(
                [.. _handoffs.Values.Where(handoff => handoff.EndedAt is null).OrderBy(handoff => handoff.QueuedAt)]);
        }
    }

    public Task<Handoff?> FindAsync(HandoffId id, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult(_handoffs.GetValueOrDefault(id));
        }
    }

    public Task<CodeBudget> CountAsync(
        OrderNumber order, string origin, DateTimeOffset now, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult(new CodeBudget(
                _codes.Count(code => code.Order == order && code.At > now.AddHours(-1)),
                _codes.Count(code => code.Order == order && code.At > now.AddDays(-1)),
                _codes.Count(code => code.Origin == origin && code.At > now.AddHours(-1))));
        }
    }

    public Task<IReadOnlyList<PendingItem>> TakeDueAsync(
        string kind, DateTimeOffset now, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<PendingItem>>(
            [
                .. _outbox
                    .Where(waiting => waiting.Item.Kind == kind && waiting.DueAt <= now)
                    .OrderBy(waiting => waiting.DueAt)
                    .Take(limit)
                    .Select(waiting => new PendingItem(waiting.Item.Id, kind, waiting.Item.Payload, waiting.Attempts)),
            ]);
        }
    }

    public Task MarkSentAsync(Guid id, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _outbox.RemoveAll(waiting => waiting.Item.Id == id);
            Actions.MarkSent(id, TimeProvider.System.GetUtcNow());
            return Task.CompletedTask;
        }
    }

    public Task MarkFailedAsync(Guid id, string errorKind, DateTimeOffset? nextAttempt, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_outbox.Find(waiting => waiting.Item.Id == id) is { } failed)
            {
                failed.Attempts++;
                failed.DueAt = nextAttempt;
                Actions.MarkFailed(id, isGivenUp: nextAttempt is null);
            }

            return Task.CompletedTask;
        }
    }

    // Kept as they would be on a disk: nobody can come to rely on getting the very same object back.
    private IEnumerable<ConversationEvent> Events(ConversationId id, int after = 0) =>
        _events.GetValueOrDefault(id, []).Skip(after).Select(json => EventJson.ReadEvent(json));

    private void Check(Conversation before, ConversationAppend append)
    {
        var state = before;
        foreach (var e in append.Events)
        {
            if (e is Started != (state.Position is 0))
            {
                throw new ArgumentException("A conversation begins with Started, and with nothing else.", nameof(append));
            }

            if (e is IVisible visible && visible.Sequence != state.LastSequence + 1)
            {
                throw new ArgumentException("Visible events are numbered without gaps.", nameof(append));
            }

            if ((e is ShopperSpoke { ClientId: { } clientId } && state.ClientIds.ContainsKey(clientId))
                || (e is HandoffQueued queued && _handoffs.ContainsKey(queued.Handoff))
                || (e is ActionProposed proposed && (Actions.Holds(proposed.Action) || state.FindAction(proposed.Action) is not null)))
            {
                throw new ArgumentException("A client id, handoff or action with this id is stored already.", nameof(append));
            }

            state = Apply(state, e);
        }

        if (append.Outbox.Any(item => _outbox.Exists(waiting => waiting.Item.Id == item.Id)))
        {
            throw new ArgumentException("An outbox item with this id is stored already.", nameof(append));
        }
    }

    private static Conversation Apply(Conversation state, ConversationEvent e)
    {
        try
        {
            return state.Apply(e);
        }
        catch (InvalidDataException fault)
        {
            throw new ArgumentException(fault.Message, nameof(e), fault);
        }
    }

    private void Store(ConversationAppend append, InMemoryClaims claims, bool isUnchecked)
    {
        Actions.Store(append, claims, isUnchecked);
        _audit.AddRange(append.Audit);
        _events[append.Conversation] =
            _events.GetValueOrDefault(append.Conversation, []).AddRange(append.Events.Select(EventJson.Write));
        foreach (var e in append.Events)
        {
            switch (e)
            {
                case HandoffQueued queued:
                    _handoffs.Add(queued.Handoff, new Handoff(queued.Handoff, append.Conversation, queued.At, queued.Packet));
                    break;
                case HandoffEnded ended
                    when _handoffs.TryGetValue(ended.Handoff, out var open) && open.Conversation == append.Conversation:
                    _handoffs[ended.Handoff] = open with { EndedAt = open.EndedAt ?? ended.At };
                    break;
                case CodeIssued issued:
                    _codes.Add(issued);
                    break;
            }
        }

        _outbox.AddRange(append.Outbox.Select(item => new Waiting(item) { DueAt = append.Events[^1].At }));
    }

    private sealed class Waiting(OutboxItem item)
    {
        public OutboxItem Item => item;

        public int Attempts { get; set; }

        /// <summary>Null: given up.</summary>
        public DateTimeOffset? DueAt { get; set; }
    }
}
