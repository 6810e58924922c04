using System.Text.Json;

namespace Assistant.Cli.Tests;

public sealed class ShopCommandTests(ProductFixture product)
{
    [Fact]
    public async Task Exports_what_an_import_takes_back_unchanged()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Of("shop.json");

        var toFile = await CommandRun.RunAsync(product, "shop", "export", file);
        var import = await CommandRun.RunAsync(product, "shop", "import", file);
        var toOutput = await CommandRun.RunAsync(product, "shop", "export", "-");

        Assert.Equal((0, 0, 0), (toFile.Exit, import.Exit, toOutput.Exit));
        Assert.StartsWith("Exported ", toFile.Err);
        // A busy machine has time to say how far it is.
        Assert.Matches(@"^(\d+ records checked \.\.\.\n)*Imported \d+ customers, \d+ products and \d+ orders\.\n$", import.Err);
        Assert.Equal(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), toOutput.Out);
        Assert.Equal([file], Directory.GetFiles(folder.Path));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    [Fact]
    public async Task Imports_what_is_piped_in_and_makes_it_searchable()
    {
        var before = await CommandRun.RunAsync(product, "shop", "export", "-");

        var run = await CommandRun.ReadingAsync(before.Out, product, "shop", "import", "-");

        Assert.Equal(0, run.Exit);
        var shop = await product.OpenAsync(TestContext.Current.CancellationToken);
        Assert.NotEmpty(await shop.Catalog.SearchAsync(new("tent"), 1, TestContext.Current.CancellationToken));
        using var snapshot = JsonDocument.Parse(before.Out);
        Assert.Equal(1, snapshot.RootElement.GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task Refuses_a_bad_snapshot_and_leaves_the_shop_as_it_was()
    {
        var before = await CommandRun.RunAsync(product, "shop", "export", "-");

        var run = await CommandRun.ReadingAsync("""{ "version": 1, "currency": 5 """, product, "shop", "import", "-");

        Assert.Equal(1, run.Exit);
        Assert.EndsWith("The snapshot was refused; the shop is as it was.\n", run.Err);
        Assert.Equal(before.Out, (await CommandRun.RunAsync(product, "shop", "export", "-")).Out);
    }

    [Fact]
    public async Task Names_a_file_that_is_not_there_or_is_a_folder()
    {
        using var folder = new TemporaryFolder();

        var missing = await CommandRun.RunAsync(product, "shop", "import", folder.Of("none.json"));
        var directory = await CommandRun.RunAsync(product, "shop", "import", folder.Path);
        var unwritable = await CommandRun.RunAsync(product, "shop", "export", folder.Of("no/such/folder.json"));

        Assert.Equal((2, $"There is no file {folder.Of("none.json")}.\n"), (missing.Exit, missing.Err));
        Assert.Equal((2, $"{folder.Path} is a folder; name a file.\n"), (directory.Exit, directory.Err));
        Assert.Equal(2, unwritable.Exit);
        Assert.StartsWith($"{folder.Of("no/such/folder.json")} cannot be written: ", unwritable.Err);
    }
}
