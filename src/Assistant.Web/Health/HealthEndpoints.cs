using Assistant.Core.Conversations;
using Assistant.Core.Shop;
using Assistant.Hosting;

namespace Assistant.Web.Health;

/// <summary>Probes: whether the process lives, whether it can serve, and what is degraded.</summary>
internal static class HealthEndpoints
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static void MapHealth(this IEndpointRouteBuilder app, AssistantRuntime runtime)
    {
        var probes = app.ServiceProvider.GetRequiredService<ProbeRounds>();
        app.MapGet("/healthz/live", () => TypedResults.Text("live"));
        app.MapGet("/healthz/ready", async (CancellationToken cancellationToken) =>
            await CheckAsync("storage", ct => runtime.Store.ListUnansweredAsync(ct), cancellationToken) is { Works: true }
                ? Results.Text("ready")
                : Results.Text("not ready: storage", statusCode: StatusCodes.Status503ServiceUnavailable));
        app.MapGet("/healthz", async (CancellationToken cancellationToken) =>
        {
            Part[] parts =
            [
                await CheckAsync("storage", ct => runtime.Store.ListUnansweredAsync(ct), cancellationToken),
                await CheckAsync("shop", ct => runtime.Shop.ReadCatalogVersionAsync(ct), cancellationToken),
                new Part("knowledge", runtime.Knowledge.Current.Pages.Length > 0),
                new Part("audit", runtime.Audit.IsHealthy),
                .. probes.Last is { } round ? [new Part("probes", round.NotPassed.IsEmpty)] : (Part[])[],
            ];
            return TypedResults.Json(new
            {
                Status = parts.All(part => part.Works) ? "healthy" : "degraded",
                Release = runtime.Knowledge.Current.Id.Value,
                Parts = parts.Select(part => new { part.Name, Status = part.Works ? "healthy" : "degraded" }),
            });
        });
    }

    private static async Task<Part> CheckAsync(string name, Func<CancellationToken, Task> check, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            await check(patience.Token);
            return new Part(name, Works: true);
        }
        catch (Exception fault) when (fault is StorageUnavailableException or ShopUnavailableException
            || (fault is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return new Part(name, Works: false);
        }
    }

    private sealed record Part(string Name, bool Works);
}
