using Assistant.Core.Turns;
using Assistant.Testing;
using Assistant.Testing.Turns;
using Microsoft.Extensions.AI;
using static Assistant.Testing.ScriptedModel;

namespace Assistant.Core.Tests.Turns;

/// <summary>What a brain asks to be given back travels with the messages and with nothing else.</summary>
public sealed class BrainStateTests
{
    private const int LongestState = 16 * 1024;

    [Fact]
    public async Task Comes_back_with_the_last_thing_that_the_brain_said()
    {
        var model = new ScriptedModel(Does(request => Remembering($"turn {request.Messages.Count(m => m.Role == ChatRole.User)}")));
        await using var assistant = new TestAssistant(model);
        var id = await assistant.OpenAsync();

        await assistant.SayAsync(id, "one");
        await assistant.SayAsync(id, "two");
        await assistant.SayAsync(id, "three");

        Assert.Equal([null, "turn 1", "turn 2"], model.Requests.Select(StateIn));
    }

    [Fact]
    public async Task Survives_a_turn_that_no_brain_answered()
    {
        var calls = 0;
        var model = new ScriptedModel(Does(_ => ++calls switch
        {
            1 => Remembering("waiting for an order number"),
            2 => throw new HttpRequestException("down"),
            _ => new ChatMessage(ChatRole.Assistant, "Which order?"),
        }));
        await using var assistant = new TestAssistant(model);
        var id = await assistant.OpenAsync();

        await assistant.SayAsync(id, "where is my parcel");
        await assistant.SayAsync(id, "can I talk to a person?");
        await assistant.SayAsync(id, "it is the one with the mugs");
        await assistant.SayAsync(id, "hello?");

        Assert.Equal(3, model.Requests.Count);
        Assert.Equal("waiting for an order number", StateIn(model.Requests[1]));
        Assert.Equal("waiting for an order number", StateIn(model.Requests[2]));
    }

    [Fact]
    public async Task Is_forgotten_where_the_brain_gives_none()
    {
        var calls = 0;
        var model = new ScriptedModel(Does(_ => ++calls is 1 ? Remembering("first") : new ChatMessage(ChatRole.Assistant, "Done.")));
        await using var assistant = new TestAssistant(model);
        var id = await assistant.OpenAsync();

        await assistant.SayAsync(id, "one");
        await assistant.SayAsync(id, "two");
        await assistant.SayAsync(id, "three");

        Assert.Equal([null, "first", null], model.Requests.Select(StateIn));
    }

    [Fact]
    public async Task Is_not_stored_where_it_is_longer_than_a_brain_may_ask_for()
    {
        var model = new ScriptedModel(Does(_ => Remembering(new string('x', LongestState + 1))));
        await using var assistant = new TestAssistant(model);
        var id = await assistant.OpenAsync();

        await assistant.SayAsync(id, "one");

        Assert.Null((await assistant.StateAsync(id)).BrainState);
    }

    private static ChatMessage Remembering(string state)
    {
        var message = new ChatMessage(ChatRole.Assistant, "Noted.");
        BrainNotes.SetState(message, state);
        return message;
    }

    private static string? StateIn(Request request) => request.Messages.Select(BrainNotes.State).LastOrDefault(state => state is not null);
}
