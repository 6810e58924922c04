using Assistant.Core.Knowledge;
using Assistant.Hosting;
using Assistant.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Assistant.Cli.Tests;

/// <summary>Questions that nobody asked run what a shopper's run, and leave nothing behind.</summary>
public sealed class RehearsalTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Runs_the_brain_and_its_tools_and_stores_nothing()
    {
        CountingPassages? pages = null;
        await using var product = await OpenAsync(new PartWrappers { Passages = index => pages = new CountingPassages(index) });

        await product.RehearseAsync(Cancellation);

        Assert.True(pages!.Searches >= 10, $"{pages.Searches} searches");
        Assert.Empty(await product.Store.ListStartedAsync(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, Cancellation));
        Assert.Empty(await product.Handoffs.ListOpenAsync(Cancellation));
    }

    [Fact]
    public async Task Ends_at_once_when_the_host_does()
    {
        CountingPassages? pages = null;
        await using var product = await OpenAsync(new PartWrappers { Passages = index => pages = new CountingPassages(index) });
        using var over = new CancellationTokenSource();
        await over.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => product.RehearseAsync(over.Token));

        Assert.Equal(0, pages!.Searches);
    }

    private Task<AssistantRuntime> OpenAsync(PartWrappers wrap)
    {
        var configuration = HostConfiguration.Read(["--data", _folder.Of("data")], Repository.Root, "Development");
        return AssistantRuntime.OpenAsync(
            new RuntimeOptions
            {
                Settings = configuration.Settings, Roots = configuration.Roots, IsDemo = true, Loggers = NullLoggerFactory.Instance, Wrap = wrap,
            },
            Cancellation);
    }

    private sealed class CountingPassages(IPassageIndex pages) : IPassageIndex
    {
        private int _searches;

        public int Searches => _searches;

        public Task BuildAsync(Release release, CancellationToken cancellationToken) => pages.BuildAsync(release, cancellationToken);

        public Task<IReadOnlyList<PassageHit>> SearchAsync(Release release, string query, int top, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _searches);
            return pages.SearchAsync(release, query, top, cancellationToken);
        }
    }
}
