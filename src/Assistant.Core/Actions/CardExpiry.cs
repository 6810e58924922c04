using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Core.Actions;

/// <summary>Ends cards that nobody confirmed in time.</summary>
internal sealed class CardExpiry(ActionNews news, ActionReplies words, TimeProvider time)
{
    public Task ExpireAsync(DueAction due, CancellationToken cancellationToken) => news.StoreAsync(
        due,
        (_, action) => action.IsOpen && time.GetUtcNow() >= action.Proposal.ExpiresAt
            ? new ActionEnding(words.Expired(action.Proposal)) { Events = [new ActionExpired(due.Id) { At = time.GetUtcNow() }] }
            : null,
        cancellationToken);
}
