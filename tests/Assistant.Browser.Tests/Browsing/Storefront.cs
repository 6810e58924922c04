using Assistant.Testing.Web;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Assistant.Browser.Tests.Browsing.Storefront))]

namespace Assistant.Browser.Tests.Browsing;

/// <summary>
/// The browser, and one running demo shop for every test that needs no host of its own. Each visitor has a profile and conversations of
/// their own.
/// </summary>
public sealed class Storefront : IAsyncLifetime
{
    private readonly SemaphoreSlim _starting = new(1);
    private RunningHost? _host;

    public Chromium Chromium { get; } = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <param name="path">The page to arrive on, such as <c>/policies</c>.</param>
    /// <param name="profile">Size, colour scheme and so on; 1280 by 800 by default.</param>
    public async Task<Visitor> VisitAsync(string path = "/", BrowserNewContextOptions? profile = null)
    {
        Chromium.Require();
        return await Chromium.VisitAsync(new Uri(await AddressAsync(), path), profile);
    }

    /// <summary>The server's side of a visitor's conversation, which they have opened before.</summary>
    public ActionDesk DeskOf(Visitor visitor) => new(_host!.Host.Runtime, visitor.Conversation);

    private async Task<Uri> AddressAsync()
    {
        await _starting.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            _host ??= await RunningHost.StartAsync();
            return _host.Address;
        }
        finally
        {
            _starting.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Chromium.DisposeAsync();
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }

        _starting.Dispose();
    }
}
