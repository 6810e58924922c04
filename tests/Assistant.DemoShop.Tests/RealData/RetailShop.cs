using Assistant.Conformance.Retail;

namespace Assistant.DemoShop.Tests.RealData;

/// <summary>The shop of the public retail data set, imported once for the tests of a class.</summary>
public sealed class RetailShop : IAsyncLifetime
{
    private RetailRun? _run;

    /// <summary>The run, or the test is skipped with the reason.</summary>
    public RetailRun Run
    {
        get
        {
            TestData.File("retail", "orders.json");
            return _run!;
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (Testing.Repository.TestData("retail") is { } folder)
            _run = await RetailRun.PrepareAsync(folder, CancellationToken.None);
    }

    public ValueTask DisposeAsync()
    {
        _run?.Dispose();
        return ValueTask.CompletedTask;
    }
}
