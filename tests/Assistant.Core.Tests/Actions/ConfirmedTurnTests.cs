using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;
using Assistant.Core.Tests.Actions.Hostile;
using Assistant.Testing.Shop;

namespace Assistant.Core.Tests.Actions;

/// <summary>What a turn that decides about a card checks anew, and what it leaves in the record.</summary>
public sealed class ConfirmedTurnTests(LarkfieldRelease live) : IClassFixture<LarkfieldRelease>
{
    private const string Order = "W10000";

    [Fact]
    public async Task A_rule_that_came_behind_the_card_asks_for_the_code_as_well()
    {
        await using var world = World();
        var ada = await world.OpenAsync(world.Contents.Customers[0]);
        var card = await ShowAsync(world, ada);

        RequireCode(world);
        await world.ConfirmAsync(ada, card);

        var told = (await world.Assistant.FinalsAsync(ada.Id))[^1];
        Assert.Equal("action-step-up", told.Turn!.Outcome);
        Assert.Empty(world.Keeper.Asked);
    }

    /// <summary>The proof of the order is up to half an hour old; the code is asked for now, and goes where the first one went.</summary>
    [Fact]
    public async Task A_guest_proves_anew_by_a_code_to_the_address_of_the_order()
    {
        await using var world = World();
        var guest = await GuestAsync(world);
        var card = await ShowAsync(world, guest);
        RequireCode(world);

        await world.ConfirmAsync(guest, card);
        var mail = world.Assistant.Mail.Mails[^1];
        var asked = world.Keeper.Asked.Count;
        await PostAsync(world, guest, Other(world.Assistant.Mail.NewestCode!));
        var wrong = await StateAsync(world, guest, card);
        await PostAsync(world, guest, world.Assistant.Mail.NewestCode!);

        Assert.Equal(world.Contents.Customers[0].Email, mail.To);
        Assert.Equal(0, asked);
        Assert.IsType<ActionState.Shown>(wrong);
        Assert.IsType<ActionState.Succeeded>(await StateAsync(world, guest, card));
        Assert.Equal(ConfirmedBy.StepUp, (await world.Assistant.EventsAsync(guest.Id)).OfType<ConversationEvent.ActionConfirmed>().Single().By);
    }

    [Fact]
    public async Task A_guest_whose_half_hour_ends_before_the_code_comes_confirms_nothing()
    {
        await using var world = World();
        var guest = await GuestAsync(world);
        world.Clock.Advance(TimeSpan.FromMinutes(26));
        var card = await ShowAsync(world, guest);
        RequireCode(world);
        await world.ConfirmAsync(guest, card);

        world.Clock.Advance(TimeSpan.FromMinutes(5));
        await PostAsync(world, guest, world.Assistant.Mail.NewestCode!);

        Assert.Equal(new ActionState.Withdrawn(WithdrawnBecause.Identity), await StateAsync(world, guest, card));
        Assert.Empty(world.Keeper.Asked);
    }

    /// <summary>Five tries with each of three codes: the chance to guess one stays as small as that of the guest check.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Three_codes_an_hour_are_mailed_for_an_order_and_then_none(bool isGuest)
    {
        await using var world = World();
        var shopper = isGuest ? await GuestAsync(world) : await world.OpenAsync(world.Contents.Customers[0]);
        RequireCode(world);
        var before = world.Assistant.Mail.Mails.Count;
        var limits = world.Assistant.Limits;
        var card = await ShowAsync(world, shopper);
        for (var code = 0; code < limits.CodesPerOrderAndHour; code++)
        {
            await world.ConfirmAsync(shopper, card);
            for (var attempt = 0; attempt < limits.CodeTries; attempt++)
            {
                await PostAsync(world, shopper, Other(world.Assistant.Mail.NewestCode!));
            }
        }

        await world.ConfirmAsync(shopper, card);
        var again = await ShowAsync(world, shopper);
        await world.ConfirmAsync(shopper, again);

        Assert.Equal(limits.CodesPerOrderAndHour, world.Assistant.Mail.Mails.Count - before);
        Assert.Equal(new ActionState.Withdrawn(WithdrawnBecause.Identity), await StateAsync(world, shopper, card));
        Assert.Equal(new ActionState.Withdrawn(WithdrawnBecause.Identity), await StateAsync(world, shopper, again));
        Assert.Empty(world.Keeper.Asked);
    }

    private void RequireCode(HostileWorld world) => world.Assistant.Pages.Current =
        live.Release with { Rules = new RuleBook(live.Release.Rules.Rules.Append(Policy.Some.Rule(RuleVocabulary.StepUpAbove, new Money(1, "EUR"), name: ".test"))) };

    private static async Task<Session> GuestAsync(HostileWorld world)
    {
        var guest = await world.OpenAsync();
        await world.ProveAsync(guest, world.Contents.Orders[0]);
        return guest;
    }

    private static async Task PostAsync(HostileWorld world, Session shopper, string text)
    {
        await world.Assistant.PostAsync(shopper.Id, text);
        await world.AnswerAsync(shopper);
    }

    private static string Other(string code) => code[..^1] + (code[^1] is '9' ? '0' : (char)(code[^1] + 1));

    private static async Task<ActionState> StateAsync(HostileWorld world, Session shopper, PendingAction card) =>
        (await world.Assistant.StateAsync(shopper.Id)).FindAction(card.Id)!.State;

    [Fact]
    public async Task The_record_names_the_passages_that_the_outcome_cites()
    {
        await using var world = World();
        var ada = await world.OpenAsync(world.Contents.Customers[0]);

        await world.ConfirmAsync(ada, await ShowAsync(world, ada));

        var told = (await world.Assistant.FinalsAsync(ada.Id))[^1];
        Assert.Equal("action-done", told.Turn!.Outcome);
        Assert.NotEmpty(told.Message.Citations);
        Assert.Equal(told.Message.Citations.Length, told.Turn.Sources.Length);
    }

    private static async Task<PendingAction> ShowAsync(HostileWorld world, Session shopper) => await world.TurnAsync(shopper, "Send it back.", [[new HostileCall(
        "create_return",
        new Dictionary<string, object?> { ["order"] = Order, ["items"] = Target.Json($"[{Target.Item("create_return", quantity: "1")}]") },
        "return",
        MustRefuse: false)]]) ?? throw new InvalidOperationException("No card was shown.");

    private HostileWorld World() => new(live.Release, (goods, clock) =>
    {
        var ada = goods.Customer("ada");
        return new ShopContents([ada], HostileGoods.Products, [goods.Order(Order, ada, OrderCase.InWindow, clock.GetUtcNow())]);
    });
}
