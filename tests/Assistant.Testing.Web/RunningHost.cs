using Assistant.Web;
using Assistant.Web.Startup;

namespace Assistant.Testing.Web;

/// <summary>The real web host on a free loopback port, with a data folder of its own that is deleted afterwards.</summary>
public sealed class RunningHost : IAsyncDisposable
{
    private readonly AssistantHost _host;
    private readonly string? _ownFolder;

    private RunningHost(AssistantHost host, string? ownFolder, string output) =>
        (_host, _ownFolder, Output, Address) = (host, ownFolder, output, new Uri(host.Addresses.First()));

    public Uri Address { get; }

    /// <summary>What start-up said.</summary>
    public string Output { get; }

    public AssistantHost Host => _host;

    /// <summary>Starts in demo mode with limits that tests do not meet by accident.</summary>
    /// <param name="settings">More settings, such as <c>--Limits:MessagesPerMinute=20</c>; they win.</param>
    public static async Task<RunningHost> StartAsync(HostParts? parts = null, string? dataFolder = null, params string[] settings)
    {
        var folder = dataFolder ?? Directory.CreateTempSubdirectory("assistant-").FullName;
        var output = new StringWriter();
        string[] args =
        [
            "--urls=http://127.0.0.1:0",
            $"--Data:Folder={folder}",
            "--Demo:Enabled=true",
            "--Limits:ConversationsPerHour=100000",
            "--Limits:MessagesPerMinute=10000",
            "--Limits:MessagesPerHour=100000",
            "--Logging:LogLevel:Default=None",
            "--Logging:LogLevel:Assistant=None",
            .. settings,
        ];
        var host = await AssistantHost.BuildAsync(args, (parts ?? new HostParts()) with { Output = output }, CancellationToken.None);
        await host.StartAsync(CancellationToken.None);
        return new RunningHost(host, dataFolder is null ? folder : null, output.ToString());
    }

    /// <summary>A shopper with a conversation of their own.</summary>
    /// <param name="customer">Signs in as this member of the demo's cast.</param>
    public Task<DirectLineShopper> ShopperAsync(string? customer = null) => DirectLineShopper.EnterAsync(Address, customer);

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        if (_ownFolder is not null)
        {
            Directory.Delete(_ownFolder, recursive: true);
        }
    }
}
