using System.Net.Sockets;
using Assistant.Commands;
using Assistant.Commands.Sockets;
using Assistant.Hosting;
using Assistant.Web.Demo;

namespace Assistant.Web.Startup;

/// <summary>Lets the <c>assistant</c> command work beside this host, which holds the data: its commands run here.</summary>
internal sealed partial class CommandListener(
    HostConfiguration configuration, AssistantRuntime runtime, MailNotices? mail, ILogger<CommandListener> logger) : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private Task _serving = Task.CompletedTask;

    /// <summary>The demo's mail, as a command shows it beside the chat; null where there is no mailbox that the person here may read.</summary>
    public static MailNotices? NoticesOf(DemoMailbox? mailbox) => mailbox is null ? null : new MailNotices(mailbox);

    public void Start() => _serving = ServeAsync();

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _serving;
        _stopping.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            await CommandSocketServer.RunAsync(
                runtime.Folder.Path, new HostedRuntime(configuration, runtime, mail), logger, _stopping.Token);
        }
        catch (Exception fault) when (fault is SocketException or IOException or UnauthorizedAccessException)
        {
            // Some file systems know no sockets. Shoppers are served all the same.
            NotListening(fault.Message);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The assistant command cannot reach this host: {Fault}")]
    private partial void NotListening(string fault);
}
