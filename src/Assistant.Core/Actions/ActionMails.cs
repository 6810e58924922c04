using System.Collections.Immutable;
using Assistant.Core.Conversations;
using Assistant.Core.Mail;
using Assistant.Core.Prompts;
using Assistant.Core.Shop;

namespace Assistant.Core.Actions;

/// <summary>The mails that follow from a write. They go out with the event that says it succeeded, so each leaves once and none without it.</summary>
public sealed class ActionMails(MailOutbox outbox, ActionReplies words, Wording wording)
{
    public ImmutableArray<OutboxItem> After(Proposal proposal, ShopReceipt receipt, string told)
    {
        if (receipt.Mail is not { } to)
        {
            return [];
        }

        var details = string.Join('\n', proposal.Summary.Lines.Select(line => $"- {line.Quantity} × {line.Title} {line.Note}".TrimEnd())
            .Concat(proposal.Summary.Facts.Select(fact => $"- {fact.Label}: {fact.Value}")));
        var confirmation = Seal(
            proposal, "confirmation mail", new MailMessage(to, words.Subject(proposal), wording.Say("mail.action.body", ("what", told), ("details", details))));
        return receipt is { Label: { } label, Return: { } back }
            ? [confirmation, Seal(proposal, "label and instructions", Label(proposal, to, label, back))]
            : [confirmation];
    }

    public OutboxItem StepUp(Proposal proposal, string to, string code, string minutes) => Seal(
        proposal,
        "step-up code",
        new MailMessage(
            to,
            wording.Say("mail.step_up.subject", ("code", code)),
            wording.Say("mail.step_up.body", ("code", code), ("what", words.Subject(proposal)), ("minutes", minutes))));

    private MailMessage Label(Proposal proposal, string to, string label, ReturnId back) => new(
        to,
        wording.Say("mail.label.subject", ("label", label), ("return", back.Value)),
        wording.Say(
            "mail.label.body",
            ("label", label),
            ("return", back.Value),
            ("order", proposal.Order?.Value ?? ""),
            ("items", string.Join(", ", proposal.Summary.Lines.Select(line => $"{line.Quantity} × {line.Title}")))));

    private OutboxItem Seal(Proposal proposal, string purpose, MailMessage mail) => outbox.Seal(mail) with { Action = proposal.Id, Purpose = purpose };
}
