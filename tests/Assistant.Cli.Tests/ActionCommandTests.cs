using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using Assistant.Core.Shop;
using Assistant.Testing.Conversations;
using static Assistant.Core.Conversations.ConversationEvent;
using static Assistant.Testing.Conversations.SampleEvents;

namespace Assistant.Cli.Tests;

public sealed class ActionCommandTests(ProductFixture product)
{
    private readonly SampleReturn _action = SampleReturn.New() with { Order = OrderNumber.Parse("W999999"), At = TimeProvider.System.GetUtcNow() };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_person_finds_approves_and_follows_an_action()
    {
        await WaitingAsync();

        var listed = await CommandRun.RunAsync(product, "ops", "approvals", "list", "--json");
        var short_ = await CommandRun.RunAsync(product, "ops", "approvals");
        var approved = await CommandRun.RunAsync(product, "ops", "approvals", "approve", _action.Id.Value.ToUpperInvariant(), "--by", "Sanne");
        var shown = await CommandRun.RunAsync(product, "ops", "actions", _action.Id.Value, "--json");
        var again = await CommandRun.RunAsync(product, "ops", "approvals", "approve", _action.Id.Value, "--by", "Sanne", "--json");

        var row = listed.Json.EnumerateArray().Single(one => one.GetProperty("id").GetString() == _action.Id.Value);
        Assert.Equal(("create_return", "needs_approval", 2000), (row.GetProperty("tool").GetString(), row.GetProperty("state").GetString(), row.GetProperty("amount").GetInt32()));
        Assert.Contains($"{_action.Id}\t", short_.Out);
        Assert.Equal(0, approved.Exit);
        Assert.Equal("Approved as Sanne. Said by whoever may open the data folder: this proves no second person.\n", approved.Err);
        var history = shown.Json.GetProperty("history").EnumerateArray().ToList();
        Assert.Contains(history, one => one.GetProperty("what").GetString() is "action-approved" && one.GetProperty("by").GetString() is "Sanne");
        Assert.Equal((1, "not_waiting"), (again.Exit, again.Json.GetProperty("result").GetString()));
    }

    [Fact]
    public async Task A_refusal_reaches_the_shopper()
    {
        var id = await WaitingAsync();

        var refused = await CommandRun.RunAsync(product, "ops", "approvals", "refuse", _action.Id.Value, "--by", "Sanne", "--note", "Not one of ours.");

        Assert.Equal(0, refused.Exit);
        var conversation = await (await product.OpenAsync(Cancellation)).Conversations.FindAsync(id, Cancellation);
        Assert.EndsWith("Not one of ours.", conversation!.Transcript[^1].Text);
        var shown = await CommandRun.RunAsync(product, "ops", "actions", _action.Id.Value);
        Assert.Contains($"Action     {_action.Id} (refused)", shown.Out);
        Assert.Contains("Item       1 x Enamel mug, €20.00", shown.Out);
        Assert.Contains("Amount     €20.00 to Visa ending in 4242", shown.Out);
        Assert.Contains("Decided    release r-1: returns.return_window_days", shown.Out);
        Assert.Contains("action-refused by Sanne", shown.Out);
        Assert.Contains("Step       confirmation mail: ", shown.Out);
    }

    [Fact]
    public async Task The_customer_cannot_approve_for_themselves()
    {
        await WaitingAsync();

        var run = await CommandRun.RunAsync(product, "ops", "approvals", "approve", _action.Id.Value, "--by", "ada");

        Assert.Equal((1, "Whoever asked for an action cannot decide on it. Let somebody else do so.\n"), (run.Exit, run.Err));
    }

    [Fact]
    public async Task Recent_actions_are_listed_the_last_changed_first()
    {
        await WaitingAsync();

        var listed = await CommandRun.RunAsync(product, "ops", "actions", "--top", "100");

        var line = Assert.Single(listed.Lines, line => line.StartsWith(_action.Id.Value, StringComparison.Ordinal));
        Assert.EndsWith("create_return\tneeds_approval\tW999999\t€20.00", line);
    }

    [Theory]
    [InlineData("ops", "actions", "act-00000000000000000000000000000000")]
    [InlineData("ops", "approvals", "approve", "act-00000000000000000000000000000000", "--by", "Sanne")]
    [InlineData("ops", "approvals", "refuse", "act-00000000000000000000000000000000", "--by", "Sanne")]
    public async Task Names_an_action_that_is_not_there(params string[] args)
    {
        var run = await CommandRun.RunAsync(product, args);

        Assert.Equal((1, "There is no action act-00000000000000000000000000000000. See assistant ops actions.\n"), (run.Exit, run.Err));
    }

    [Fact]
    public async Task What_is_no_id_is_wrong_use()
    {
        var run = await CommandRun.RunAsync(product, "ops", "actions", "W1042");

        Assert.Equal((2, "\"W1042\" is not the id of an action.\n"), (run.Exit, run.Err));
    }

    [Fact]
    public async Task The_audit_of_a_running_product_is_whole()
    {
        await WaitingAsync();

        var json = await CommandRun.RunAsync(product, "audit", "verify", "--json");
        var text = await CommandRun.RunAsync(product, "audit", "verify");

        Assert.Equal(0, json.Exit);
        Assert.True(json.Json.GetProperty("good").GetBoolean());
        Assert.True(json.Json.GetProperty("records").GetInt64() >= 3);
        Assert.StartsWith("The audit is whole: ", text.Out);
    }

    private async Task<ConversationId> WaitingAsync()
    {
        var (id, running) = (ConversationId.New(), await product.OpenAsync(Cancellation));
        await running.Conversations.UpdateAsync(
            id,
            _ => new Change<bool>(
                true, [Started(_action.At), Asked(1, at: _action.At), .. _action.Shown(2), _action.Confirmed(), new ApprovalAsked(_action.Id) { At = _action.At }])
            {
                Outbox = [Mail("nobody's") with { Action = _action.Id, Purpose = "confirmation mail" }],
            },
            Cancellation);
        return id;
    }
}
