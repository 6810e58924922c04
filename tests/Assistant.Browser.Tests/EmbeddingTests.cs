using Assistant.Browser.Tests.Browsing;
using Assistant.Testing.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using static Microsoft.Playwright.Assertions;

namespace Assistant.Browser.Tests;

/// <summary>A shop on another origin embeds the widget with one tag, under the content policy that the documentation asks for.</summary>
public sealed class EmbeddingTests(Storefront shop)
{
    [Fact]
    public async Task A_listed_site_gets_the_whole_chat()
    {
        Chromium.Require();
        await using var site = await ShopSite.StartAsync();
        await using var host = await RunningHost.StartAsync(settings: $"--Chat:AllowedOrigins:0={site.Origin}");
        site.EmbedFrom(host.Address);
        await using var visitor = await shop.Chromium.VisitAsync(site.Address);
        await visitor.Chat.OpenAsync();

        var cited = await visitor.Chat.SayAsync("How long is the warranty on a tent?");
        var found = await visitor.Chat.SayAsync("I'm looking for a tent");

        Assert.Contains("Warranty", await ChatWindow.SourcesAsync(cited));
        await Expect(found.Locator("img").First).Not.ToHaveJSPropertyAsync("naturalWidth", 0);
        await Expect(visitor.Chat.Notice).ToBeHiddenAsync();
        await visitor.Page.ReloadAsync();
        await Expect(visitor.Chat.Own).ToHaveCountAsync(2);
        Assert.Empty(visitor.Problems);
    }

    [Fact]
    public async Task An_unlisted_site_reads_that_the_chat_is_not_available()
    {
        Chromium.Require();
        await using var site = await ShopSite.StartAsync();
        await using var host = await RunningHost.StartAsync();
        site.EmbedFrom(host.Address);
        await using var visitor = await shop.Chromium.VisitAsync(site.Address);

        await visitor.Chat.Launcher.ClickAsync();

        await Expect(visitor.Chat.Notice).ToContainTextAsync("not available");
        await Expect(visitor.Chat.Notice.GetByRole(Microsoft.Playwright.AriaRole.Button)).ToBeVisibleAsync();
        await Expect(visitor.Chat.Messages).ToHaveCountAsync(0);
    }

    /// <summary>A page of somebody else: another port is another origin.</summary>
    private sealed class ShopSite : IAsyncDisposable
    {
        private readonly WebApplication _app;
        private Uri? _host;

        private ShopSite(WebApplication app) => _app = app;

        public string Origin => _app.Urls.First();

        public Uri Address => new(Origin);

        public static async Task<ShopSite> StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Logging.ClearProviders();
            var site = new ShopSite(builder.Build());
            site._app.MapGet("/", site.Page);
            site._app.MapGet("/favicon.ico", () => Results.NoContent());
            await site._app.StartAsync(TestContext.Current.CancellationToken);
            return site;
        }

        public void EmbedFrom(Uri host) => _host = host;

        public ValueTask DisposeAsync() => _app.DisposeAsync();

        private IResult Page(HttpResponse response)
        {
            response.Headers.ContentSecurityPolicy =
                $"default-src 'none'; script-src {_host}; connect-src {_host} ws://{_host!.Authority}; img-src {_host}; style-src 'none'";
            return Results.Content(
                $"""
                <!DOCTYPE html>
                <html lang="en"><head><title>A shop</title><meta name="viewport" content="width=device-width"></head>
                <body><h1>A shop</h1><script src="{_host}widget.js" async></script></body></html>
                """,
                "text/html; charset=utf-8");
        }
    }
}
