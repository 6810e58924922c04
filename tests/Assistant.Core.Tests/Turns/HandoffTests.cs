using Assistant.Core.Handoffs;
using Assistant.Core.Identity;
using Assistant.Testing;
using Assistant.Testing.Shop;
using Assistant.Testing.Turns;
using Microsoft.Extensions.AI;
using static Assistant.Core.Conversations.ConversationEvent;
using static Assistant.Testing.ScriptedModel;

namespace Assistant.Core.Tests.Turns;

public sealed class HandoffTests
{
    [Fact]
    public async Task Gives_a_person_a_packet_in_which_every_field_is_right()
    {
        var rounds = 0;
        var model = new ScriptedModel(Does(_ => ++rounds switch
        {
            1 => Call("find_order", ("order", TestAssistant.AdasOrder.Value)),
            2 => Call("find_order", ("order", TestAssistant.GracesOrder.Value)),
            3 => Call("search_policy", ("query", "How long can I return items?")),
            4 => Call("handoff_to_human", ("reason", "action_needed"), ("question", "Send the mugs back although day 30 has passed.")),
            _ => Answer("You can return most items within 30 days of delivery. [S1] I have asked a person.", "return_item"),
        }));
        await using var assistant = new TestAssistant(model);
        var id = await assistant.OpenAsync(Some.Ada);

        await assistant.SayAsync(id, "I want to return W1001");

        var handoff = Assert.Single(await assistant.Memory.ListOpenAsync(TestContext.Current.CancellationToken));
        var packet = handoff.Packet;
        Assert.Equal(id, handoff.Conversation);
        Assert.Equal(HandoffReason.ActionNeeded, packet.Reason);
        Assert.Equal("return_item", packet.Intent);
        Assert.Equal("Send the mugs back although day 30 has passed.", packet.OpenQuestion);
        Assert.Equal(IdentityLevel.Customer, packet.Identity);
        Assert.Equal("ada", packet.Customer);
        Assert.Equal(["W1001: Delivered"], packet.Orders);
        Assert.Equal(["find_order: found", "find_order: refused", "search_policy: found", "handoff_to_human: found"], packet.Tried);
        Assert.Equal(["returns#how-long@v1"], packet.Sources);
        Assert.Equal(
            "A signed-in shopper needs something done that the assistant cannot do. Taken to be about: return_item. "
                + "Orders looked at: W1001: Delivered.",
            packet.Summary);
        Assert.Equal(["assistant", "shopper", "assistant"], packet.Transcript.Select(line => line.Speaker));
        Assert.Equal("I want to return W1001", packet.Transcript[1].Text);
        Assert.StartsWith("You can return most items within 30 days of delivery. [1]", packet.Transcript[2].Text);
    }

    [Theory]
    [InlineData("Can I talk to a real person?")]
    [InlineData("agent please")]
    [InlineData("I want to speak to a human now!")]
    public async Task Is_queued_at_once_for_who_plainly_asks_for_a_person(string text)
    {
        var model = new ScriptedModel();
        await using var assistant = new TestAssistant(model);
        var id = await assistant.OpenAsync();

        var answer = await assistant.SayAsync(id, text);

        Assert.Equal(assistant.Wording.Say("system.handoff_queued"), answer.Text);
        Assert.Equal(HandoffReason.CustomerRequest, (await OnlyPacketAsync(assistant)).Reason);
        Assert.Empty(model.Requests);
    }

    [Fact]
    public async Task Is_queued_once_however_often_it_is_asked_for_and_the_assistant_goes_on_answering()
    {
        await using var assistant = new TestAssistant(new ScriptedModel(Says("They will be with you soon.")));
        var id = await assistant.OpenAsync();

        await assistant.SayAsync(id, "agent please");
        var second = await assistant.SayAsync(id, "agent please");
        var third = await assistant.SayAsync(id, "how long will it take?");

        Assert.Equal(assistant.Wording.Say("system.handoff_waiting"), second.Text);
        Assert.Equal("They will be with you soon.", third.Text);
        Assert.Single((await assistant.EventsAsync(id)).OfType<HandoffQueued>());
    }

    [Fact]
    public async Task Keeps_what_the_shopper_wrote_as_the_open_question_where_nobody_worded_it_better()
    {
        await using var assistant = new TestAssistant(new ScriptedModel(Fails(new HttpRequestException("down"))));
        var id = await assistant.OpenAsync();
        await assistant.PostAsync(id, "my mug is broken");
        await assistant.PostAsync(id, "and it was a gift");

        await assistant.RunTurnAsync(id);

        var packet = await OnlyPacketAsync(assistant);
        Assert.Equal("my mug is broken\nand it was a gift", packet.OpenQuestion);
        Assert.Equal((IdentityLevel.None, (string?)null), (packet.Identity, packet.Customer));
        Assert.Equal("A visitor could not be served because something did not work.", packet.Summary);
    }

    [Fact]
    public async Task Gathers_what_earlier_turns_looked_at_tried_and_cited()
    {
        var rounds = 0;
        var model = new ScriptedModel(Does(_ => ++rounds switch
        {
            1 => Call("find_order", ("order", TestAssistant.AdasOrder.Value)),
            2 => Answer("It has been delivered.", "track_order"),
            3 => Call("search_policy", ("query", "How long can I return items?")),
            _ => Answer("You can return most items within 30 days of delivery. [S1]", "return_item"),
        }));
        await using var assistant = new TestAssistant(model);
        var id = await assistant.OpenAsync(Some.Ada);
        await assistant.SayAsync(id, "where are my mugs, W1001");
        await assistant.SayAsync(id, "I want to send the mugs back");

        await assistant.SayAsync(id, "agent please");

        var packet = await OnlyPacketAsync(assistant);
        Assert.Equal(["W1001: Delivered"], packet.Orders);
        Assert.Equal(["find_order: found", "search_policy: found"], packet.Tried);
        Assert.Equal(["returns#how-long@v1"], packet.Sources);
        Assert.Equal("return_item", packet.Intent);
        Assert.Equal("I want to send the mugs back", packet.OpenQuestion);
        Assert.Contains("Taken to be about: return_item. Orders looked at: W1001: Delivered.", packet.Summary);
    }

    private static async Task<Packet> OnlyPacketAsync(TestAssistant assistant) =>
        Assert.Single(await assistant.Memory.ListOpenAsync(TestContext.Current.CancellationToken)).Packet;

    private static ChatMessage Call(string tool, params (string Name, object? Value)[] arguments) => new(
        ChatRole.Assistant, [new FunctionCallContent("call", tool, arguments.ToDictionary(a => a.Name, a => a.Value))]);

    private static ChatMessage Answer(string text, string intent)
    {
        var message = new ChatMessage(ChatRole.Assistant, text);
        Assistant.Core.Turns.BrainNotes.SetIntent(message, intent);
        return message;
    }
}
