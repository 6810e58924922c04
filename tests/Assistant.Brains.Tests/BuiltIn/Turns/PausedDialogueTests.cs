using Assistant.Brains.BuiltIn.Turns;
using Assistant.Core.Turns;
using Microsoft.Extensions.AI;

namespace Assistant.Brains.Tests.BuiltIn.Turns;

/// <summary>A dialogue goes on where it stopped before its calls. What it says must not depend on whether it could.</summary>
public sealed class PausedDialogueTests
{
    private static readonly ChatOptions Offered = new()
    {
        Tools = [.. new[] { ToolNames.ListOrders, ToolNames.FindOrder, ToolNames.CheckReturn, ToolNames.SearchPolicy, ToolNames.SearchCatalog, ToolNames.GetProduct, ToolNames.CancelOrder }
            .Select(name => AIFunctionFactory.Create(() => "", name))],
    };

    [Theory]
    [InlineData("where is my order W1001?", 1)]
    [InlineData("how long do I have to return something?", 1)]
    [InlineData("where is W1001, and do you ship to Norway?", 2)]
    [InlineData("do you have a tent for two under 200 euro? and do you ship to Norway?", 2)]
    [InlineData("please cancel order W1001", 1)]
    public async Task Says_the_same_as_one_that_begins_anew(string text, int leastRounds)
    {
        var (kept, rounds) = await PlayAsync(text, asAnswered: message => message);
        var (lost, _) = await PlayAsync(text, asAnswered: message => new ChatMessage(message.Role, message.Contents));

        Assert.True(rounds >= leastRounds);
        Assert.Equal(lost.Text, kept.Text);
        Assert.Equal(BrainNotes.State(lost), BrainNotes.State(kept));
    }

    [Fact]
    public async Task A_step_that_is_asked_twice_is_answered_twice()
    {
        var brain = await Talking.Brains.Shipped;
        List<ChatMessage> messages = [new(ChatRole.User, "where is W1001, and do you ship to Norway?")];
        var first = await brain.GetResponseAsync(messages, Offered, TestContext.Current.CancellationToken);
        messages.AddRange([.. first.Messages, Results(first)]);

        var once = await brain.GetResponseAsync(messages, Offered, TestContext.Current.CancellationToken);
        var again = await brain.GetResponseAsync(messages, Offered, TestContext.Current.CancellationToken);

        Assert.Equal(Calls(once), Calls(again));
        Assert.Equal(once.Text, again.Text);
    }

    [Fact]
    public async Task An_answer_that_is_missing_is_asked_for_again()
    {
        var brain = await Talking.Brains.Shipped;
        List<ChatMessage> messages = [new(ChatRole.User, "where is my order W1001?")];
        var first = await brain.GetResponseAsync(messages, Offered, TestContext.Current.CancellationToken);

        var again = await brain.GetResponseAsync([.. messages, .. first.Messages, new ChatMessage(ChatRole.Tool, [])], Offered, TestContext.Current.CancellationToken);

        Assert.NotEmpty(Calls(first));
        Assert.Equal(Calls(first), Calls(again));
    }

    private static async Task<(ChatMessage Said, int Rounds)> PlayAsync(string text, Func<ChatMessage, ChatMessage> asAnswered)
    {
        var brain = await Talking.Brains.Shipped;
        List<ChatMessage> messages = [new(ChatRole.User, text)];
        for (var rounds = 0; ; rounds++)
        {
            var response = await brain.GetResponseAsync(messages, Offered, TestContext.Current.CancellationToken);
            if (Calls(response).Count is 0)
            {
                return (response.Messages[^1], rounds);
            }

            messages.AddRange([.. response.Messages.Select(asAnswered), Results(response)]);
        }
    }

    private static List<string> Calls(ChatResponse response) =>
        [.. response.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>().Select(call => $"{call.CallId} {call.Name}")];

    /// <summary>Nothing is there: every dialogue can deal with that, and most ask for something else then.</summary>
    private static ChatMessage Results(ChatResponse response) => new(ChatRole.Tool,
    [
        .. response.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>()
            .Select(call => new FunctionResultContent(call.CallId, """{ "refused": "There is nothing like that." }""")),
    ]);
}
