using Assistant.Core.Conversations;
using Assistant.Core.Mail;
using Assistant.Core.Prompts;
using Assistant.Core.Shop;
using Assistant.Core.Tools;

namespace Assistant.Core.Identity;

/// <summary>Begins the check that opens one order to a guest: mails a one-time code if order and address belong together.</summary>
/// <remarks>
/// Every path does the same work, and budgets count what was asked for whether it exists or not, so that neither the answer nor
/// its time tells anything about an order.
/// </remarks>
public sealed class GuestCheck(IShop shop, OneTimeCodes codes, ICodeLedger ledger, MailOutbox outbox, Limits limits)
    : IDisposable
{
    // What is counted and what is stored must be one step, or checks that begin together would each find the last place free.
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);

    /// <summary>Asks the shop whether order and address belong together. Nothing has begun.</summary>
    /// <exception cref="ShopUnavailableException">The shop does not answer.</exception>
    public async Task<PreparedCheck> PrepareAsync(ControlEffect.StartGuestCheck wanted, CancellationToken cancellationToken) =>
        new(wanted, await shop.MatchGuestAsync(wanted.Order, wanted.Email, cancellationToken));

    /// <summary>Counts the check against its budgets and lets <paramref name="store"/> make it true, with no other check in between.</summary>
    /// <param name="wording">Of the mail that takes the code to the guest.</param>
    public async Task BeginAsync(
        Conversation conversation, PreparedCheck check, Wording wording, DateTimeOffset now, Func<BegunCheck, Task> store, CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            var budget = await ledger.CountAsync(check.Wanted.Order, conversation.Origin, now, cancellationToken);
            await store(Begin(conversation, check, wording, Allows(budget), now));
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Dispose() => _oneAtATime.Dispose();

    private bool Allows(CodeBudget budget) => budget.OrderLastHour < limits.CodesPerOrderAndHour
        && budget.OrderLastDay < limits.CodesPerOrderAndDay
        && budget.OriginLastHour < limits.CodesPerOriginAndHour;

    private BegunCheck Begin(Conversation conversation, PreparedCheck check, Wording wording, bool isAllowed, DateTimeOffset now)
    {
        var (wanted, recipient) = check;
        var code = OneTimeCodes.NewCode();
        var hash = codes.Hash(conversation.Id, wanted.Order, code);
        var minutes = $"{limits.CodeLifetime.TotalMinutes:0}";
        var mail = outbox.Seal(new MailMessage(
            recipient ?? wanted.Email,
            wording.Say("mail.code.subject", ("code", code)),
            wording.Say("mail.code.body", ("code", code), ("order", wanted.Order.Value), ("minutes", minutes))));

        var issued = recipient is not null && isAllowed;
        return new BegunCheck(
            new ConversationEvent.CodeIssued(wanted.Order, issued ? hash : null, now + limits.CodeLifetime, conversation.Origin) { At = now },
            issued ? mail : null);
    }
}

/// <param name="Recipient">The address to which a code may go; null where order and address do not belong together.</param>
public sealed record PreparedCheck(ControlEffect.StartGuestCheck Wanted, string? Recipient);

/// <param name="Mail">Null where no code may be mailed.</param>
public sealed record BegunCheck(ConversationEvent.CodeIssued Issued, OutboxItem? Mail);
