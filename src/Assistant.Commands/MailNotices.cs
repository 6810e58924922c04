using Assistant.Core.Mail;

namespace Assistant.Commands;

/// <summary>Passes mail on and tells those who watch what was sent. For the demo alone, where the mail is to the person at the terminal.</summary>
/// <param name="next">Delivers the mail; null where a notice is all that becomes of it.</param>
public sealed class MailNotices(IMailer? next) : IMailer
{
    /// <summary>Raised after delivery, on the thread that delivered. A watcher returns at once and does not throw.</summary>
    public event Action<MailMessage>? Sent;

    public async Task SendAsync(Guid id, MailMessage mail, CancellationToken cancellationToken)
    {
        if (next is not null)
        {
            await next.SendAsync(id, mail, cancellationToken);
        }

        Sent?.Invoke(mail);
    }
}
