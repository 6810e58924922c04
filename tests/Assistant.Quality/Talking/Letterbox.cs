using System.Text.RegularExpressions;
using System.Threading.Channels;
using Assistant.Core.Mail;

namespace Assistant.Quality.Talking;

/// <summary>Keeps the mail that the assistant sends, for the shopper to read a code from.</summary>
internal sealed partial class Letterbox : IMailer
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly Channel<string> _codes = Channel.CreateUnbounded<string>();

    [GeneratedRegex(@"\d{6}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Code { get; }

    public Task SendAsync(Guid id, MailMessage mail, CancellationToken cancellationToken) =>
        _codes.Writer.WriteAsync(Code.Match(mail.Subject).Value, cancellationToken).AsTask();

    /// <summary>Waits for the next mail and gives the code in it.</summary>
    /// <exception cref="TimeoutException">None came.</exception>
    public Task<string> TakeCodeAsync(CancellationToken cancellationToken) =>
        _codes.Reader.ReadAsync(cancellationToken).AsTask().WaitAsync(Patience, cancellationToken);
}
