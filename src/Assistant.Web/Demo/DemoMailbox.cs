using System.Collections.Immutable;
using Assistant.Core.Mail;

namespace Assistant.Web.Demo;

/// <summary>Stands in for a mail server: keeps the last mails in memory, each once.</summary>
public sealed class DemoMailbox(TimeProvider time) : IMailer
{
    private const int Kept = 200;

    private ImmutableList<DemoMail> _mails = [];

    /// <summary>Newest first.</summary>
    public IReadOnlyList<DemoMail> Mails => _mails;

    public Task SendAsync(Guid id, MailMessage mail, CancellationToken cancellationToken)
    {
        ImmutableInterlocked.Update(ref _mails, mails => mails.Exists(known => known.Id == id)
            ? mails
            : [new DemoMail(id, time.GetUtcNow(), mail), .. mails.Take(Kept - 1)]);
        return Task.CompletedTask;
    }
}

public sealed record DemoMail(Guid Id, DateTimeOffset At, MailMessage Message);
