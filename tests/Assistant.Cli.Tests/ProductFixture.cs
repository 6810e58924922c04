using Assistant.Cli.Tests;
using Assistant.Commands;
using Assistant.Hosting;
using Assistant.Testing;
using Microsoft.Extensions.Logging.Abstractions;

[assembly: AssemblyFixture(typeof(ProductFixture))]

namespace Assistant.Cli.Tests;

/// <summary>The whole product on a data folder of its own, in demo mode; opened once, because every command may share it.</summary>
public sealed class ProductFixture : IRuntimeProvider, IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private AssistantRuntime? _product;

    public ProductFixture() => Configuration = HostConfiguration.Read(["--data", DataFolder], Repository.Root, "Development");

    public HostConfiguration Configuration { get; }

    public MailNotices Mail { get; } = new(next: null);

    MailNotices? IRuntimeProvider.Mail => Mail;

    public string DataFolder => _folder.Of("data");

    public async ValueTask InitializeAsync() => _product = await AssistantRuntime.OpenAsync(
        new RuntimeOptions
        {
            Settings = Configuration.Settings,
            Roots = Configuration.Roots,
            IsDemo = true,
            Loggers = NullLoggerFactory.Instance,
            Mailer = Mail,
        },
        CancellationToken.None);

    public Task<AssistantRuntime> OpenAsync(CancellationToken cancellationToken) => Task.FromResult(_product!);

    public async ValueTask DisposeAsync()
    {
        await _product!.DisposeAsync();
        _folder.Dispose();
    }
}

/// <summary>Settings without a product: a command that asks for data fails the test.</summary>
internal sealed class NoData(params string[] args) : IRuntimeProvider
{
    public HostConfiguration Configuration => HostConfiguration.Read(args, Repository.Root, "Development");

    public MailNotices? Mail => null;

    public Task<AssistantRuntime> OpenAsync(CancellationToken cancellationToken) =>
        throw new InvalidOperationException("This command must not need any data.");
}
