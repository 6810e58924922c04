using System.Collections.Immutable;
using Assistant.Core.Conversations;
using Assistant.Core.Identity;
using Assistant.Core.Knowledge;
using Assistant.Core.Shop;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Core.Actions;

/// <summary>
/// Where people of the shop say yes or no to an action that a rule leaves to them. A yes carries nothing out by itself: the worker does,
/// after everything has been checked anew. Nobody decides on what they asked for themselves.
/// </summary>
public sealed class ApprovalDesk(IActionLedger ledger, ConversationLog log, IShop shop, ILiveRelease live, TimeProvider time)
{
    /// <summary>Longest name and longest note, in characters.</summary>
    public const int MaxName = 80;

    /// <inheritdoc cref="MaxName"/>
    public const int MaxNote = 500;

    private readonly ActionNews _news = new(log, () => new ActionReplies(live.Current.Wording), time);

    /// <exception cref="StorageUnavailableException">Whether it was stored is not known: look before trying again.</exception>
    /// <exception cref="ShopUnavailableException">Whether the approver is the shopper cannot be told now. Nothing was stored.</exception>
    public Task<ApprovalResult> ApproveAsync(ActionId id, Approver by, CancellationToken cancellationToken) =>
        DecideAsync(id, by, (_, _, now) => [new ActionApproved(id, by) { At = now }], cancellationToken);

    /// <summary>The shopper is told, with the note where there is one.</summary>
    /// <inheritdoc cref="ApproveAsync"/>
    public Task<ApprovalResult> RefuseAsync(ActionId id, Approver by, CancellationToken cancellationToken) =>
        DecideAsync(id, by, (conversation, action, now) => Refusing(conversation, action, by, now), cancellationToken);

    private async Task<ApprovalResult> DecideAsync(
        ActionId id,
        Approver by,
        Func<Conversation, PendingAction, DateTimeOffset, ImmutableArray<ConversationEvent>> decide,
        CancellationToken cancellationToken)
    {
        if (Fault(by) is { } fault)
        {
            return new ApprovalResult.Refused(fault);
        }

        if (await ledger.FindAsync(id, cancellationToken) is not { } where
            || (await log.FindAsync(where, cancellationToken))?.FindAction(id) is not { } action)
        {
            return new ApprovalResult.Unknown();
        }

        if (await IsShopperAsync(by.Name.Trim(), action.Proposal, cancellationToken))
        {
            return new ApprovalResult.Refused("Whoever asked for an action cannot decide on it. Let somebody else do so.");
        }

        var update = await log.UpdateAsync<ApprovalResult>(
            where,
            conversation => conversation?.FindAction(id) switch
            {
                null => Nothing(new ApprovalResult.Unknown()),
                { State: ActionState.NeedsApproval } waiting =>
                    new Change<ApprovalResult>(new ApprovalResult.Done(), decide(conversation, waiting, time.GetUtcNow())),
                var other => Nothing(new ApprovalResult.NotWaiting(other.State.GetType().Name)),
            },
            cancellationToken);
        return update.Result;
    }

    private ImmutableArray<ConversationEvent> Refusing(Conversation conversation, PendingAction action, Approver by, DateTimeOffset now) =>
        _news.Tell(conversation, action, new ActionEnding(new ActionReplies(live.Current.Wording).RefusedByPerson(action.Proposal, by.Note?.Trim())) { Events = [new ActionRefused(action.Id, by) { At = now }] });

    /// <summary>Whether a name is the customer's id or the mail address of the account or order.</summary>
    private async Task<bool> IsShopperAsync(string name, Proposal proposal, CancellationToken cancellationToken)
    {
        if (proposal.Owner is OrderOwner.OfCustomer(var id))
        {
            var customer = await shop.FindCustomerAsync(id, cancellationToken);
            if (Same(name, id.Value) || (customer is not null && Same(name, customer.Email)))
            {
                return true;
            }
        }

        return proposal.Order is { } order && await shop.MatchGuestAsync(order, name, cancellationToken) is not null;
    }

    private static bool Same(string name, string? other) => string.Equals(name, other?.Trim(), StringComparison.OrdinalIgnoreCase);

    /// <summary>What is wrong with how somebody names themselves or why; null where nothing is.</summary>
    internal static string? Fault(Approver by) => by switch
    {
        _ when string.IsNullOrWhiteSpace(by.Name) || by.Name.Length > MaxName => $"Say who decides, in at most {MaxName} characters.",
        { Note: { } note } when string.IsNullOrWhiteSpace(note) || note.Length > MaxNote => $"A note has between 1 and {MaxNote} characters.",
        _ => null,
    };

    private static Change<ApprovalResult> Nothing(ApprovalResult result) => new(result, []);
}

public abstract record ApprovalResult
{
    private ApprovalResult()
    {
    }

    public sealed record Done : ApprovalResult;

    /// <summary>There is no such action.</summary>
    public sealed record Unknown : ApprovalResult;

    /// <param name="State">How it stands instead, such as <c>Succeeded</c>.</param>
    public sealed record NotWaiting(string State) : ApprovalResult;

    /// <param name="Message">Why this person may not decide, or what to say instead.</param>
    public sealed record Refused(string Message) : ApprovalResult;
}
