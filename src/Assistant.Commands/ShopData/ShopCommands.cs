using System.CommandLine;
using Assistant.Commands.Parsing;
using Assistant.DemoShop;
using Assistant.Hosting;

namespace Assistant.Commands.ShopData;

/// <summary><c>assistant shop …</c>: the demo shop as a snapshot, in and out.</summary>
internal static class ShopCommands
{
    public static Command Create(CommandIo io, IRuntimeProvider runtime) => new("shop", "Writes the shop as a snapshot, or replaces it by one.")
    {
        Export(io, runtime),
        Import(io, runtime),
    };

    /// <exception cref="WrongUseException">The shop is a system elsewhere.</exception>
    public static SqliteDemoShop DemoShopOf(AssistantRuntime product) => product.Shop as SqliteDemoShop
        ?? throw new WrongUseException($"Only the demo shop can be exported and imported; this one is {product.Shop.Name}. Set Shop:Provider=demo.");

    private static TaughtCommand Export(CommandIo io, IRuntimeProvider runtime)
    {
        var file = new Argument<string>("file") { Description = "Where to write; - for standard output." };
        var command = new TaughtCommand(
            "export", "Writes customers, products and orders as one JSON snapshot.", "shop export shop.json", "shop export - | gzip > shop.json.gz")
        {
            file,
        };
        command.SetAction((parsed, cancellationToken) =>
            new SnapshotExport(io, runtime).RunAsync(parsed.GetRequiredValue(file), cancellationToken));
        return command;
    }

    private static TaughtCommand Import(CommandIo io, IRuntimeProvider runtime)
    {
        var file = new Argument<string>("file") { Description = "The snapshot; - for standard input." };
        var command = new TaughtCommand(
            "import",
            "Replaces the shop by a snapshot, all or nothing. Exit code 1 if the snapshot is refused.",
            "shop import shop.json",
            "shop import - < shop.json")
        {
            file,
        };
        command.SetAction((parsed, cancellationToken) =>
            new SnapshotImportCommand(io, runtime).RunAsync(parsed.GetRequiredValue(file), cancellationToken));
        return command;
    }
}
