using Assistant.Core.Catalog;
using Assistant.Core.Knowledge;
using Assistant.Core.Shop;
using Assistant.Hosting;
using Assistant.Testing.Web;
using BenchmarkDotNet.Attributes;

namespace Assistant.Benchmarks.Micro;

/// <summary>The two searches, on the demo shop's own pages and catalog.</summary>
public class SearchBenchmarks
{
    private const int Top = 8;

    private static readonly CatalogQuery Tent = new("two person tent for rain") { MaxPrice = new Money(200_00, "EUR") };

    private RunningHost _host = null!;

    private AssistantRuntime Runtime => _host.Host.Runtime;

    // In this process a setup that returns a task is started and not waited for.
    [GlobalSetup]
    public void Start() => _host = RunningHost.StartAsync().GetAwaiter().GetResult();

    [Benchmark]
    public Task<IReadOnlyList<PassageHit>> SearchPolicy() =>
        Runtime.Passages.SearchAsync(Runtime.Knowledge.Current, "how long do I have to send something back?", Top, CancellationToken.None);

    [Benchmark]
    public Task<IReadOnlyList<ProductHit>> SearchCatalog() => Runtime.Catalog.SearchAsync(Tent, Top, CancellationToken.None);

    [GlobalCleanup]
    public async Task StopAsync() => await _host.DisposeAsync();
}
