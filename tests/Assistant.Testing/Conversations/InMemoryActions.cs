using System.Collections.Immutable;
using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using Assistant.Core.Privacy;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Testing.Conversations;

/// <summary>The ledger of an <see cref="InMemoryConversationStore"/>, which calls it under its lock.</summary>
public sealed class InMemoryActions : IActionLedger
{
    private readonly Lock _lock = new();
    private readonly Dictionary<ActionId, Row> _rows = [];
    private readonly List<Step> _steps = [];
    private InMemoryClaims _claims = InMemoryClaims.None;

    /// <summary>Of owners, under a key of zeros.</summary>
    public static Pseudonyms Pseudonyms { get; } = Pseudonyms.From(new DataKeys(new byte[32]));

    public Task<ConversationId?> FindAsync(ActionId id, CancellationToken cancellationToken) =>
        Read(() => _rows.TryGetValue(id, out var row) ? row.Conversation : (ConversationId?)null);

    public Task<IReadOnlyList<DueAction>> ListDueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return ListAsync(rows => rows.Where(row => row.DueAt <= now).OrderBy(row => row.DueAt).Take(limit));
    }

    public Task<IReadOnlyList<DueAction>> ListWaitingForApprovalAsync(CancellationToken cancellationToken) =>
        ListAsync(rows => rows.Where(row => row.Action.State is ActionState.NeedsApproval).OrderBy(row => row.ChangedAt));

    public Task<IReadOnlyList<DueAction>> ListRecentAsync(DateTimeOffset since, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return ListAsync(rows => rows.Where(row => row.ChangedAt >= since).OrderByDescending(row => row.ChangedAt).Take(limit));
    }

    public Task<IReadOnlyList<StartedAction>> ListStartedAsync(DateTimeOffset since, CancellationToken cancellationToken) =>
        Read<IReadOnlyList<StartedAction>>(() =>
        [
            .. _rows.Values.Where(row => row.StartedAt >= since).OrderBy(row => row.StartedAt)
                .Select(row => new StartedAction(row.Action.Proposal.Tool, Pseudonyms.Of(row.Action.Proposal.Owner), row.StartedAt!.Value)),
        ]);

    public Task<ImmutableArray<ActionStep>> ListStepsAsync(ActionId id, CancellationToken cancellationToken) =>
        Read<ImmutableArray<ActionStep>>(() => [.. _steps.Where(step => step.Item.Action == id).Select(step => step.AsStep())]);

    /// <summary>False: what was taken already may be taken again, to see whether a test notices that the check is missing.</summary>
    public bool ChecksClaims { get; set; } = true;

    /// <summary>Whether it holds money or units of an order.</summary>
    public bool HasClaim(ActionId id)
    {
        lock (_lock)
        {
            return _claims.Money.Exists(taken => taken.Action == id) || _claims.Units.Exists(taken => taken.Action == id);
        }
    }

    internal bool Holds(ActionId id)
    {
        lock (_lock)
        {
            return _rows.ContainsKey(id);
        }
    }

    /// <summary>What would be claimed after an append.</summary>
    /// <exception cref="ClaimConflictException">It would be more than there is.</exception>
    internal InMemoryClaims ClaimsAfter(ImmutableArray<ConversationEvent> events)
    {
        lock (_lock)
        {
            return ChecksClaims ? events.Aggregate(_claims, (claims, e) => claims.After(e)) : _claims;
        }
    }

    internal void Store(ConversationAppend append, InMemoryClaims claims, bool isUnchecked)
    {
        lock (_lock)
        {
            _claims = claims;
            foreach (var e in append.Events)
            {
                try
                {
                    Store(append.Conversation, e);
                }
                catch (InvalidDataException) when (isUnchecked)
                {
                    // The row stays as it was: nobody has compared the two.
                }
            }

            _steps.AddRange(append.Outbox.Where(item => item.Action is not null).Select(item => new Step(item)));
        }
    }

    internal void MarkSent(Guid item, DateTimeOffset at) => Change(item, step => step.SentAt = at);

    internal void MarkFailed(Guid item, bool isGivenUp) => Change(item, step =>
    {
        step.Attempts++;
        step.IsGivenUp = isGivenUp;
    });

    private void Store(ConversationId conversation, ConversationEvent e)
    {
        switch (e)
        {
            case ActionProposed proposed:
                _rows.Add(proposed.Action, new Row(conversation, PendingAction.Of(proposed), e.At));
                break;
            case AssistantSpoke { Message.Action: { State: ActionNoteState.Proposed } card } spoke:
                _rows[card.Id] = _rows[card.Id].With(action => action.ShownAt(spoke.Sequence), e.At);
                break;
            case OfAction happened:
                var row = _rows[happened.Action].With(action => action.After(happened), e.At);
                _rows[happened.Action] = happened is ActionStarted ? row with { StartedAt = e.At } : row;
                break;
        }
    }

    private void Change(Guid item, Action<Step> change)
    {
        lock (_lock)
        {
            if (_steps.Find(step => step.Item.Id == item) is { SentAt: null } waiting)
            {
                change(waiting);
            }
        }
    }

    private Task<IReadOnlyList<DueAction>> ListAsync(Func<IEnumerable<Row>, IEnumerable<Row>> choose) =>
        Read<IReadOnlyList<DueAction>>(() => [.. choose(_rows.Values).Select(row => new DueAction(row.Action.Id, row.Conversation))]);

    private Task<T> Read<T>(Func<T> read)
    {
        lock (_lock)
        {
            return Task.FromResult(read());
        }
    }

    private sealed record Row(ConversationId Conversation, PendingAction Action, DateTimeOffset ChangedAt)
    {
        public DateTimeOffset? StartedAt { get; init; }

        public DateTimeOffset? DueAt => Action.State switch
        {
            ActionState.Shown => Action.Proposal.ExpiresAt,
            ActionState.Confirmed or ActionState.Approved => ChangedAt,
            ActionState.Executing executing => executing.Lease.Until,
            ActionState.Unknown unknown => unknown.Lease.Until,
            _ => null,
        };

        public Row With(Func<PendingAction, PendingAction> change, DateTimeOffset at) => this with { Action = change(Action), ChangedAt = at };
    }

    private sealed class Step(OutboxItem item)
    {
        public OutboxItem Item => item;

        public DateTimeOffset? SentAt { get; set; }

        public int Attempts { get; set; }

        public bool IsGivenUp { get; set; }

        public ActionStep AsStep() => new(item.Purpose ?? item.Kind, SentAt, Attempts, IsGivenUp);
    }
}
