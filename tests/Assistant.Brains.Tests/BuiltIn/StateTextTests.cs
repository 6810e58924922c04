using System.Collections.Immutable;
using Assistant.Brains.BuiltIn.Dialogue;

namespace Assistant.Brains.Tests.BuiltIn;

public sealed class StateTextTests
{
    [Fact]
    public void What_is_written_is_read_again()
    {
        var state = new DialogueState
        {
            Active = OpenFlow.Of("track_order").With("order", "W1001") with { Asked = "email" },
            Interrupted = [OpenFlow.Of("return_item")],
            Focus = new Focus { Order = "W1001", Orders = ["W1001", "W1002"], Items = [new ShownItem("1", "P1", "Boots")], Topic = "Why?" },
            Offer = new Offer("handoff", ImmutableSortedDictionary<string, string>.Empty.Add("reason", "complaint")),
            Answers = [1, 2],
        };

        var text = StateText.Write(state);

        Assert.Equal(text, StateText.Write(StateText.Read(text)));
        Assert.Equal("W1001", StateText.Read(text).Active?.Slots["order"]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("{\"version\":2}")]
    [InlineData("{\"version\":1,\"focus\":null}")]
    public void Anything_else_is_a_fresh_state(string? text) =>
        Assert.Equal(StateText.Write(new DialogueState()), StateText.Write(StateText.Read(text)));

    [Fact]
    public void What_would_not_fit_begins_afresh()
    {
        var state = new DialogueState { Focus = new Focus { Topic = new string('x', StateText.MaxLength) } };

        Assert.InRange(StateText.Write(state).Length, 1, StateText.MaxLength);
    }
}
