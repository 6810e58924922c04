using Assistant.Core.Handoffs;
using Assistant.Testing;
using Assistant.Testing.Turns;
using Microsoft.Extensions.AI;
using static Assistant.Testing.ScriptedModel;

namespace Assistant.Core.Tests.Turns;

/// <summary>A brain that does not come to an end is ended, and the shopper is handed to a person.</summary>
public sealed class TurnBoundsTests
{
    public static TheoryData<string> Loops => ["same call", "two calls in turn", "new call each time", "fifty at once", "endless text", "nothing"];

    [Theory]
    [MemberData(nameof(Loops))]
    [Trait("goal", "M-07")]
    public async Task Reaching_a_bound_is_an_honest_handoff_and_the_next_turn_works(string kind)
    {
        var round = 0;
        var isOver = false;
        var model = new ScriptedModel(Does(_ => isOver ? new ChatMessage(ChatRole.Assistant, "Hello.") : Reply(kind, round++)));
        await using var assistant = new TestAssistant(model);
        var id = await assistant.OpenAsync();

        var answer = await assistant.SayAsync(id, "do you have mugs?");

        var turn = Assert.Single(await assistant.FinalsAsync(id)).Turn!;
        var handoff = Assert.Single(await assistant.Memory.ListOpenAsync(TestContext.Current.CancellationToken));
        Assert.Equal(assistant.Wording.Say("system.limit_reached"), answer.Text);
        Assert.Equal(HandoffReason.LimitReached, handoff.Packet.Reason);
        Assert.InRange(model.Requests.Count, 1, assistant.Limits.ModelCallsPerTurn);
        Assert.InRange(turn.ToolCalls.Length, 0, assistant.Limits.ToolCallsPerTurn);

        isOver = true;
        Assert.Equal("Hello.", (await assistant.SayAsync(id, "and now?")).Text);
    }

    [Fact]
    [Trait("goal", "M-07")]
    public async Task The_very_same_call_is_made_twice_at_most()
    {
        var model = new ScriptedModel(Does(_ => Reply("same call", 0)));
        await using var assistant = new TestAssistant(model);
        var id = await assistant.OpenAsync();

        await assistant.SayAsync(id, "do you have mugs?");

        Assert.Equal(2, Assert.Single(await assistant.FinalsAsync(id)).Turn!.ToolCalls.Length);
        Assert.Equal(3, model.Requests.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_brain_that_never_answers_is_cut_off_at_the_turns_time_whether_it_listens_or_not(bool listens)
    {
        await using var assistant = new TestAssistant(new ScriptedModel(listens ? Hangs() : HangsDeaf()));
        var id = await assistant.OpenAsync();
        await assistant.PostAsync(id, "hello");

        var turn = assistant.RunTurnAsync(id);
        assistant.Clock.Advance(assistant.Limits.Turn - TimeSpan.FromTicks(1));
        Assert.False(turn.IsCompleted);
        assistant.Clock.Advance(TimeSpan.FromTicks(1));
        await turn.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        var final = Assert.Single(await assistant.FinalsAsync(id));
        Assert.Equal(assistant.Wording.Say("system.limit_reached"), final.Message.Text);
        Assert.Equal(assistant.Limits.Turn, final.Turn!.Elapsed);
        Assert.Single(await assistant.Memory.ListOpenAsync(TestContext.Current.CancellationToken));
    }

    private static ChatMessage Reply(string kind, int round) => kind switch
    {
        "same call" => Search("mugs"),
        "two calls in turn" => Search(round % 2 is 0 ? "mugs" : "cups"),
        "new call each time" => Search($"mugs {round}"),
        "fifty at once" => new ChatMessage(ChatRole.Assistant, [.. Enumerable.Range(0, 50).Select(i => Call($"mugs {round} {i}", $"call-{i}"))]),
        "endless text" => new ChatMessage(ChatRole.Assistant, new string('a', 1_000_000)),
        "nothing" => new ChatMessage(ChatRole.Assistant, "   "),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static ChatMessage Search(string query) => new(ChatRole.Assistant, [Call(query, "call")]);

    private static FunctionCallContent Call(string query, string id) =>
        new(id, "search_catalog", new Dictionary<string, object?> { ["query"] = query });
}
