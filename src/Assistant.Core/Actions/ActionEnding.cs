using System.Collections.Immutable;
using Assistant.Core.Conversations;
using Assistant.Core.Identity;
using Assistant.Core.Turns;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Core.Actions;

/// <summary>What happens to actions with one append, and what the shopper is told of it.</summary>
/// <param name="Draft">The message; its note says how the action stands afterwards.</param>
public sealed record ActionEnding(Draft Draft)
{
    /// <summary>What happens, before anything is said.</summary>
    public ImmutableArray<OfAction> Events { get; init; } = [];

    /// <summary>What is said of other cards, whose state changes with it.</summary>
    public ImmutableArray<Draft> Notices { get; init; } = [];

    /// <summary>The action that the message introduces.</summary>
    public ActionProposed? Proposed { get; init; }

    public ImmutableArray<OutboxItem> Outbox { get; init; } = [];

    /// <summary>
    /// The same, told to whoever is known now. A guest's half hour ends: from then on nobody is told what an action is about that was worked
    /// out for that guest, only how it stands.
    /// </summary>
    /// <param name="known">What the shopper has proved by now; null: nothing.</param>
    public ActionEnding For(OrderOwner? known, Conversation now, ActionReplies words)
    {
        return this with { Draft = Told(Draft), Notices = [.. Notices.Select(Told)] };

        Draft Told(Draft draft) => draft.Action is { } note && now.FindAction(note.Id) is { } action && action.Proposal.Owner != known ? words.WithoutDetails(draft) : draft;
    }

    /// <summary>All but the message itself, in the order in which they are stored.</summary>
    /// <param name="sequence">Number of the next visible event; afterwards of the message itself.</param>
    public IEnumerable<ConversationEvent> Before(ref int sequence, DateTimeOffset at)
    {
        var events = new List<ConversationEvent>(Events);
        foreach (var notice in Notices)
        {
            events.Add(new AssistantSpoke(sequence++, notice.AsMessage() with { Speaker = Speaker.System }) { At = at });
        }

        if (Proposed is { } proposed)
        {
            events.Add(proposed);
        }

        return events;
    }
}

/// <summary>Takes back cards that no longer hold because of something else.</summary>
public static class OpenCards
{
    /// <summary>Those about the same order, or the same of the account.</summary>
    public static IEnumerable<PendingAction> ReplacedBy(Conversation conversation, Proposal proposal) => conversation.Actions.Where(action =>
        action.IsOpen && action.Id != proposal.Id && action.Proposal.Order == proposal.Order && (proposal.Order is not null || action.Proposal.Tool == proposal.Tool));

    /// <summary>What takes all of them back without a word: the conversation is over, or a person says it.</summary>
    public static ImmutableArray<ConversationEvent> Withdraw(Conversation conversation, WithdrawnBecause why, DateTimeOffset at) =>
        [.. conversation.Actions.Where(action => action.IsOpen).Select(action => new ActionWithdrawn(action.Id, why) { At = at })];
}
