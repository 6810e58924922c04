
namespace Assistant.Cli.Tests;

public sealed class HandoffCommandTests(ProductFixture product)
{
    [Fact]
    public async Task A_person_takes_answers_and_closes_a_conversation()
    {
        var asked = await CommandRun.ReadingAsync("I want to talk to a person about my tent\n", product, "chat", "--json");
        var conversation = asked.JsonLines[0].GetProperty("conversation").GetProperty("id").GetString();
        var listed = await CommandRun.RunAsync(product, "ops", "handoffs", "--json");
        var handoff = listed.Json.EnumerateArray().Single(row => row.GetProperty("conversation").GetString() == conversation);
        var id = handoff.GetProperty("id").GetString()!;
        Assert.Equal("queued", handoff.GetProperty("attendant").GetString());

        var reply = await CommandRun.RunAsync(product, "ops", "handoffs", "reply", id.ToLowerInvariant(), "Hello, Sanne here.", "--name", "Sanne");
        var shown = await CommandRun.RunAsync(product, "ops", "handoffs", "show", id, "--json");
        var close = await CommandRun.RunAsync(product, "ops", "handoffs", "close", id, "--outcome", "pole sent");
        var late = await CommandRun.RunAsync(product, "ops", "handoffs", "reply", id, "One more thing.");

        Assert.Equal((0, $"Sent. The assistant is silent in this conversation until you close {id}.\n"), (reply.Exit, reply.Err));
        Assert.Equal("person", shown.Json.GetProperty("attendant").GetString());
        Assert.Equal("Hello, Sanne here.", shown.Json.GetProperty("transcript").EnumerateArray().Last().GetProperty("text").GetString());
        Assert.Equal((0, $"Closed {id}. The assistant answers again.\n"), (close.Exit, close.Err));
        Assert.Equal((1, $"Handoff {id} is closed already; nothing was sent.\n"), (late.Exit, late.Err));
        var after = await CommandRun.RunAsync(product, "ops", "handoffs", "--json");
        Assert.DoesNotContain(after.Json.EnumerateArray(), row => row.GetProperty("id").GetString() == id);
    }

    [Fact]
    public async Task Shows_the_packet_and_everything_that_was_said()
    {
        await CommandRun.ReadingAsync("I want to speak to a human about zebra stripes\n", product, "chat");
        var listed = await CommandRun.RunAsync(product, "ops", "handoffs");
        var id = listed.Lines.Single(line => line.Contains("zebra", StringComparison.Ordinal)).Split('\t')[0];

        var shown = await CommandRun.RunAsync(product, "ops", "handoffs", "show", id);

        Assert.Equal(0, shown.Exit);
        Assert.Contains($"Handoff    {id} (queued), since ", shown.Out);
        Assert.Contains("Reason     CustomerRequest", shown.Out);
        Assert.Contains("shopper: I want to speak to a human about zebra stripes", shown.Out);
    }

    [Theory]
    [InlineData("show", "H-NOWHERE")]
    [InlineData("reply", "H-NOWHERE", "hello")]
    [InlineData("close", "H-NOWHERE", "--outcome", "done")]
    public async Task Names_a_handoff_that_is_not_there(params string[] args)
    {
        var run = await CommandRun.RunAsync(product, ["ops", "handoffs", .. args]);

        Assert.Equal((1, "There is no handoff H-NOWHERE. See assistant ops handoffs.\n"), (run.Exit, run.Err));
    }

    [Fact]
    public async Task Refuses_an_empty_reply_and_a_close_without_an_outcome()
    {
        var empty = await CommandRun.RunAsync(product, "ops", "handoffs", "reply", "H-NOWHERE", " ");
        var without = await CommandRun.RunAsync(product, "ops", "handoffs", "close", "H-NOWHERE");

        Assert.Equal((2, "A reply has between 1 and 4000 characters.\n"), (empty.Exit, empty.Err));
        Assert.Equal((2, "Option '--outcome' is required. See assistant ops handoffs close --help.\n"), (without.Exit, without.Err));
    }
}
