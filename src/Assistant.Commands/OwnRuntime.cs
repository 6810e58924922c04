using Assistant.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Assistant.Commands;

/// <summary>The product, opened for one command by the command's own process.</summary>
/// <param name="args">The whole command line, configuration arguments included.</param>
internal sealed class OwnRuntime(IReadOnlyList<string> args, string currentFolder) : IRuntimeProvider, IAsyncDisposable
{
    // A person who tries the command without having set anything is in the demo, as with the web host's launch settings.
    private static readonly string DefaultEnvironment = Environments.Development;

    private readonly MailNotices _mail = new(next: null);
    private ILoggerFactory? _loggers;
    private AssistantRuntime? _product;

    public HostConfiguration Configuration => field ??= HostConfiguration.Read(args, currentFolder, DefaultEnvironment);

    public MailNotices? Mail => Configuration.IsDemo ? _mail : null;

    public async Task<AssistantRuntime> OpenAsync(CancellationToken cancellationToken) => _product ??= await AssistantRuntime.OpenAsync(
        new RuntimeOptions
        {
            Settings = Configuration.Settings,
            Roots = Configuration.Roots,
            IsDemo = Configuration.IsDemo,
            Loggers = _loggers ??= CreateLoggers(),
            Mailer = Mail,
        },
        cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_product is not null)
        {
            await _product.DisposeAsync();
        }

        _loggers?.Dispose();
    }

    /// <summary>Warnings only, and never among the data.</summary>
    private static ILoggerFactory CreateLoggers() => LoggerFactory.Create(logging => logging
        .SetMinimumLevel(LogLevel.Warning)
        .AddSimpleConsole(console => console.SingleLine = true)
        .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace));
}
