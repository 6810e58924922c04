using Assistant.Core.Actions;
using Assistant.Core.Audit;
using Assistant.Core.Conversations;
using Assistant.Core.Privacy;
using Assistant.Core.Shop;
using Assistant.Core.Tests.Actions.Hostile;
using Assistant.Testing.Conversations;
using Assistant.Testing.Shop;
using Assistant.Testing.Turns;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Core.Tests.Actions;

/// <summary>A person says what became of a change that the shop did not tell of in time.</summary>
public sealed class SettlementDeskTests(LarkfieldRelease live) : IClassFixture<LarkfieldRelease>
{
    private const string Order = "W10000";
    private static readonly Approver Kim = new("Kim", IsLocal: true, "I looked it up.");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_the_ledger_shows_as_done_is_told_and_mailed_as_if_the_reply_had_come()
    {
        await using var world = World();
        var (shopper, card) = await EscalateAsync(world, isCarriedOut: true);
        var mails = world.Assistant.Mail.Mails.Count;

        var result = await Desk(world).SettleAsync(card.Id, isDone: true, Kim, Cancellation);
        await world.Assistant.SendMailAsync();

        var receipt = Assert.IsType<SettlementResult.Done>(result).Shop.Receipt!;
        Assert.Equal(new ActionState.Settled(Kim, IsDone: true), await StateAsync(world, shopper, card));
        var told = await ToldAsync(world, shopper);
        Assert.Equal((Speaker.System, ActionNoteState.Succeeded), (told.Speaker, told.Action!.State));
        Assert.Contains(receipt.Return!.Value.Value, told.Text, StringComparison.Ordinal);
        Assert.Equal(2, world.Assistant.Mail.Mails.Count - mails);
        Assert.Equal(["confirmation mail", "label and instructions"], (await world.Assistant.Memory.Actions.ListStepsAsync(card.Id, Cancellation)).Select(step => step.Purpose));
        Assert.Single(world.Keeper.Asked, asked => asked.IsDone);
    }

    [Fact]
    public async Task What_was_not_done_can_be_asked_for_again()
    {
        await using var world = World();
        var (shopper, card) = await EscalateAsync(world, isCarriedOut: false);
        await ShowAsync(world, shopper);
        var blocked = await ConfirmNewestAsync(world, shopper);

        var result = await Desk(world).SettleAsync(card.Id, isDone: false, Kim, Cancellation);
        var told = await ToldAsync(world, shopper);
        await ShowAsync(world, shopper);
        var free = await ConfirmNewestAsync(world, shopper);

        Assert.Equal(LedgerSays.NotDone, Assert.IsType<SettlementResult.Done>(result).Shop.Says);
        Assert.Equal(ActionNoteState.Rejected, told.Action!.State);
        Assert.Contains("nothing was changed", told.Text, StringComparison.Ordinal);
        Assert.IsType<ActionState.Withdrawn>(blocked);
        Assert.IsType<ActionState.Succeeded>(free);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_call_that_arrives_behind_the_word_that_nothing_was_done_does_nothing(bool canVoid)
    {
        var arrives = new TaskCompletionSource();
        var late = Task.FromResult<ShopOutcome?>(null);
        var (isFirst, answers) = (true, false);
        static ShopUnavailableException Silent() => new("It does not answer.");
        var port = new HostileShop
        {
            FindReceipt = (shop, key) => answers ? shop.FindReceiptAsync(key, default) : throw Silent(),
            Execute = async (shop, owner, command, key) =>
            {
                if (answers || !isFirst)
                {
                    return answers ? await shop.ExecuteAsync(owner, command, key, default) : throw Silent();
                }

                isFirst = false;
                late = LateAsync();
                throw Silent();

                async Task<ShopOutcome?> LateAsync()
                {
                    await arrives.Task;
                    return await shop.ExecuteAsync(owner, command, key, default);
                }
            },
        };
        port = canVoid ? port : port with { Void = (_, _) => Task.FromResult<VoidOutcome>(new VoidOutcome.NotSupported()) };
        await using var world = World(port);
        var (shopper, card) = await EscalateAsync(world, isCarriedOut: false);
        answers = true;

        var result = await Desk(world).SettleAsync(card.Id, isDone: false, Kim, Cancellation);
        arrives.SetResult();

        Assert.Equal(LedgerSays.NotDone, Assert.IsType<SettlementResult.Done>(result).Shop.Says);
        Assert.Equal(!canVoid, await late is ShopOutcome.Done);
        Assert.Equal(new ActionState.Settled(Kim, IsDone: false), await StateAsync(world, shopper, card));
        Assert.Equal(!canVoid, world.Keeper.Asked.Any(asked => asked.IsDone));
        if (canVoid)
        {
            await ShowAsync(world, shopper);
            Assert.IsType<ActionState.Succeeded>(await ConfirmNewestAsync(world, shopper));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Nobody_can_say_the_opposite_of_the_ledger(bool isCarriedOut)
    {
        await using var world = World();
        var (shopper, card) = await EscalateAsync(world, isCarriedOut);
        var stored = (await world.Assistant.EventsAsync(shopper.Id)).Count;

        var result = await Desk(world).SettleAsync(card.Id, isDone: !isCarriedOut, Kim, Cancellation);

        Assert.Equal(isCarriedOut ? LedgerSays.Done : LedgerSays.NotDone, Assert.IsType<SettlementResult.Contradicted>(result).Shop.Says);
        Assert.Equal(stored, (await world.Assistant.EventsAsync(shopper.Id)).Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Where_the_shop_does_not_answer_a_persons_word_counts(bool isDone)
    {
        await using var world = World();
        var (shopper, card) = await EscalateAsync(world, isCarriedOut: isDone);
        world.Assistant.Shop.IsDown = true;

        var result = await Desk(world).SettleAsync(card.Id, isDone, Kim, Cancellation);

        Assert.Equal(LedgerSays.Nothing, Assert.IsType<SettlementResult.Done>(result).Shop.Says);
        Assert.Equal(isDone ? ActionNoteState.Succeeded : ActionNoteState.Rejected, (await ToldAsync(world, shopper)).Action!.State);
        Assert.Empty(await world.Assistant.Memory.Actions.ListStepsAsync(card.Id, Cancellation));
        Assert.Equal(isDone, (await world.Assistant.EventsAsync(shopper.Id)).OfType<ActionSettled>().Single().IsDone);
    }

    [Fact]
    public async Task A_shop_that_hangs_is_one_that_does_not_answer()
    {
        var port = new HostileShop();
        var hangs = false;
        port = port with { FindReceipt = (shop, key) => hangs ? new TaskCompletionSource<ShopReceipt?>().Task : shop.FindReceiptAsync(key, default) };
        await using var world = World(port);
        var (_, card) = await EscalateAsync(world, isCarriedOut: false);
        hangs = true;

        var looking = Desk(world).LookAsync(card.Id, Cancellation);
        world.Clock.Advance(world.Assistant.Limits.ShopWrite);

        Assert.Equal(LedgerSays.Nothing, (await looking.WaitAsync(TimeSpan.FromSeconds(20), Cancellation))!.Shop.Says);
    }

    [Fact]
    public async Task Said_again_it_changes_nothing_and_the_opposite_is_refused()
    {
        await using var world = World();
        var (shopper, card) = await EscalateAsync(world, isCarriedOut: true);
        await Desk(world).SettleAsync(card.Id, isDone: true, Kim, Cancellation);
        var stored = (await world.Assistant.EventsAsync(shopper.Id)).Count;

        var again = await Desk(world).SettleAsync(card.Id, isDone: true, Kim with { Name = "Sanne" }, Cancellation);
        var opposite = await Desk(world).SettleAsync(card.Id, isDone: false, Kim, Cancellation);

        Assert.Equal(new SettlementResult.Already(Kim), again);
        Assert.Equal(new SettlementResult.NotOpen(new ActionState.Settled(Kim, IsDone: true)), opposite);
        Assert.Equal(stored, (await world.Assistant.EventsAsync(shopper.Id)).Count);
    }

    [Fact]
    public async Task Of_many_who_settle_at_once_one_does()
    {
        await using var world = World();
        var (shopper, card) = await EscalateAsync(world, isCarriedOut: true);
        var desk = Desk(world);

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => desk.SettleAsync(card.Id, isDone: true, Kim, Cancellation), Cancellation)));

        Assert.Single(results, result => result is SettlementResult.Done);
        Assert.Equal(19, results.Count(result => result is SettlementResult.Already));
        Assert.Single((await world.Assistant.EventsAsync(shopper.Id)).OfType<ActionSettled>());
    }

    [Fact]
    public async Task Only_what_is_with_a_person_is_settled()
    {
        await using var world = World();
        var shopper = await world.OpenAsync(world.Contents.Customers[0]);
        var card = await ShowAsync(world, shopper);

        Assert.IsType<ActionState.Shown>(Assert.IsType<SettlementResult.NotOpen>(await Desk(world).SettleAsync(card.Id, isDone: true, Kim, Cancellation)).State);
        Assert.IsType<SettlementResult.Unknown>(await Desk(world).SettleAsync(ActionId.New(), isDone: true, Kim, Cancellation));
        Assert.Null(await Desk(world).LookAsync(ActionId.New(), Cancellation));
    }

    [Theory]
    [InlineData(" ", null)]
    [InlineData("Kim", " ")]
    [InlineData("ada", null)]
    public async Task Whoever_settles_has_a_name_and_is_not_the_shopper(string name, string? note)
    {
        await using var world = World();
        var (shopper, card) = await EscalateAsync(world, isCarriedOut: true);

        Assert.IsType<SettlementResult.Refused>(await Desk(world).SettleAsync(card.Id, isDone: true, new Approver(name, IsLocal: true, note), Cancellation));
        Assert.IsType<ActionState.Escalated>(await StateAsync(world, shopper, card));
    }

    [Fact]
    public async Task A_conversation_that_has_ended_is_settled_without_a_word_and_the_mail_goes_out()
    {
        await using var world = World();
        var (shopper, card) = await EscalateAsync(world, isCarriedOut: true);
        await world.EndAsync(shopper);

        Assert.IsType<SettlementResult.Done>(await Desk(world).SettleAsync(card.Id, isDone: true, Kim, Cancellation));

        Assert.IsType<ActionSettled>((await world.Assistant.EventsAsync(shopper.Id))[^1]);
        Assert.Equal(2, (await world.Assistant.Memory.Actions.ListStepsAsync(card.Id, Cancellation)).Length);
    }

    [Fact]
    public void The_audit_names_who_settled_and_what_the_ledger_said()
    {
        var action = SampleReturn.New();
        var before = Conversation.Replay(ConversationId.New(), [SampleEvents.Started(), .. action.Shown(1)]);
        var trail = new AuditTrail(Pseudonyms.From(new DataKeys(new byte[32])));

        var entry = Assert.Single(trail.Of(before.Id, before, [new ActionSettled(action.Id, Kim, IsDone: false, LedgerSays.Nothing) { At = SampleEvents.Noon }]));

        Assert.Equal("action-settled", entry.Kind);
        Assert.Equal(("settled: not done", "Nothing", "Kim", "yes"), (entry.Facts["outcome"], entry.Facts["ledger"], entry.Facts["approver"], entry.Facts["local"]));
        Assert.DoesNotContain(entry.Facts.Values, value => value.Contains("looked", StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_is_settled_while_the_audit_cannot_be_kept() =>
        Assert.True(new ConversationAppend(ConversationId.New(), 3, [new ActionSettled(ActionId.New(), Kim, IsDone: true, LedgerSays.Done) { At = SampleEvents.Noon }]).FurthersWrite);

    private static SettlementDesk Desk(HostileWorld world) => world.Assistant.Actions.Settlements(world.Assistant.Memory.Actions);

    private static async Task<ActionState> StateAsync(HostileWorld world, Session shopper, PendingAction card) =>
        (await world.Assistant.StateAsync(shopper.Id)).FindAction(card.Id)!.State;

    private static async Task<OutgoingMessage> ToldAsync(HostileWorld world, Session shopper) =>
        (await world.Assistant.EventsAsync(shopper.Id)).OfType<AssistantSpoke>().Last().Message;

    /// <summary>All three shirts, so that nothing is left to send back.</summary>
    private static async Task<PendingAction> ShowAsync(HostileWorld world, Session shopper) => await world.TurnAsync(shopper, "Send them back.", [[new HostileCall(
        "create_return",
        new Dictionary<string, object?> { ["order"] = Order, ["items"] = Target.Json($"[{Target.Item("create_return", quantity: "3")}]") },
        "return",
        MustRefuse: false)]]) ?? throw new InvalidOperationException("No card was shown.");

    private static async Task<ActionState> ConfirmNewestAsync(HostileWorld world, Session shopper)
    {
        var card = (await world.Assistant.StateAsync(shopper.Id)).Actions[^1];
        await world.ConfirmAsync(shopper, card);
        return await StateAsync(world, shopper, card);
    }

    /// <summary>A return of which the shop does not tell for sixteen minutes; afterwards it answers again.</summary>
    private static async Task<(Session Shopper, PendingAction Card)> EscalateAsync(HostileWorld world, bool isCarriedOut)
    {
        var shopper = await world.OpenAsync(world.Contents.Customers[0]);
        var card = await ShowAsync(world, shopper);
        var shop = world.Assistant.Shop;
        if (isCarriedOut)
        {
            shop.LosesNextReply = true;
            await world.ConfirmAsync(shopper, card);
            shop.IsDown = true;
        }
        else
        {
            world.Keeper.Interferes = () => shop.IsDown = true;
            await world.ConfirmAsync(shopper, card);
            world.Keeper.Interferes = () => { };
        }

        for (var minute = 0; minute < 16; minute++)
        {
            world.Clock.Advance(TimeSpan.FromMinutes(1));
            await world.Assistant.Worker.WorkAsync(Cancellation);
        }

        shop.IsDown = false;
        Assert.IsType<ActionState.Escalated>(await StateAsync(world, shopper, card));
        return (shopper, card);
    }

    private HostileWorld World(HostileShop? port = null) => new(
        live.Release,
        (goods, clock) =>
        {
            var ada = goods.Customer("ada");
            return new ShopContents([ada], HostileGoods.Products, [goods.Order(Order, ada, OrderCase.InWindow, clock.GetUtcNow())]);
        },
        port is null ? null : new TestParts { AroundShop = _ => port });
}
