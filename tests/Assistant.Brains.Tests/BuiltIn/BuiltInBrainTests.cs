using Assistant.Brains.Tests.BuiltIn.Talking;
using Assistant.Core.Turns;
using Microsoft.Extensions.AI;

namespace Assistant.Brains.Tests.BuiltIn;

public sealed class BuiltInBrainTests
{
    private static readonly string[] Conversation =
        ["hi", "where is my order", "W1002", "why?", "and for gift cards?", "do you have tents?", "the second one", "cancel W1001 and where is W1003?"];

    [Fact]
    public async Task Says_who_it_is()
    {
        var brain = await Talking.Brains.Shipped;

        Assert.Equal("built-in", brain.GetService<ChatClientMetadata>()?.ProviderName);
    }

    [Fact]
    public async Task The_same_conversation_gives_the_same_bytes()
    {
        var first = await PlayAsync();
        var second = await PlayAsync();

        Assert.Equal(first, second);

        static async Task<List<string>> PlayAsync()
        {
            var talk = Talk.AsCustomer();
            var said = new List<string>();
            foreach (var message in Conversation)
            {
                var answer = await talk.SayAsync(message);
                said.Add($"{answer.Text}|{string.Join(',', answer.Calls)}|{string.Join(',', answer.Suggestions)}|{answer.Intent}|{answer.State}");
            }

            return said;
        }
    }

    [Fact]
    public async Task Streams_what_it_would_answer()
    {
        var brain = await Talking.Brains.Shipped;
        ChatMessage[] messages = [new(ChatRole.User, "hello")];

        var whole = await brain.GetResponseAsync(messages, options: null, TestContext.Current.CancellationToken);
        var streamed = await brain.GetStreamingResponseAsync(messages, options: null, TestContext.Current.CancellationToken)
            .ToChatResponseAsync(TestContext.Current.CancellationToken);

        Assert.Equal(whole.Text, streamed.Text);
        Assert.Equal(BrainNotes.State(whole.Messages[0]), BrainNotes.State(streamed.Messages[0]));
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{\"version\":99}")]
    [InlineData("{\"version\":1}")]
    [InlineData("[]")]
    [InlineData("{\"version\":1,\"active\":{\"flow\":\"no_such_flow\",\"slots\":{},\"asked\":\"order\"},\"interrupted\":[],\"focus\":{\"orders\":[],\"items\":[],\"products\":[]},\"misses\":{},\"said\":{},\"answers\":[]}")]
    public async Task An_unreadable_state_begins_afresh(string state)
    {
        var brain = await Talking.Brains.Shipped;
        var last = new ChatMessage(ChatRole.Assistant, "How can I help?");
        BrainNotes.SetState(last, state);

        var response = await brain.GetResponseAsync(
            [last, new ChatMessage(ChatRole.User, "thanks")], options: null, TestContext.Current.CancellationToken);

        Assert.Contains("You're welcome", response.Text);
    }

    [Fact]
    public async Task Its_state_stays_small_however_long_the_conversation()
    {
        var talk = Talk.AsCustomer();
        var longest = 0;
        for (var i = 0; i < 60; i++)
        {
            var answer = await talk.SayAsync(Conversation[i % Conversation.Length] + new string('!', i % 7));
            longest = Math.Max(longest, answer.State?.Length ?? 0);
        }

        Assert.InRange(longest, 1, 8 * 1024);
    }

    [Fact]
    public async Task Without_any_tool_it_still_answers()
    {
        var brain = await Talking.Brains.Shipped;

        var response = await brain.GetResponseAsync(
            [new ChatMessage(ChatRole.User, "where is my order W1001")], new ChatOptions(), TestContext.Current.CancellationToken);

        Assert.Equal(ChatFinishReason.Stop, response.FinishReason);
        Assert.NotEmpty(response.Text);
    }

    [Fact]
    public async Task A_later_step_takes_up_what_the_first_one_read()
    {
        var brain = await Talking.Brains.Shipped;
        var question = new ChatMessage(ChatRole.User, "how long do I have to return something?");
        var options = new ChatOptions { Tools = [AIFunctionFactory.CreateDeclaration("search_policy", "", default)] };
        var first = (await brain.GetResponseAsync([question], options, TestContext.Current.CancellationToken)).Messages[0];
        var call = first.Contents.OfType<FunctionCallContent>().First();
        var result = new ChatMessage(ChatRole.Tool, [new FunctionResultContent(call.CallId, "{\"passages\":[]}")]);
        var withoutReading = new ChatMessage(first.Role, first.Contents);

        var next = await brain.GetResponseAsync([question, first, result], options, TestContext.Current.CancellationToken);
        var other = new ChatMessage(ChatRole.User, "thanks!");
        var readAgain = await brain.GetResponseAsync([question, withoutReading, result], options, TestContext.Current.CancellationToken);
        var keptReading = await brain.GetResponseAsync([other, first, result], options, TestContext.Current.CancellationToken);
        var nextTurn = await brain.GetResponseAsync([question, first, result, other], options, TestContext.Current.CancellationToken);

        Assert.Equal(readAgain.Text, next.Text);
        Assert.Equal(next.Text, keptReading.Text);
        Assert.Contains("You're welcome", nextTurn.Text);
    }

    public static TheoryData<string> StrangeTexts => new(
        new string('a', 4_000),
        string.Concat(Enumerable.Repeat("where is my order W1001 and ", 150)),
        "where is my\tparcel\u0000\r\nplease",
        "is my parcel \ud83d lost?",
        "{order} {question} {{}} [S1] [S9]",
        string.Concat(Enumerable.Repeat("((((", 1_000)));

    [Theory]
    [MemberData(nameof(StrangeTexts))]
    public async Task Any_text_is_answered_with_calls_that_tools_accept(string text)
    {
        var talk = Talk.AsCustomer();

        var answer = await talk.SayAsync(text);
        var person = await talk.SayAsync("I want to talk to a person");

        Assert.InRange(answer.Text.Length, 1, 4_000);
        Assert.Contains("queue", person.Text);
    }
}
