using Microsoft.Playwright;

namespace Assistant.Browser.Tests.Browsing;

/// <summary>The machine's own Chromium, started when the first test needs it and shared by all.</summary>
/// <remarks>
/// Taken from the environment variable <c>CHROMIUM</c> or the usual places; nothing is downloaded. Where there is none the tests skip,
/// unless <c>BROWSER_TESTS=required</c> turns that into a failure.
/// </remarks>
public sealed class Chromium : IAsyncDisposable
{
    /// <summary>For a machine that does other things at the same time; a test that passes does not wait for it.</summary>
    private const float PatienceMilliseconds = 30_000;

    private static readonly string[] UsualPlaces =
        ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable"];

    // The sandbox needs rights that containers do not give; these tests open our own pages only. Grey letters look the same everywhere.
    private static readonly string[] Arguments = ["--no-sandbox", "--disable-lcd-text", "--font-render-hinting=none"];

    private readonly SemaphoreSlim _starting = new(1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public Chromium() => Assertions.SetDefaultExpectTimeout(PatienceMilliseconds);

    /// <summary>Skips the test where no browser can be had.</summary>
    public static void Require()
    {
        if (Find() is null)
        {
            const string Remedy = "No Chromium was found. Install it, or set CHROMIUM to its path.";
            Assert.SkipUnless(Environment.GetEnvironmentVariable("BROWSER_TESTS") is "required", Remedy);
            Assert.Fail(Remedy);
        }
    }

    /// <summary>A visitor with a browser profile of their own, on the page at <paramref name="address"/>.</summary>
    public async Task<Visitor> VisitAsync(Uri address, BrowserNewContextOptions? profile = null)
    {
        Require();
        var browser = await StartedAsync();
        var context = await browser.NewContextAsync(profile ?? new BrowserNewContextOptions { ViewportSize = new() { Width = 1280, Height = 800 } });
        context.SetDefaultTimeout(PatienceMilliseconds);
        return await Visitor.ArriveAsync(context, address);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        _starting.Dispose();
    }

    private static string? Find() => Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named
        ? File.Exists(named) ? named : null
        : UsualPlaces.FirstOrDefault(File.Exists);

    private async Task<IBrowser> StartedAsync()
    {
        await _starting.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            _playwright ??= await Playwright.CreateAsync();
            return _browser ??= await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Find(), Args = Arguments });
        }
        finally
        {
            _starting.Release();
        }
    }
}
