using System.Text.RegularExpressions;
using System.Threading.Channels;
using Assistant.Core.Mail;

namespace Assistant.Evals.Stages;

/// <summary>Keeps the mail that a case's shopper is sent, to read a code from.</summary>
internal sealed partial class Letterbox : IMailer
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly Channel<string> _codes = Channel.CreateUnbounded<string>();

    // A label's code may hold six digits too, and is no code to type.
    [GeneratedRegex(@"^\d{6}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Code { get; }

    public Task SendAsync(Guid id, MailMessage mail, CancellationToken cancellationToken) => Code.Match(mail.Subject) is { Success: true } code
        ? _codes.Writer.WriteAsync(code.Value, cancellationToken).AsTask()
        : Task.CompletedTask;

    /// <summary>Waits for the next mail and gives the code in it.</summary>
    /// <exception cref="TimeoutException">None came.</exception>
    public Task<string> TakeCodeAsync(CancellationToken cancellationToken) =>
        _codes.Reader.ReadAsync(cancellationToken).AsTask().WaitAsync(Patience, cancellationToken);
}
