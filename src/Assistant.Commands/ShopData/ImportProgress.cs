using Assistant.DemoShop.Snapshots;

namespace Assistant.Commands.ShopData;

/// <summary>Says every few seconds how far an import is. The importer only leaves its counts here and never waits for a terminal.</summary>
internal sealed class ImportProgress : IProgress<SnapshotCounts>
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private int _records;

    public void Report(SnapshotCounts value) => Volatile.Write(ref _records, value.Customers + value.Products + value.Orders);

    /// <summary>Until cancelled.</summary>
    public async Task TellAsync(CommandIo io, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Interval);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            await io.TellAsync($"{Volatile.Read(ref _records)} records checked ...", cancellationToken);
        }
    }
}
