using Assistant.Core.Actions;
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

        world.Assistant.Pages.Current = live.Release with { Rules = new RuleBook(live.Release.Rules.Rules.Append(Policy.Some.Rule(RuleVocabulary.StepUpAbove, new Money(1, "EUR"), name: ".test"))) };
        await world.ConfirmAsync(ada, card);

        var told = (await world.Assistant.FinalsAsync(ada.Id))[^1];
        Assert.Equal("action-step-up", told.Turn!.Outcome);
        Assert.Empty(world.Keeper.Asked);
    }

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
