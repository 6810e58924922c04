using Assistant.Commands;
using Assistant.Hosting;
using Assistant.Testing;
using Assistant.Testing.Models;

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

    private static readonly string Prompts = Path.Combine(Repository.Root, "prompts");

    private static int PromptFiles => 1 + Directory.GetFiles(Path.Combine(Prompts, "replies"), "*.yaml").Length
        + Directory.GetFiles(Path.Combine(Prompts, "flows"), "*.yaml").Length + Directory.GetFiles(Path.Combine(Prompts, "intents"), "*.txt").Length;

    [Fact]
    public async Task Lint_says_nothing_about_pages_that_are_right()
    {
        using var folder = new TemporaryFolder();
        folder.Write("parcels.md", Good);

        var run = await CommandRun.RunAsync(new NoData($"--Knowledge:Path={folder.Path}"), "knowledge", "lint");

        Assert.Equal(0, run.Exit);
        Assert.Empty(run.Out);
        Assert.Equal($"1 pages and {PromptFiles} prompt files, 0 faults that refuse one, 0 warnings.\n", run.Err);
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
        Assert.Equal(["file", "line", "message", "remedy", "refused", "folder"], fault.EnumerateObject().Select(member => member.Name));
        Assert.EndsWith($"{fault.GetProperty("message").GetString()} {fault.GetProperty("remedy").GetString()}", run.Lines[0]);
    }

    [Theory]
    [InlineData("flows/thanks.yaml", "flow: thanks\nname: thanks\nsteps:\n  - answer:\n    lines: [{ say: nobody_wrote_this }]", "flows/thanks.yaml:4", "prompts/replies has no text \"nobody_wrote_this\"")]
    [InlineData("intents/thanks.txt", "thanks\nthanks", "intents/thanks.txt:2", "The same utterance is already in line 1")]
    [InlineData("replies/more.yaml", "- one\n- two", "replies/more.yaml:1", "Replies are one mapping of key to text.")]
    public async Task Lint_finds_what_is_wrong_with_prompts(string file, string text, string place, string message)
    {
        using var folder = new TemporaryFolder();
        CopyPrompts(folder);
        folder.Write(file, text);

        var run = await CommandRun.RunAsync(new NoData($"--Prompts:Path={folder.Path}"), "knowledge", "lint");
        var json = await CommandRun.RunAsync(new NoData($"--Prompts:Path={folder.Path}"), "knowledge", "lint", "--json");

        Assert.Equal((1, 1), (run.Exit, json.Exit));
        Assert.Contains(run.Lines, line => line.Contains(place, StringComparison.Ordinal) && line.Contains(message, StringComparison.Ordinal));
        Assert.Contains(json.Json.GetProperty("faults").EnumerateArray(), fault => fault.GetProperty("folder").GetString() is "prompts" && $"{fault.GetProperty("file").GetString()}:{fault.GetProperty("line").GetInt32()}" == place);
    }

    [Fact]
    public async Task Lint_finds_rules_that_long_decided_nothing_in_the_data_alone()
    {
        var data = await product.OpenAsync(TestContext.Current.CancellationToken);
        var today = DateOnly.FromDateTime(data.Time.GetUtcNow().UtcDateTime);
        var rules = data.Knowledge.Current.Rules.Rules.Select(rule => rule.Id).ToList();
        await data.RuleUse.NoteLiveAsync([], today, TestContext.Current.CancellationToken);
        await data.RuleUse.NoteLiveAsync(rules, today.AddDays(-40), TestContext.Current.CancellationToken);

        var days30 = await CommandRun.RunAsync(product, "knowledge", "lint", "--unused", "30", "--json");
        var days41 = await CommandRun.RunAsync(product, "knowledge", "lint", "--unused", "41", "--json");
        var byDefault = await CommandRun.RunAsync(product, "knowledge", "lint", "--unused", "--json");
        var wrong = await CommandRun.RunAsync(product, "knowledge", "lint", "--unused", "0");

        Assert.Equal(0, days30.Exit);
        Assert.Contains(days30.Json.GetProperty("faults").EnumerateArray(), fault => fault.GetProperty("message").GetString()!.StartsWith("The rule `returns.return_window_days` has decided nothing for 30 days", StringComparison.Ordinal));
        Assert.Empty(days41.Json.GetProperty("faults").EnumerateArray());
        Assert.Empty(byDefault.Json.GetProperty("faults").EnumerateArray());
        Assert.Equal(2, wrong.Exit);
    }

    [Fact]
    public async Task Diff_names_the_prompt_files_that_differ()
    {
        using var folder = new TemporaryFolder();
        CopyPrompts(folder);
        folder.Write("replies/more.yaml", "one: One.");
        var changed = new OtherPrompts(product, folder.Path);

        var run = await CommandRun.RunAsync(changed, "knowledge", "diff", "--json");
        var text = await CommandRun.RunAsync(changed, "knowledge", "diff");

        Assert.Equal(0, run.Exit);
        var file = Assert.Single(run.Json.GetProperty("prompts").EnumerateArray());
        Assert.Equal("replies/more.yaml", file.GetProperty("name").GetString());
        Assert.False(file.TryGetProperty("before", out var before) && before.ValueKind is not System.Text.Json.JsonValueKind.Null);
        Assert.Contains("prompts/replies/more.yaml", text.Out);
        Assert.Contains("0 pages, 0 rules and 1 prompt files differ from release", text.Err);
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

    [Theory]
    [InlineData(false, "refunds.md", "")]
    [InlineData(true, "cookies.md", "The embeddings endpoint cannot be used (it answered with status 401): passages are found by their words alone. See Embeddings in docs/configuration.md.\n")]
    public async Task Search_finds_by_meaning_as_shoppers_do_and_says_where_it_cannot(bool isRefused, string best, string told)
    {
        using var folder = new TemporaryFolder();
        folder.Write("cookies.md", "# Cookies\n\nWe remember your basket.\n");
        folder.Write("refunds.md", "# Refunds\n\nWe send your refund within 5 days.\n");
        using var endpoint = new EmbeddingsStub { Instead = isRefused ? EmbeddingsStub.Status(401) : null };

        var run = await CommandRun.RunAsync(
            new NoData($"--Knowledge:Path={folder.Path}", $"--Embeddings:Endpoint={endpoint.Endpoint}", "--Embeddings:Name=stub"),
            "knowledge",
            "search",
            $"{EmbeddingsStub.Refund}?",
            "--json");

        Assert.Equal(best, run.Json.GetProperty("results")[0].GetProperty("file").GetString());
        Assert.Equal(told, run.Err);
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

    private static void CopyPrompts(TemporaryFolder folder)
    {
        foreach (var file in Directory.EnumerateFiles(Prompts, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(Prompts, file);
            Directory.CreateDirectory(Path.GetDirectoryName(folder.Of(name))!);
            folder.Write(name, File.ReadAllText(file));
        }
    }

    /// <summary>The same product, asked about another folder of prompts.</summary>
    private sealed class OtherPrompts(ProductFixture product, string prompts) : IRuntimeProvider
    {
        public HostConfiguration Configuration { get; } =
            HostConfiguration.Read(["--data", product.DataFolder, $"--Prompts:Path={prompts}"], Repository.Root, "Development");

        public MailNotices? Mail => null;

        public Task<AssistantRuntime> OpenAsync(CancellationToken cancellationToken) => product.OpenAsync(cancellationToken);
    }
}
