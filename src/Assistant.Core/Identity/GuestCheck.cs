using System.Text.Json;
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
public sealed class GuestCheck(IShop shop, OneTimeCodes codes, ICodeLedger ledger, MailOutbox outbox, Wording wording, Limits limits)
{
    public async Task<BegunCheck> BeginAsync(
        Conversation conversation, ControlEffect.StartGuestCheck wanted, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var recipient = await shop.MatchGuestAsync(wanted.Order, wanted.Email, cancellationToken);
        var budget = await ledger.CountAsync(wanted.Order, conversation.Origin, now, cancellationToken);
        var allowed = budget.OrderLastHour < limits.CodesPerOrderAndHour
            && budget.OrderLastDay < limits.CodesPerOrderAndDay
            && budget.OriginLastHour < limits.CodesPerOriginAndHour;

        var code = OneTimeCodes.NewCode();
        var hash = codes.Hash(conversation.Id, wanted.Order, code);
        var minutes = $"{limits.CodeLifetime.TotalMinutes:0}";
        var mail = outbox.Seal(new MailMessage(
            recipient ?? wanted.Email,
            wording.Say("mail.code.subject", ("code", code)),
            wording.Say("mail.code.body", ("code", code), ("order", wanted.Order.Value), ("minutes", minutes))));

        var issued = recipient is not null && allowed;
        return new BegunCheck(
            new ConversationEvent.CodeIssued(wanted.Order, issued ? hash : null, now + limits.CodeLifetime, conversation.Origin) { At = now },
            issued ? mail : null);
    }
}

/// <param name="Mail">Null where no code may be mailed.</param>
public sealed record BegunCheck(ConversationEvent.CodeIssued Issued, OutboxItem? Mail);
