using Assistant.Testing.Web;

namespace Assistant.Web.Tests.Conversations;

/// <summary>One running demo host for all conversations of a class.</summary>
public sealed class DemoHost : IAsyncLifetime
{
    private RunningHost? _host;

    public RunningHost Host => _host ?? throw new InvalidOperationException("The host has not started.");

    public async ValueTask InitializeAsync() => _host = await RunningHost.StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }
    }
}
