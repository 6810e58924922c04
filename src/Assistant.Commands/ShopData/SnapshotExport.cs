using System.IO.Pipelines;
using System.Text;
using Assistant.Commands.Output;
using Assistant.DemoShop;
using Assistant.DemoShop.Snapshots;

namespace Assistant.Commands.ShopData;

/// <summary>Writes the shop's snapshot. A file appears whole or not at all; one that was there stays until the new one is complete.</summary>
internal sealed class SnapshotExport(CommandIo io, IRuntimeProvider runtime)
{
    public async Task<int> RunAsync(string file, CancellationToken cancellationToken)
    {
        var shop = ShopCommands.DemoShopOf(await runtime.OpenAsync(cancellationToken));
        var counts = file is InputFile.Piped
            ? await ToOutputAsync(shop, cancellationToken)
            : await ToFileAsync(shop, io.PathOf(file), cancellationToken);
        await io.TellAsync($"Exported {counts.Customers} customers, {counts.Products} products and {counts.Orders} orders.", cancellationToken);
        return ExitCode.Good;
    }

    private static async Task<SnapshotCounts> ToFileAsync(SqliteDemoShop shop, string path, CancellationToken cancellationToken)
    {
        var unfinished = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            await using var output = new FileStream(unfinished, NewFile);
            try
            {
                var counts = await shop.ExportAsync(output, cancellationToken);
                await output.DisposeAsync();
                File.Move(unfinished, path, overwrite: true);
                return counts;
            }
            catch
            {
                File.Delete(unfinished);
                throw;
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new WrongUseException($"{path} cannot be written: {fault.Message}");
        }
    }

    /// <summary>The exporter writes bytes and the command's output takes text: a pipe lies between, so that nothing is held whole.</summary>
    private async Task<SnapshotCounts> ToOutputAsync(SqliteDemoShop shop, CancellationToken cancellationToken)
    {
        var pipe = new Pipe();
        var copying = CopyAsync(pipe.Reader, cancellationToken);
        SnapshotCounts counts;
        try
        {
            counts = await shop.ExportAsync(pipe.Writer.AsStream(leaveOpen: true), cancellationToken);
            await pipe.Writer.CompleteAsync();
        }
        catch (Exception fault)
        {
            await pipe.Writer.CompleteAsync(fault);
            await copying.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }

        await copying;
        return counts;
    }

    private async Task CopyAsync(PipeReader reader, CancellationToken cancellationToken)
    {
        using var text = new StreamReader(reader.AsStream(), Encoding.UTF8);
        var buffer = new char[16 * 1024];
        while (await text.ReadAsync(buffer, cancellationToken) is > 0 and var count)
        {
            await io.Out.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
        }

        await io.Out.FlushAsync(cancellationToken);
    }

    /// <summary>A snapshot names customers: it is its owner's alone.</summary>
    private static FileStreamOptions NewFile
    {
        get
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            return options;
        }
    }
}
