using System.Threading.Channels;
using Assistant.Commands;
using Assistant.Testing;

namespace Assistant.Cli.Tests;

public sealed class UnderstandCommandTests
{
    private const string TwoIntents = """
        {"text":"open the door","intent":"door"}
        {"text":"please open the front door","intent":"door"}
        {"text":"close the door now","intent":"door"}
        {"text":"turn on the light","intent":"light"}
        {"text":"switch the light off","intent":"light"}
        {"text":"make the light brighter","intent":"light"}
        """;

    [Fact]
    public async Task Answers_each_line_with_intent_and_slots_under_its_own_id()
    {
        var run = await CommandRun.ReadingAsync(
            """
            {"id":"a","text":"where is my order W1042?"}

            {"id":7,"text":"I want to return two boots"}
            """,
            new NoData(), "understand");

        Assert.Equal(0, run.Exit);
        Assert.Equal(["id", "intent", "best", "confidence", "slots"], run.JsonLines[0].EnumerateObject().Select(member => member.Name));
        Assert.Equal("a", run.JsonLines[0].GetProperty("id").GetString());
        Assert.Equal("track_order", run.JsonLines[0].GetProperty("intent").GetString());
        Assert.InRange(run.JsonLines[0].GetProperty("confidence").GetDouble(), 0.5, 1);
        var order = run.JsonLines[0].GetProperty("slots").EnumerateArray().Single(slot => slot.GetProperty("kind").GetString() is "order");
        Assert.Equal("W1042", order.GetProperty("value").GetString());
        Assert.Equal(7, run.JsonLines[1].GetProperty("id").GetInt32());
        Assert.Equal("return_item", run.JsonLines[1].GetProperty("intent").GetString());
    }

    [Fact]
    public async Task Names_bad_lines_and_answers_the_others()
    {
        using var folder = new TemporaryFolder();

        var run = await CommandRun.ReadingAsync(
            """
            {"id":"1","text":"open the door"}
            not json
            [1]
            {"text":"no id"}
            {"id":"5"}
            {"id":"6","text":"\ud800"}
            {"id":"7","text":"the light"}
            """,
            new NoData(), "understand", "--examples", folder.Write("examples.jsonl", TwoIntents));

        Assert.Equal(1, run.Exit);
        Assert.Equal(["1", "7"], run.JsonLines.Select(line => line.GetProperty("id").GetString()));
        Assert.Equal(
            """
            Line 2 is not valid JSON. Write { "id": "…", "text": "…" }.
            Line 3 is not a JSON object. Write { "id": "…", "text": "…" }.
            Line 4 has no "id" that is a text or a number. Write { "id": "…", "text": "…" }.
            Line 5 has no "text" that is a text. Write { "id": "…", "text": "…" }.
            Line 6 has no "text" that is a text. Write { "id": "…", "text": "…" }.

            """,
            run.Err);
    }

    [Fact]
    public async Task Learns_from_the_examples_it_is_given_and_from_nothing_else()
    {
        using var folder = new TemporaryFolder();
        var examples = folder.Write("examples.jsonl", TwoIntents);

        var run = await CommandRun.ReadingAsync(
            """{"id":"1","text":"where is my order W1042?"}""", new NoData(), "understand", "--examples", examples);

        Assert.True(run.JsonLines[0].GetProperty("best").GetString() is "door" or "light");
    }

    [Theory]
    [InlineData("{\"text\":\"a b\",\"intent\":\"x\"}\n{\"text\":3}", "{0}:2 has no \"text\" and \"intent\" that are texts.")]
    [InlineData("{\"text\":\"a b\",\"intent\":\"x\"}\n\noops", "{0}:3 is not valid JSON. Write {{ \"text\": \"…\", \"intent\": \"…\" }}.")]
    [InlineData("", "{0} has no examples.")]
    [InlineData("{\"text\":\"a b\",\"intent\":\"oos\"}", "{0} has only out-of-scope examples; add some that have an intent.")]
    public async Task Refuses_examples_that_it_cannot_use(string text, string message)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("examples.jsonl", text);

        var run = await CommandRun.RunAsync(new NoData(), "understand", "--examples", file);

        Assert.Equal(2, run.Exit);
        Assert.Equal(string.Format(null, message, file) + "\n", run.Err);
    }

    [Fact]
    public async Task Names_a_file_that_is_not_there()
    {
        var run = await CommandRun.RunAsync(new NoData(), "understand", "--examples", "nowhere.jsonl");

        Assert.Equal(2, run.Exit);
        Assert.Equal($"There is no file {Path.Combine(Repository.Root, "nowhere.jsonl")}.\n", run.Err);
    }

    [Fact]
    public async Task Answers_a_line_before_the_next_one_comes()
    {
        using var folder = new TemporaryFolder();
        var examples = folder.Write("examples.jsonl", TwoIntents);
        var answers = Channel.CreateUnbounded<string>();
        var heard = 0;

        await CommandRun.CaptureAsync(
            new Typing(
                () => """{"id":"1","text":"open the door"}""",
                // Asked for only after the first answer was written and flushed.
                () => answers.Reader.TryRead(out _) ? $$"""{"id":"{{++heard}}","text":"the light"}""" : null),
            (io, cancellationToken) => AssistantCommand.RunAsync(
                ["understand", "--examples", examples], io with { Out = new Flushed(answers.Writer) }, new NoData(), cancellationToken));

        Assert.Equal(1, heard);
    }

    /// <summary>Hands on what was written once it is flushed.</summary>
    private sealed class Flushed(ChannelWriter<string> lines) : StringWriter
    {
        public override Task FlushAsync(CancellationToken cancellationToken) =>
            lines.WriteAsync(ToString(), cancellationToken).AsTask();
    }
}
