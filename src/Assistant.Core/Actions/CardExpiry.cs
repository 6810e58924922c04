using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Core.Actions;

/// <summary>Ends cards that nobody confirmed in time.</summary>
internal sealed class CardExpiry(ActionNews news, Func<WordedActions> live, TimeProvider time)
{
    public Task ExpireAsync(DueAction due, CancellationToken cancellationToken) => news.StoreAsync(
        due,
        (_, action) => action.IsOpen && time.GetUtcNow() >= action.Proposal.ExpiresAt
            ? new ActionEnding(live().Words.Expired(action.Proposal)) { Events = [new ActionExpired(due.Id) { At = time.GetUtcNow() }] }
            : null,
        cancellationToken);
}
