using System.Text.Json;
using Assistant.Core.Conversations;
using Assistant.Core.Identity;
using Assistant.Core.Shop;
using Assistant.Core.Turns;
using Assistant.Testing;
using Assistant.Testing.Shop;
using Assistant.Testing.Turns;
using Microsoft.Extensions.AI;
using static Assistant.Testing.ScriptedModel;

namespace Assistant.Core.Tests.Turns;

/// <summary>The model is an untrusted client: which tools it may call and with what is decided here.</summary>
public sealed class ToolCallTests
{
    private static readonly string[] ForEverybody = ["get_product", "handoff_to_human", "search_catalog", "search_policy", "verify_customer"];
    private static readonly string[] ForGuests = ["cancel_order", "change_address", "check_return", "create_exchange", "create_return", "find_order"];
    private static readonly string[] ForCustomers = ["change_items", "change_payment", "get_profile", "list_orders", "update_profile"];

    [Fact]
    public async Task Offers_tools_by_identity_alone()
    {
        var model = new ScriptedModel(Does(_ => new ChatMessage(ChatRole.Assistant, "Hello.")));
        await using var assistant = new TestAssistant(model);
        var guest = await assistant.OpenAsync();
        await ProveAsync(assistant, guest);

        await assistant.SayAsync(await assistant.OpenAsync(), "hello");
        await assistant.SayAsync(guest, "hello");
        await assistant.SayAsync(await assistant.OpenAsync(Some.Ada), "hello");
        assistant.Clock.Advance(assistant.Limits.GuestSession);
        await assistant.SayAsync(guest, "still me");

        Assert.Equal(ForEverybody, model.Requests[0].Tools);
        Assert.Equal([.. ForEverybody.Concat(ForGuests).Order()], model.Requests[1].Tools);
        Assert.Equal([.. ForEverybody.Concat(ForGuests).Concat(ForCustomers).Order()], model.Requests[2].Tools);
        Assert.Equal(ForEverybody, model.Requests[3].Tools);
    }

    [Theory]
    [InlineData("refund_everything")]
    [InlineData("Find_Order")]
    [InlineData("find_order ")]
    [InlineData("find_оrder")]
    [InlineData("functions.find_order")]
    [InlineData("")]
    [Trait("goal", "M-06")]
    public async Task Refuses_a_name_that_is_not_exactly_that_of_an_offered_tool(string name)
    {
        var model = new ScriptedModel(
            Does(request => request.Messages[^1].Role == ChatRole.Tool
                ? new ChatMessage(ChatRole.Assistant, "I cannot do that.")
                : new ChatMessage(ChatRole.Assistant, [new FunctionCallContent("call", name, new Dictionary<string, object?> { ["order"] = "W1001" })])));
        await using var assistant = new TestAssistant(model);
        var id = await assistant.OpenAsync(Some.Ada);

        var answer = await assistant.SayAsync(id, "do it");

        Assert.Equal("I cannot do that.", answer.Text);
        Assert.Equal(0, assistant.Shop.Calls);
        var call = Assert.Single(Assert.Single(await assistant.FinalsAsync(id)).Turn!.ToolCalls);
        Assert.Equal(("not offered", "refused"), (call.Tool, call.Outcome));
    }

    [Theory]
    [InlineData("find_order")]
    [InlineData("check_return")]
    [InlineData("list_orders")]
    [InlineData("get_profile")]
    public async Task Refuses_a_visitor_what_is_not_offered_to_visitors(string tool)
    {
        var model = new ScriptedModel(Calls(tool, new { order = "W1001" }), Says("Please prove the order first."));
        await using var assistant = new TestAssistant(model);
        var id = await assistant.OpenAsync();

        await assistant.SayAsync(id, "where is W1001?");

        Assert.Equal(0, assistant.Shop.Calls);
        Assert.DoesNotContain(tool, model.Requests[0].Tools);
        Assert.Equal("There is no such tool in this turn.", ResultIn(model.Requests[1]));
    }

    public static TheoryData<string> BadArguments =>
        ["none", "not JSON", "wrong type", "missing", "extra", "not a number", "infinite", "too large", "too deep", "an array", "too long"];

    [Theory]
    [MemberData(nameof(BadArguments))]
    [Trait("goal", "M-05")]
    public async Task Refuses_arguments_that_do_not_fit_and_lets_the_brain_mend_them(string kind)
    {
        var round = 0;
        var model = new ScriptedModel(Does(_ => ++round switch
        {
            1 => new ChatMessage(ChatRole.Assistant, [Bad(kind)]),
            2 => new ChatMessage(ChatRole.Assistant, [new FunctionCallContent("2", "find_order", Arguments(("order", "#w 1001")))]),
            _ => new ChatMessage(ChatRole.Assistant, "Your order was delivered."),
        }));
        await using var assistant = new TestAssistant(model);
        var id = await assistant.OpenAsync(Some.Ada);

        var answer = await assistant.SayAsync(id, "where is my order?");

        Assert.Equal("Your order was delivered.", answer.Text);
        Assert.Equal(
            [("find_order", "refused"), ("find_order", "found")],
            Assert.Single(await assistant.FinalsAsync(id)).Turn!.ToolCalls.Select(call => (call.Tool, call.Outcome)));

        // The order, and whose it is: rules may name a group of customers.
        Assert.Equal(2, assistant.Shop.Calls);
        Assert.Contains("refused", ResultIn(model.Requests[1]));
        Assert.IsType<Card.OrderCard>(Assert.Single(answer.Cards));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Shows_no_card_of_what_a_brain_only_looked_up(bool isLookedUp)
    {
        var round = 0;
        var said = new ChatMessage(ChatRole.Assistant, "We are open until six.");
        if (isLookedUp)
        {
            BrainNotes.SetLookedUp(said, ["find_order"]);
        }

        var model = new ScriptedModel(Does(_ => ++round is 1
            ? new ChatMessage(ChatRole.Assistant, [new FunctionCallContent("1", "find_order", Arguments(("order", "W1001")))])
            : said));
        await using var assistant = new TestAssistant(model);
        var id = await assistant.OpenAsync(Some.Ada);

        var answer = await assistant.SayAsync(id, "how long are you open?");

        Assert.Equal("We are open until six.", answer.Text);
        Assert.Equal(isLookedUp, answer.Cards.IsEmpty);
    }

    private static FunctionCallContent Bad(string kind) => kind switch
    {
        "none" => new FunctionCallContent("1", "find_order"),
        "not JSON" => new FunctionCallContent("1", "find_order") { Exception = new JsonException("truncated") },
        "wrong type" => Call(("order", 1001)),
        "missing" => Call(),
        "extra" => Call(("order", "W1001"), ("customer_id", "grace")),
        "not a number" => Call(("order", double.NaN)),
        "infinite" => Call(("order", double.PositiveInfinity)),
        "too large" => Call(("order", 1e308)),
        "too deep" => Call(("order", Nested(100))),
        "an array" => Call(("order", new[] { "W1001" })),
        "too long" => Call(("order", new string('1', 100_000))),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static FunctionCallContent Call(params (string Name, object? Value)[] arguments) =>
        new("1", "find_order", Arguments(arguments));

    private static Dictionary<string, object?> Arguments(params (string Name, object? Value)[] arguments) =>
        arguments.ToDictionary(argument => argument.Name, argument => argument.Value);

    private static List<object> Nested(int depth) => depth is 0 ? [] : [Nested(depth - 1)];

    private static string ResultIn(Request request) =>
        request.Messages[^1].Contents.OfType<FunctionResultContent>().Single().Result!.ToString()!;

    /// <summary>Makes the shopper a guest who has proved Ada's order, by events as the guest check stores them.</summary>
    private static async Task ProveAsync(TestAssistant assistant, ConversationId id)
    {
        var now = assistant.Clock.GetUtcNow();
        var attempt = new CodeAttempt(CodeOutcome.Accepted, TestAssistant.AdasOrder) { VerifiedUntil = now + assistant.Limits.GuestSession };
        await assistant.Log.UpdateAsync(id, conversation => new Change<bool>(true,
        [
            new ConversationEvent.ShopperSpoke(conversation!.LastSequence + 1, ClientId: null, "[code]", Seen: null) { At = now, Code = attempt },
        ]), TestContext.Current.CancellationToken);
    }
}
