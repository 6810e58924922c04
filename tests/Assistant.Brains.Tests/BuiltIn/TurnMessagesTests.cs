using System.Collections.Immutable;
using System.Text.Json;
using Assistant.Brains.BuiltIn.Turns;
using Assistant.Core.Conversations;
using Assistant.Core.Shop;
using Assistant.Core.Turns;
using Microsoft.Extensions.AI;

namespace Assistant.Brains.Tests.BuiltIn;

public sealed class TurnMessagesTests
{
    [Fact]
    public void The_turn_is_the_shoppers_last_messages_and_what_came_of_them()
    {
        var answered = new ChatMessage(ChatRole.Assistant, "Hello");
        BrainNotes.SetState(answered, "state");

        var turn = TurnMessages.Of(
        [
            new(ChatRole.System, "system"), new(ChatRole.User, "hi"), answered, new(ChatRole.User, "one"), new(ChatRole.User, "two"),
            new(ChatRole.Assistant, [new FunctionCallContent("built-in-1", "list_orders")]),
            new(ChatRole.Tool, [new FunctionResultContent("built-in-1", "none")]),
        ]);

        Assert.Equal("state", turn.State);
        Assert.Equal(["one", "two"], turn.Texts);
        Assert.Equal("none", turn.Results["built-in-1"]);
        Assert.Equal(1, turn.Rounds);
    }

    [Fact]
    public void A_message_with_a_code_is_known_by_its_note_alone()
    {
        var coded = new ChatMessage(ChatRole.User, "123456 (checked)");
        BrainNotes.SetCode(coded, new CodeAttempt(CodeOutcome.Rejected, OrderNumber.Parse("W1001")));

        var turn = TurnMessages.Of([coded, new(ChatRole.User, "hello?")]);

        Assert.Equal(CodeOutcome.Rejected, turn.Code?.Outcome);
        Assert.Equal(["hello?"], turn.Texts);
    }

    [Fact]
    public void No_message_at_all_is_an_empty_turn() => Assert.Empty(TurnMessages.Of([]).Texts);

    [Fact]
    public async Task A_call_is_noted_once_and_answered_on_the_next_step()
    {
        var first = Calls([new(ChatRole.User, "hi")]);
        var waiting = first.CallAsync("list_orders", Nothing);
        var again = first.CallAsync("list_orders", Nothing);
        var call = Assert.Single(first.Pending);

        var second = Calls(
            [new(ChatRole.User, "hi"), new(ChatRole.Assistant, [call]), new(ChatRole.Tool, [new FunctionResultContent(call.CallId, "{\"orders\":[]}")])]);
        var answer = await second.CallAsync("list_orders", Nothing);

        Assert.False(waiting.IsCompleted);
        Assert.Same(waiting, again);
        Assert.IsType<ToolAnswer.Found>(answer);
        Assert.Empty(second.Pending);
    }

    [Fact]
    public async Task A_tool_that_is_not_offered_is_not_called()
    {
        var calls = Calls([new(ChatRole.User, "hi")]);

        Assert.IsType<ToolAnswer.NotMade>(await calls.CallAsync("find_order", Nothing));
        Assert.Empty(calls.Pending);
    }

    [Theory]
    [InlineData("{\"refused\":\"no\"}", typeof(ToolAnswer.Refused))]
    [InlineData("There is no such tool in this turn.", typeof(ToolAnswer.Refused))]
    [InlineData("{\"orders\":[]}", typeof(ToolAnswer.Found))]
    [InlineData("[]", typeof(ToolAnswer.Refused))]
    public void Results_are_read_in_any_of_their_forms(string result, Type expected) =>
        Assert.IsType(expected, ToolAnswer.Of(result));

    private static ImmutableSortedDictionary<string, JsonElement> Nothing => ImmutableSortedDictionary<string, JsonElement>.Empty;

    private static ToolCalls Calls(IReadOnlyList<ChatMessage> messages) =>
        new(TurnMessages.Of(messages), new HashSet<string> { "list_orders" });
}
