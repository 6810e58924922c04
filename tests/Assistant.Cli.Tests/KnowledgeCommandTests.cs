namespace Assistant.Cli.Tests;

public sealed class KnowledgeCommandTests(ProductFixture product)
{
    private const string Good = """
        ---
        id: parcels
        title: Parcels
        ---

        We deliver parcels on working days.

        ## Lost parcels

        A parcel that has not moved for ten days is lost. We then send the items again at no cost.
        """;

    [Fact]
    public async Task Lint_says_nothing_about_pages_that_are_right()
    {
        using var folder = new TemporaryFolder();
        folder.Write("parcels.md", Good);

        var run = await CommandRun.RunAsync(new NoData($"--Knowledge:Path={folder.Path}"), "knowledge", "lint");

        Assert.Equal(0, run.Exit);
        Assert.Empty(run.Out);
        Assert.Equal("1 pages, 0 faults that refuse a page, 0 warnings.\n", run.Err);
    }

    [Fact]
    public async Task Lint_names_file_line_and_remedy_and_fails_where_a_page_is_refused()
    {
        using var folder = new TemporaryFolder();
        folder.Write("parcels.md", Good);
        folder.Write("nameless.md", "# Only a heading\n\nSome text.\n");

        var run = await CommandRun.RunAsync(new NoData($"--Knowledge:Path={folder.Path}"), "knowledge", "lint");
        var json = await CommandRun.RunAsync(new NoData($"--Knowledge:Path={folder.Path}"), "knowledge", "lint", "--json");

        Assert.Equal(1, run.Exit);
        Assert.Matches(@"nameless\.md:1 \S", run.Lines[0]);
        Assert.Equal(1, json.Exit);
        var fault = json.Json.GetProperty("faults").EnumerateArray().First();
        Assert.Equal(["file", "line", "message", "remedy", "refused"], fault.EnumerateObject().Select(member => member.Name));
        Assert.EndsWith($"{fault.GetProperty("message").GetString()} {fault.GetProperty("remedy").GetString()}", run.Lines[0]);
    }

    [Fact]
    public async Task Lint_says_which_folder_is_missing()
    {
        var run = await CommandRun.RunAsync(new NoData("--Knowledge:Path=/nowhere/pages"), "knowledge", "lint");

        Assert.Equal(1, run.Exit);
        Assert.Contains("/nowhere/pages does not exist. Create it, or set Knowledge:Path.", run.Out);
    }

    [Fact]
    public async Task Search_finds_passages_in_pages_that_somebody_else_wrote()
    {
        using var folder = new TemporaryFolder();
        folder.Write("Holiday Policy.md", "# Holidays\n\n## Carrying days over\n\nUnused holiday lapses at the end of March of the next year.\n");

        var run = await CommandRun.RunAsync(
            new NoData($"--Knowledge:Path={folder.Path}"), "knowledge", "search", "when does unused holiday lapse?", "--json");

        Assert.Equal(0, run.Exit);
        var best = run.Json.GetProperty("results").EnumerateArray().First();
        Assert.Equal("Holiday Policy.md", best.GetProperty("file").GetString());
        Assert.Equal("carrying-days-over", best.GetProperty("anchor").GetString());
        Assert.Equal("Carrying days over", best.GetProperty("heading").GetString());
        Assert.Contains("end of March", best.GetProperty("text").GetString());
        Assert.InRange(best.GetProperty("score").GetDouble(), 0.01, 1);
    }

    [Fact]
    public async Task Search_answers_a_file_of_queries_in_its_order()
    {
        using var folder = new TemporaryFolder();
        var queries = folder.Write("queries.jsonl", """
            {"id":"second","text":"gift card"}
            {"id":1,"text":"how long do I have to return something"}
            oops
            """);

        var run = await CommandRun.RunAsync(new NoData(), "knowledge", "search", "--queries", queries, "--top", "2");

        Assert.Equal(1, run.Exit);
        Assert.Equal(["\"second\"", "1"], run.JsonLines.Select(line => line.GetProperty("id").GetRawText()));
        Assert.All(run.JsonLines, line => Assert.InRange(line.GetProperty("results").GetArrayLength(), 1, 2));
        Assert.Equal("gift-cards", run.JsonLines[0].GetProperty("results")[0].GetProperty("page").GetString());
        Assert.Equal($"{queries}:3 is not valid JSON. Write {{ \"id\": \"…\", \"text\": \"…\" }}.\n", run.Err);
    }

    [Fact]
    public async Task Search_is_the_same_for_a_reader_and_for_a_program()
    {
        var text = await CommandRun.RunAsync(new NoData(), "knowledge", "search", "warranty on boots", "--top", "3");
        var json = await CommandRun.RunAsync(new NoData(), "knowledge", "search", "warranty on boots", "--top", "3", "--json");

        Assert.All(
            json.Json.GetProperty("results").EnumerateArray(),
            row => Assert.Contains($"{row.GetProperty("page").GetString()}#{row.GetProperty("anchor").GetString()}", text.Out));
    }

    [Fact]
    public async Task Search_says_which_folder_has_no_pages()
    {
        using var folder = new TemporaryFolder();

        var run = await CommandRun.RunAsync(new NoData($"--Knowledge:Path={folder.Path}"), "knowledge", "search", "boots");

        Assert.Equal(2, run.Exit);
        Assert.StartsWith($"No page in {folder.Path} can be searched.", run.Err);
    }

    [Fact]
    public async Task Status_and_sync_tell_the_release_that_is_live()
    {
        var release = (await product.OpenAsync(TestContext.Current.CancellationToken)).Knowledge.Current;

        var status = await CommandRun.RunAsync(product, "knowledge", "status", "--json");
        var sync = await CommandRun.RunAsync(product, "knowledge", "sync");

        Assert.Equal(release.Id.Value, status.Json.GetProperty("release").GetString());
        Assert.Equal(release.Pages.Length, status.Json.GetProperty("pages").GetArrayLength());
        Assert.Equal(0, sync.Exit);
        Assert.Equal($"Release {release.Id} was live already; nothing has changed.\n", sync.Out);
    }

    [Fact]
    public async Task Releases_and_what_the_folder_would_change_are_told()
    {
        var release = (await product.OpenAsync(TestContext.Current.CancellationToken)).Knowledge.Current;

        var releases = await CommandRun.RunAsync(product, "knowledge", "releases", "--json");
        var diff = await CommandRun.RunAsync(product, "knowledge", "diff", "--json");

        Assert.Equal(0, releases.Exit);
        Assert.Equal(release.Id.Value, releases.Json.GetProperty("live").GetString());
        Assert.Equal(release.Id.Value, releases.Json.GetProperty("releases")[0].GetProperty("id").GetString());
        Assert.Equal(0, diff.Exit);
        Assert.Empty(diff.Json.GetProperty("rules").EnumerateArray());
    }

    [Theory]
    [InlineData(1, "is live, and no other was before it")]
    [InlineData(1, "Release 0123456789ab is not kept here.", "0123456789ab")]
    [InlineData(2, "is no release. `assistant knowledge releases` lists them.", "the old one")]
    public async Task A_roll_back_that_cannot_be_says_why(int exit, string message, params string[] release)
    {
        var run = await CommandRun.RunAsync(product, ["knowledge", "rollback", .. release]);

        Assert.Equal(exit, run.Exit);
        Assert.Contains(message, run.Err);
    }
}
