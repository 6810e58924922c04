using System.Collections.Immutable;
using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using Assistant.Core.Knowledge;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Core.Handoffs;

/// <summary>
/// Where people answer shoppers. A person's first words claim the conversation: the assistant is silent from then on, until the
/// handoff is closed.
/// </summary>
public sealed class HandoffDesk(IHandoffQueue queue, ConversationLog log, ILiveRelease live, Limits limits, TimeProvider time)
{
    /// <summary>Says a person's words to the shopper, once.</summary>
    /// <param name="person">The name that the shopper reads beside them.</param>
    /// <exception cref="StorageUnavailableException">Whether it was stored is not known: look before trying again.</exception>
    public Task<DeskResult> ReplyAsync(HandoffId id, string person, string text, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > limits.MessageCharacters)
        {
            return Task.FromResult<DeskResult>(
                new DeskResult.Refused($"A reply has between 1 and {limits.MessageCharacters} characters."));
        }

        return ChangeAsync(
            id,
            conversation =>
            [
                .. OpenCards.Withdraw(conversation, WithdrawnBecause.Over, time.GetUtcNow()),
                new PersonSpoke(conversation.LastSequence + 1, id, person, text.Trim()) { At = time.GetUtcNow() },
            ],
            cancellationToken);
    }

    /// <summary>Ends the handoff and tells the shopper that the assistant attends again.</summary>
    /// <param name="outcome">What became of it, for the shop's own records.</param>
    public Task<DeskResult> CloseAsync(HandoffId id, string outcome, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(outcome) || outcome.Length > limits.MessageCharacters)
        {
            return Task.FromResult<DeskResult>(
                new DeskResult.Refused($"An outcome has between 1 and {limits.MessageCharacters} characters."));
        }

        return ChangeAsync(id, conversation => Closing(conversation, id, outcome.Trim()), cancellationToken);
    }

    private ImmutableArray<ConversationEvent> Closing(Conversation conversation, HandoffId id, string outcome)
    {
        var now = time.GetUtcNow();
        return
        [
            new HandoffEnded(id, outcome) { At = now },
            new AssistantSpoke(
                conversation.LastSequence + 1, new OutgoingMessage(Speaker.System, live.Current.Wording.Say("system.handoff_closed"))) { At = now },
        ];
    }

    private async Task<DeskResult> ChangeAsync(
        HandoffId id, Func<Conversation, ImmutableArray<ConversationEvent>> decide, CancellationToken cancellationToken)
    {
        if (await queue.FindAsync(id, cancellationToken) is not { } handoff)
        {
            return new DeskResult.Unknown();
        }

        // The queue may lag behind; the conversation itself says whether the handoff is still open.
        var update = await log.UpdateAsync<DeskResult>(
            handoff.Conversation,
            conversation => conversation is { HasEnded: false, Handoff: { } open } && open == id
                ? new Change<DeskResult>(new DeskResult.Done(), decide(conversation))
                : new Change<DeskResult>(new DeskResult.Closed(), []),
            cancellationToken);
        return update.Result;
    }
}

public abstract record DeskResult
{
    private DeskResult()
    {
    }

    public sealed record Done : DeskResult;

    /// <summary>There is no such handoff.</summary>
    public sealed record Unknown : DeskResult;

    /// <summary>The handoff, or its whole conversation, has ended.</summary>
    public sealed record Closed : DeskResult;

    /// <param name="Message">What to do instead.</param>
    public sealed record Refused(string Message) : DeskResult;
}
