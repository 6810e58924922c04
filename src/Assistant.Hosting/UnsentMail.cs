using Assistant.Core.Mail;
using Microsoft.Extensions.Logging;

namespace Assistant.Hosting;

/// <summary>Where no mail can be delivered: says so in the log, without a word of the mail.</summary>
internal sealed partial class UnsentMail(ILogger<UnsentMail> logger) : IMailer
{
    public Task SendAsync(Guid id, MailMessage mail, CancellationToken cancellationToken)
    {
        NotSent(id);
        return Task.CompletedTask;
    }

    [LoggerMessage(LogLevel.Warning, "Mail {Mail} was not sent: no mail server is set up")]
    private partial void NotSent(Guid mail);
}
