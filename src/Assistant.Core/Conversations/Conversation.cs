using System.Collections.Immutable;
using System.Diagnostics;
using Assistant.Core.Actions;
using Assistant.Core.Handoffs;
using Assistant.Core.Identity;
using Assistant.Core.Shop;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Core.Conversations;

/// <summary>The state of a conversation: a fold over its events, so that any report can be replayed.</summary>
public sealed record Conversation(ConversationId Id)
{
    /// <summary>Events so far. An append names the position that it was decided at and is refused at any other.</summary>
    public long Position { get; init; }

    /// <summary>The number of the newest visible message.</summary>
    public int LastSequence { get; init; }

    public string Channel { get; init; } = "";

    public string Shopper { get; init; } = "";

    public string Origin { get; init; } = "";

    public string? Locale { get; init; }

    public CustomerId? Customer { get; init; }

    /// <summary>The order that a guest proved, and until when.</summary>
    public ProvedOrder? Proved { get; init; }

    public OpenCode? Code { get; init; }

    public Attendant Attendant { get; init; }

    /// <summary>The handoff that waits for or is with a person.</summary>
    public HandoffId? Handoff { get; init; }

    public bool HasEnded { get; init; }

    /// <summary>Stored shopper messages that no turn has answered.</summary>
    public ImmutableArray<ShopperSpoke> Unanswered { get; init; } = [];

    /// <summary>How often the open turn was begun again after a stop.</summary>
    public int Retries { get; init; }

    /// <summary>Everything said, oldest first.</summary>
    public ImmutableList<Utterance> Transcript { get; init; } = [];

    /// <summary>Which message each client id became.</summary>
    public ImmutableDictionary<string, int> ClientIds { get; init; } = ImmutableDictionary<string, int>.Empty;

    /// <summary>What the turns so far looked at, tried and cited.</summary>
    public Trail Trail { get; init; } = Trail.Empty;

    /// <summary>Intended writes, the oldest first.</summary>
    public ImmutableList<PendingAction> Actions { get; init; } = [];

    /// <summary>What the last brain asked to be given back.</summary>
    public string? BrainState { get; init; }

    public static Conversation Replay(ConversationId id, IEnumerable<ConversationEvent> events) =>
        events.Aggregate(new Conversation(id), (state, e) => state.Apply(e));

    /// <summary>Who the shopper has proved to be by <paramref name="now"/>.</summary>
    public ShopperIdentity IdentityAt(DateTimeOffset now) => this switch
    {
        { Customer: { } customer } => new ShopperIdentity.Customer(customer),
        { Proved: { } proved } when now < proved.Until => new ShopperIdentity.Guest(proved.Order, proved.Until),
        _ => new ShopperIdentity.Visitor(),
    };

    public Conversation Apply(ConversationEvent e)
    {
        var next = this with { Position = Position + 1 };
        return e switch
        {
            Started started => next with
            {
                Channel = started.Channel,
                Shopper = started.Shopper,
                Origin = started.Origin,
                Locale = started.Locale,
            },
            SignedIn signedIn => next with { Customer = signedIn.Customer },
            // An awaited code stays awaited, with the tries that it has left: it still takes the mail to know it.
            Resumed => next with { Proved = null },
            ShopperSpoke spoke => next.With(spoke),
            AssistantSpoke spoke => next.With(spoke),
            PersonSpoke spoke => next.Said(spoke, Speaker.Person, spoke.Text) with
            {
                Attendant = Attendant.Person,
                Unanswered = [],
            },
            CodeIssued issued => next with { Code = new OpenCode(issued.Order, issued.Hash, issued.ExpiresAt, Tries: 0) },
            TurnRetried => next with { Retries = Retries + 1 },
            HandoffQueued queued => next with { Attendant = Attendant.Queued, Handoff = queued.Handoff },
            HandoffEnded => next with { Attendant = Attendant.Assistant, Handoff = null },
            Ended => next with { HasEnded = true, Unanswered = [] },
            ActionProposed proposed => next with { Actions = Actions.Add(PendingAction.Of(proposed)) },
            OfAction happened => next.Changed(happened.Action, action => action.After(happened)),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>The intended write with this id; null where this conversation has none.</summary>
    public PendingAction? FindAction(ActionId id) => Actions.FindLast(action => action.Id == id);

    private Conversation Changed(ActionId id, Func<PendingAction, PendingAction> change)
    {
        var at = Actions.FindLastIndex(action => action.Id == id);
        return at < 0
            ? throw new InvalidDataException($"Something is stored of action {id}, and not that it was proposed.")
            : this with { Actions = Actions.SetItem(at, change(Actions[at])) };
    }

    private Conversation With(ShopperSpoke spoke) => Answering(spoke.StepUp).Said(spoke, speaker: null, spoke.Text) with
    {
        // What a shopper says to a person is the person's to answer.
        Unanswered = Attendant is Attendant.Person ? Unanswered : Unanswered.Add(spoke),
        ClientIds = spoke.ClientId is { } clientId ? ClientIds.SetItem(clientId, spoke.Sequence) : ClientIds,
        Code = spoke.Code switch
        {
            null => Code,
            { Outcome: CodeOutcome.Accepted } => null,
            _ => Code is { } code ? code with { Tries = code.Tries + 1 } : null,
        },
        Proved = spoke.Code is { VerifiedUntil: { } until } accepted ? new ProvedOrder(accepted.Order, until) : Proved,
    };

    private Conversation With(AssistantSpoke spoke)
    {
        var next = Said(spoke, spoke.Message.Speaker, spoke.Message.Text);
        if (spoke.Message.Action is { State: ActionNoteState.Proposed } card)
        {
            next = next.Changed(card.Id, action => action.ShownAt(spoke.Sequence));
        }

        return spoke.Turn is not { } turn
            ? next
            : next with
            {
                Unanswered = next.Unanswered.RemoveAll(message => turn.Answers.Contains(message.Sequence)),
                BrainState = turn.BrainState,
                Trail = Trail.After(turn),
                Retries = 0,
            };
    }

    private Conversation Answering(StepUpAttempt? attempt) =>
        attempt is null ? this : Changed(attempt.Action, action => action.After(attempt));

    private Conversation Said(IVisible e, Speaker? speaker, string text) => this with
    {
        LastSequence = e.Sequence,
        Transcript = Transcript.Add(new Utterance(e.Sequence, e.At, speaker, text)),
    };
}

/// <summary>Who attends the conversation. There is always somebody.</summary>
public enum Attendant
{
    Assistant,

    /// <summary>Waiting for a person; the assistant goes on answering.</summary>
    Queued,

    /// <summary>A person owns it; the assistant is silent.</summary>
    Person,
}

/// <param name="Speaker">Null for the shopper.</param>
public sealed record Utterance(int Sequence, DateTimeOffset At, Speaker? Speaker, string Text);

public sealed record ProvedOrder(OrderNumber Order, DateTimeOffset Until);

/// <param name="Hash">Null where no code was mailed; every attempt is then wrong.</param>
public sealed record OpenCode(OrderNumber Order, string? Hash, DateTimeOffset ExpiresAt, int Tries);
