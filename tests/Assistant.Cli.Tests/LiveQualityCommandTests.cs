namespace Assistant.Cli.Tests;

public sealed class LiveQualityCommandTests(ProductFixture product)
{
    [Fact]
    public async Task Measures_what_was_recorded_and_lets_a_person_judge_it()
    {
        await CommandRun.ReadingAsync("how long do I have to return something? Mail me at zoe@example.com\n", product, "chat");

        var live = await CommandRun.RunAsync(product, "eval", "live", "--since", "1h", "--json");
        var next = await CommandRun.RunAsync(product, "eval", "review", "next", "--reviewer", "kim", "--since", "1h");
        var id = next.Lines[0].Split(',')[0];
        var label = await CommandRun.RunAsync(product, "eval", "review", "label", id, "good", "--reviewer", "kim", "--note", "fine");
        var agreement = await CommandRun.RunAsync(product, "eval", "review", "agreement", "--json");

        Assert.Equal(0, live.Exit);
        Assert.True(live.Json.GetProperty("now").GetProperty("sampled").GetInt32() > 0);
        Assert.Empty(live.Json.GetProperty("alarms").EnumerateArray());
        Assert.DoesNotContain("zoe@example.com", next.Out);
        Assert.Equal((0, "Kept.\n"), (label.Exit, label.Err));
        var row = Assert.Single(agreement.Json.EnumerateArray());
        Assert.Equal(("kim", "the program", 1), (row.GetProperty("first").GetString(), row.GetProperty("second").GetString(), row.GetProperty("of").GetInt32()));
    }

    [Theory]
    [InlineData("eval", "live", "--since", "tomorrow")]
    [InlineData("eval", "live", "--since", "2999-01-01")]
    [InlineData("eval", "review", "next", "--reviewer", " ")]
    [InlineData("eval", "review", "label", "x", "excellent", "--reviewer", "kim")]
    public async Task Refuses_what_makes_no_sense(params string[] args) => Assert.Equal(2, (await CommandRun.RunAsync(product, args)).Exit);

    [Fact]
    public async Task Labels_no_conversation_that_is_not_there()
    {
        var run = await CommandRun.RunAsync(product, "eval", "review", "label", "nowhere", "good", "--reviewer", "kim");

        Assert.Equal((1, "There is no such conversation that may be looked at.\n"), (run.Exit, run.Err));
    }
}
