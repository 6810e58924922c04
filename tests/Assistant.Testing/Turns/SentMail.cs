using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Assistant.Core.Mail;

namespace Assistant.Testing.Turns;

/// <summary>A mailer that keeps what it was given to send, once for each id.</summary>
public sealed partial class SentMail : IMailer
{
    private readonly ConcurrentQueue<(Guid Id, MailMessage Mail)> _sent = new();

    public IReadOnlyList<MailMessage> Mails => [.. _sent.DistinctBy(sent => sent.Id).Select(sent => sent.Mail)];

    /// <summary>The ids under which mails were handed over, as often as they were.</summary>
    public IReadOnlyList<Guid> Handed => [.. _sent.Select(sent => sent.Id)];

    /// <summary>The six-digit code in the newest mail.</summary>
    public string NewestCode => Code.Match(Mails[^1].Subject).Value;

    [GeneratedRegex(@"\d{6}", RegexOptions.CultureInvariant, 100)]
    private static partial Regex Code { get; }

    public Task SendAsync(Guid id, MailMessage mail, CancellationToken cancellationToken)
    {
        _sent.Enqueue((id, mail));
        return Task.CompletedTask;
    }
}
