using System.Text.Json;
using Assistant.Core.Conversations;
using Assistant.Core.Privacy;

namespace Assistant.Core.Mail;

/// <summary>A plain-text mail to one shopper.</summary>
public sealed record MailMessage(string To, string Subject, string Body);

/// <summary>Delivers mail. At least once: the same id may come again.</summary>
public interface IMailer
{
    Task SendAsync(Guid id, MailMessage mail, CancellationToken cancellationToken);
}

/// <summary>Puts mail into the outbox so that the database cannot read it, and sends it from there.</summary>
public sealed class MailOutbox(SealedBox box, IMailer mailer) : IOutboxSender
{
    public const string MailKind = "mail";

    public string Kind => MailKind;

    public OutboxItem Seal(MailMessage mail) =>
        new(Guid.CreateVersion7(), MailKind, box.Seal(JsonSerializer.SerializeToUtf8Bytes(mail)));

    public Task SendAsync(Guid id, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken) =>
        mailer.SendAsync(
            id,
            JsonSerializer.Deserialize<MailMessage>(box.Open(payload.Span)) ?? throw new InvalidDataException("The mail is empty."),
            cancellationToken);
}
