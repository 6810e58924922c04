using System.Diagnostics;
using System.IO.Pipelines;
using System.Text;
using Assistant.Commands.Output;
using Assistant.DemoShop;
using Assistant.DemoShop.Snapshots;
using Assistant.Hosting;

namespace Assistant.Commands.ShopData;

/// <summary>Replaces the shop by a snapshot, then makes its catalog searchable.</summary>
internal sealed class SnapshotImportCommand(CommandIo io, IRuntimeProvider runtime)
{
    public async Task<int> RunAsync(string file, CancellationToken cancellationToken)
    {
        await using var opened = file is InputFile.Piped ? null : InputFile.Open(io, file);
        var product = await runtime.OpenAsync(cancellationToken);
        var shop = ShopCommands.DemoShopOf(product);
        var outcome = await ImportAsync(shop, opened, cancellationToken);
        switch (outcome)
        {
            case SnapshotImport.Imported(var counts):
                await IndexAsync(product, cancellationToken);
                await io.TellAsync(
                    $"Imported {counts.Customers} customers, {counts.Products} products and {counts.Orders} orders.", cancellationToken);
                return ExitCode.Good;
            case SnapshotImport.Refused(var faults):
                foreach (var fault in faults)
                {
                    await io.TellAsync(TerminalText.Clean(fault.ToString()), cancellationToken);
                }

                await io.TellAsync("The snapshot was refused; the shop is as it was.", cancellationToken);
                return ExitCode.Failed;
            default:
                throw new UnreachableException();
        }
    }

    private async Task<SnapshotImport> ImportAsync(SqliteDemoShop shop, Stream? file, CancellationToken cancellationToken)
    {
        var progress = new ImportProgress();
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var telling = progress.TellAsync(io, done.Token);
        try
        {
            return file is not null
                ? await shop.ImportAsync(file, progress, cancellationToken)
                : await FromInputAsync(shop, progress, cancellationToken);
        }
        finally
        {
            await done.CancelAsync();
            await telling.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task IndexAsync(AssistantRuntime product, CancellationToken cancellationToken) =>
        await product.Catalog.BuildAsync(
            await product.Shop.ReadCatalogVersionAsync(cancellationToken),
            product.Shop.ReadCatalogAsync(cancellationToken),
            cancellationToken);

    /// <summary>The importer reads bytes and the command's input gives text: a pipe lies between, so that nothing is held whole.</summary>
    private async Task<SnapshotImport> FromInputAsync(SqliteDemoShop shop, ImportProgress progress, CancellationToken cancellationToken)
    {
        var pipe = new Pipe();
        using var stopCopying = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var copying = CopyAsync(pipe.Writer, stopCopying.Token);
        try
        {
            return await shop.ImportAsync(pipe.Reader.AsStream(leaveOpen: true), progress, cancellationToken);
        }
        finally
        {
            // An import that refuses early leaves the rest unread.
            await stopCopying.CancelAsync();
            await pipe.Reader.CompleteAsync();
            await copying.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task CopyAsync(PipeWriter writer, CancellationToken cancellationToken)
    {
        try
        {
            await using var text = new StreamWriter(writer.AsStream(leaveOpen: true), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
            var buffer = new char[16 * 1024];
            while (await io.In.ReadAsync(buffer, cancellationToken) is > 0 and var count)
            {
                await text.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
            }
        }
        finally
        {
            await writer.CompleteAsync();
        }
    }
}
