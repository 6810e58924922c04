namespace Assistant.Cli.Tests;

public sealed class WrongUseTests
{
    [Theory]
    [InlineData("There is no command \"assistant chta\". Did you mean \"chat\"? See assistant --help.", "chta")]
    [InlineData("There is no command \"assistant xyzzy\". See assistant --help.", "xyzzy")]
    [InlineData("There is no command \"assistant knowledge lnt\". Did you mean \"lint\"? See assistant knowledge --help.", "knowledge", "lnt")]
    [InlineData("\"assistant tools\" has no option \"--jsn\". Did you mean \"--json\"? See assistant tools --help.", "tools", "--jsn")]
    [InlineData("\"assistant ask\" has no option \"--jsno\". Did you mean \"--json\"? See assistant ask --help.", "ask", "hello", "--jsno")]
    [InlineData("\"assistant tools\" has no place for \"now\". See assistant tools --help.", "tools", "now")]
    [InlineData("Give a question, in quotes: assistant ask \"how do returns work?\"", "ask")]
    [InlineData("Give either one query, in quotes, or --queries <file>.", "knowledge", "search")]
    [InlineData("--top must be 1 to 100. See assistant knowledge search --help.", "knowledge", "search", "boots", "--top", "0")]
    public async Task Is_named_with_what_was_probably_meant(string message, params string[] args)
    {
        var run = await CommandRun.RunAsync(new NoData(), args);

        Assert.Equal(2, run.Exit);
        Assert.Equal($"{message}\n", run.Err);
        Assert.Empty(run.Out);
    }

    [Fact]
    public async Task Of_no_command_at_all_shows_the_help_beside_the_data()
    {
        var run = await CommandRun.RunAsync(new NoData());

        Assert.Equal(2, run.Exit);
        Assert.Empty(run.Out);
        Assert.Contains("chat", run.Err);
    }

    [Fact]
    public async Task Of_a_word_that_begins_with_an_at_sign_is_no_file_of_arguments()
    {
        var run = await CommandRun.RunAsync(new NoData(), "tools", "@nowhere");

        Assert.Equal("\"assistant tools\" has no place for \"@nowhere\". See assistant tools --help.\n", run.Err);
    }

    public static TheoryData<string> Commands =>
    [
        "chat", "ask", "tools", "understand", "knowledge lint", "knowledge search", "knowledge status", "knowledge sync",
        "catalog search", "eval run", "eval compare", "eval new", "eval record", "eval explain", "eval schema", "shop export", "shop import",
        "ops handoffs", "ops handoffs show", "ops handoffs reply", "ops handoffs close",
    ];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Is_prevented_by_a_help_with_examples(string command)
    {
        var run = await CommandRun.RunAsync(new NoData(), [.. command.Split(' '), "--help"]);

        Assert.Equal(0, run.Exit);
        Assert.Contains($"Examples:\n  assistant {command}", run.Out.ReplaceLineEndings("\n"));
        Assert.Empty(run.Err);
    }

    [Theory]
    [InlineData("  - --data needs a folder, such as --data data.", "tools", "--data")]
    [InlineData("  - --Knowledge:Path needs a value, such as --Knowledge:Path=value.", "knowledge", "lint", "--Knowledge:Path", "--json")]
    public async Task Of_a_setting_without_a_value_is_named(string message, params string[] args)
    {
        var run = await CommandRun.ProgramAsync(args);

        Assert.Equal(2, run.Exit);
        Assert.Equal($"The configuration is not right:\n{message}\n", run.Err.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Of_settings_is_named_key_by_key_before_anything_is_written()
    {
        using var folder = new TemporaryFolder();

        var run = await CommandRun.ProgramAsync("ask", "hello", "--data", folder.Of("data"), "--Shop:Provider=magento");

        Assert.Equal(2, run.Exit);
        Assert.Contains("Shop:Provider has only \"demo\" in this version.", run.Err);
        Assert.False(Directory.Exists(folder.Of("data")));
    }
}
