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
    public async Task What_the_shop_did_not_tell_of_is_settled_as_its_ledger_says()
    {
        var id = await EscalatedAsync();
        var settle = (params string[] further) => CommandRun.RunAsync(product, ["ops", "actions", "settle", _action.Id.Value, .. further]);

        var looked = await settle();
        var wrong = await settle("--done", "--by", "Sanne", "--json");
        var settled = await settle("--not-done", "--by", "Sanne", "--note", "Not among the returns.");
        var again = await settle("--not-done", "--by", "Kim");
        var opposite = await settle("--done", "--by", "Kim");
        var shown = await CommandRun.RunAsync(product, "ops", "actions", _action.Id.Value);

        Assert.Equal(0, looked.Exit);
        Assert.Equal($"The shop's ledger: nothing was carried out under this id. Action {_action.Id} is escalated.\n", looked.Out);
        Assert.Equal("Nothing is settled: say --done or --not-done.\n", looked.Err);
        Assert.Equal((1, "contradicted"), (wrong.Exit, wrong.Json.GetProperty("result").GetString()));
        Assert.Equal(("escalated", "not_done"), (wrong.Json.GetProperty("state").GetString(), wrong.Json.GetProperty("ledger").GetString()));
        Assert.Equal((0, "Settled as not done by Sanne. Said by whoever may open the data folder: this proves no second person.\n"), (settled.Exit, settled.Err));
        Assert.Equal((0, $"Action {_action.Id} was settled as not done by Sanne before. Nothing was changed.\n"), (again.Exit, again.Err));
        Assert.Equal((1, $"Action {_action.Id} was settled as not done by Sanne before. That stays.\n"), (opposite.Exit, opposite.Err));
        Assert.Contains($"Action     {_action.Id} (settled)", shown.Out);
        Assert.Contains("action-settled by Sanne", shown.Out);
        var conversation = await (await product.OpenAsync(Cancellation)).Conversations.FindAsync(id, Cancellation);
        Assert.Contains(conversation!.Transcript, said => said.Text.Contains("nothing was changed", StringComparison.Ordinal));
        Assert.Equal(0, (await CommandRun.RunAsync(product, "audit", "verify")).Exit);
    }

    [Fact]
    public async Task Only_what_is_with_a_person_is_settled_and_only_one_way()
    {
        await WaitingAsync();

        var early = await CommandRun.RunAsync(product, "ops", "actions", "settle", _action.Id.Value, "--done", "--by", "Sanne");
        var both = await CommandRun.RunAsync(product, "ops", "actions", "settle", _action.Id.Value, "--done", "--not-done", "--by", "Sanne");

        Assert.Equal((1, $"Action {_action.Id} is not with a person: it is needs_approval. Only what is escalated can be settled.\n"), (early.Exit, early.Err));
        Assert.Equal((2, "Say --done or --not-done, not both.\n"), (both.Exit, both.Err));
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
    [InlineData("ops", "actions", "settle", "act-00000000000000000000000000000000", "--done", "--by", "Sanne")]
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

    private async Task<ConversationId> EscalatedAsync()
    {
        var id = ConversationId.New();
        await (await product.OpenAsync(Cancellation)).Conversations.UpdateAsync(
            id,
            _ => new Change<bool>(
                true,
                [
                    Started(_action.At), Asked(1, at: _action.At), .. _action.Shown(2), _action.Confirmed(), _action.Started(claim: _action.Claim()), _action.Unknown(),
                    new ActionEscalated(_action.Id, 1) { At = _action.At },
                ]),
            Cancellation);
        return id;
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
