using System.Text;
using System.Text.Json;
using Assistant.Core.Conversations;
using Assistant.Core.Handoffs;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Core.Tests.Conversations;

public sealed class EventJsonTests
{
    [Fact]
    public void Members_that_are_missing_keep_their_defaults()
    {
        var spoke = Assert.IsType<ShopperSpoke>(Read("""{"kind":"shopper-spoke","sequence":1,"text":"Hi","at":"2026-01-02T03:04:05Z"}"""));

        Assert.Equal([], spoke.Redacted);
        Assert.Null(spoke.ClientId);
        Assert.Null(spoke.Seen);
    }

    [Fact]
    public void Missing_lists_inside_a_message_and_a_packet_are_empty()
    {
        var spoke = Assert.IsType<AssistantSpoke>(Read(
            """
            {"kind":"assistant-spoke","sequence":1,"at":"2026-01-02T03:04:05Z","message":{"speaker":"Assistant","text":"Hi"},
             "turn":{"id":"00000000-0000-0000-0000-000000000001","brain":"b","release":"r1","prompts":"p","answers":[1],
                     "outcome":"replied","startedAt":"2026-01-02T03:04:05Z","elapsed":"00:00:01"}}
            """));
        var packet = EventJson.ReadPacket(
            """{"reason":"Complaint","summary":"S","openQuestion":"Q","identity":"Guest"}"""u8);

        Assert.Empty(spoke.Message.Citations);
        Assert.Empty(spoke.Message.Cards);
        Assert.Empty(spoke.Message.Suggestions);
        Assert.Empty(spoke.Turn!.ToolCalls);
        Assert.Empty(spoke.Turn.Sources);
        Assert.Equal(HandoffReason.Complaint, packet.Reason);
        Assert.Empty(packet.Orders);
        Assert.Empty(packet.Tried);
        Assert.Empty(packet.Sources);
        Assert.Empty(packet.Transcript);
    }

    [Fact]
    public void Members_that_a_newer_version_wrote_are_ignored()
    {
        var e = Read("""{"mood":{"of":["the","day"]},"kind":"ended","at":"2026-01-02T03:04:05Z","more":1}""");

        Assert.IsType<Ended>(e);
    }

    [Theory]
    [InlineData("""{"kind":"teleported","at":"2026-01-02T03:04:05Z"}""")]
    [InlineData("""{"at":"2026-01-02T03:04:05Z"}""")]
    [InlineData("""{"kind":"ended"}""")]
    [InlineData("""{"kind":"ended","at":"2026-01""")]
    [InlineData("null")]
    [InlineData("")]
    public void What_is_no_known_event_is_refused_with_a_reason(string json)
    {
        var fault = Assert.Throws<JsonException>(() => Read(json));

        Assert.Contains("newer version", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_is_stored_as_it_was_written()
    {
        var json = Encoding.UTF8.GetString(EventJson.Write(
            new ShopperSpoke(1, null, "Grüße, \"größer\" – 你好 😀", null) { At = DateTimeOffset.UnixEpoch }));

        Assert.Contains("Grüße, \\\"größer\\\" – 你好", json, StringComparison.Ordinal);
    }

    private static ConversationEvent Read(string json) => EventJson.ReadEvent(Encoding.UTF8.GetBytes(json));
}
