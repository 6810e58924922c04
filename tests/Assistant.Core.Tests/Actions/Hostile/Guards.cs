using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using Assistant.Core.Identity;
using Assistant.Core.Policy;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;
using Assistant.Core.Tools;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Core.Tests.Actions.Hostile;

/// <summary>The checks by name. Each is left out by composition: nothing in the product can switch one off.</summary>
internal static partial class Guards
{
    private static readonly TimeSpan ElevenMinutes = TimeSpan.FromMinutes(11);

    public static IReadOnlyList<Guard> All { get; } = [.. Owners(), .. Cards(), .. Moments(), .. Bounds(), .. Arguments(), .. Pages(), .. Money()];

    /// <summary>Whose data it is.</summary>
    private static IEnumerable<Guard> Owners()
    {
        yield return new("a tool asks for an identity", async yard => await yard.DoAsync(await yard.GuestAsync(), "change_items"))
        {
            // Whatever the pages say to a guest: who may call a tool is not theirs to grant.
            Further =
            [
                Policy.Some.Rule(
                    RuleVocabulary.ChangeItemsUntil, OrderStage.Received, new RuleScope { Identity = [Asker.Guest], Countries = ["NL"] }, name: ".test"),
            ],
            Without = (_, parts) => parts with { AroundTool = Write(tool => new AlteredWrite(tool) { As = contract => contract with { Identity = IdentityLevel.None } }) },
        };
        yield return new("the shop changes only the owner's orders", async yard => await yard.DoAsync(await yard.AdaAsync(), "cancel_order", order: Yard.GracesOpen))
        {
            Without = (_, parts) => parts with { AroundShop = _ => Unguarded },
        };
        yield return new("the shop shows only the owner's orders", async yard =>
            await yard.ShowAsync(await yard.AdaAsync(), "find_order", mustRefuse: true, order: Yard.GracesInWindow))
        {
            Without = (_, parts) => parts with { AroundShop = _ => Unguarded },
        };
        yield return new("a guest sees the proved order and no other of the same shopper", async yard =>
            await yard.ShowAsync(await yard.GuestAsync(), "find_order", mustRefuse: true, order: Yard.InWindow))
        {
            Without = (_, parts) => parts with { AroundShop = _ => Unguarded },
        };
        yield return new("a customer's list is their own", async yard => await yard.ShowAsync(await yard.AdaAsync(), "list_orders"))
        {
            Without = (yard, parts) => parts with { AroundShop = _ => new HostileShop { ListOrders = async (shop, _, limit) => await shop.ListOrdersAsync(yard.Grace.Id, limit, default) } },
        };
        yield return new("a customer's record is their own", async yard => await yard.ShowAsync(await yard.AdaAsync(), "get_profile"))
        {
            Without = (yard, parts) => parts with { AroundShop = _ => new HostileShop { FindCustomer = (shop, _) => shop.FindCustomerAsync(yard.Grace.Id, default) } },
        };
        yield return new("a code goes to the order's own address", async yard =>
            await yard.ShowAsync(await yard.World.OpenAsync(), "verify_customer", new Dictionary<string, object?> { ["order"] = Yard.GracesOpen, ["email"] = "attacker@evil.example" }))
        {
            Without = (_, parts) => parts with { AroundShop = _ => new HostileShop { MatchGuest = (_, _, email) => Task.FromResult<string?>(email) } },
        };
        yield return new("what a guest proved runs out", async yard =>
        {
            var guest = await yard.GuestAsync();
            yard.World.Clock.Advance(TimeSpan.FromMinutes(31));
            await yard.DoAsync(guest, "cancel_order");
        })
        {
            Unlimited = limits => limits with { GuestSession = TimeSpan.FromDays(10) },
        };
    }

    /// <summary>What a shopper has to have seen and said.</summary>
    private static IEnumerable<Guard> Cards()
    {
        yield return new("a tool only plans", async yard => await yard.ShowAsync(await yard.AdaAsync(), "cancel_order"))
        {
            Without = (yard, parts) => parts with
            {
                AroundTool = Write(tool => new AlteredWrite(tool)
                {
                    Plans = async (_, context, plan) =>
                    {
                        await (plan is WritePlan.Ready ready ? yard.World.Keeper.ExecuteAsync(context.Identity.OrderOwner!, ready.Command, ActionId.New(), default) : Task.CompletedTask);
                        return plan;
                    },
                }),
            },
        };
        yield return new("a card belongs to its conversation", async yard =>
        {
            var (ada, grace) = (await yard.AdaAsync(), await yard.World.OpenAsync(yard.Grace));
            var card = await yard.ShowAsync(ada, "cancel_order");
            yard.Alias = (grace.Id, ada.Id);
            await yard.World.ClickAsync(grace, card!.Id.Value);
            await yard.World.AnswerAsync(ada);
        })
        {
            Without = (yard, parts) => parts with { AroundStore = store => new AlteredStore(store) { Means = id => yard.Alias is var (other, meant) && other == id ? meant : id } },
        };
        yield return new("a typed yes means the card that was seen", async yard =>
        {
            var ada = await yard.AdaAsync();
            var card = await yard.ShowAsync(ada, "cancel_order");
            // Whoever takes the message in says himself that the card was seen.
            await yard.World.Assistant.PostAsync(ada.Id, "yes", seen: yard.IsLeftOut ? ((ActionState.Shown)card!.State).Sequence : null);
            await yard.World.AnswerAsync(ada);
        });
        yield return new("a card is drawn from what would be done", async yard => await yard.DoAsync(await yard.AdaAsync(), "create_return", order: Yard.InWindow))
        {
            Without = (_, parts) => parts with { AroundTool = Planned((_, _, ready) => ready with { Summary = ready.Summary with { Amount = new Money(1, "EUR") } }) },
        };
        yield return new("one change at a time", async yard => await yard.World.TurnAsync(await yard.AdaAsync(), "Both.", [[yard.Call("cancel_order"), yard.Call("change_address")]]))
        {
            Without = (_, parts) => parts with { AroundTool = tool => new Disguised(tool) },
        };
        yield return new("a changed mail address is proved", async yard =>
            await yard.DoAsync(await yard.AdaAsync(), "update_profile", new Dictionary<string, object?> { ["email"] = "attacker@evil.example" }))
        {
            Without = (_, parts) => parts with { AroundTool = Planned((_, _, ready) => ready with { StepUp = false }) },
        };
        yield return new("what a rule leaves to a person is approved", async yard => await yard.DoAsync(await yard.AdaAsync(), "create_return", order: Yard.InWindow))
        {
            Further = [Policy.Some.Rule(RuleVocabulary.ApprovalAbove, new Money(10_00, "EUR"), name: ".test")],
            ApprovalAbove = 10_00,
            Without = (_, parts) => parts with { AroundTool = Planned((_, _, ready) => ready with { Decision = ready.Decision! with { Ruling = Ruling.Allowed } }) },
        };
    }

    /// <summary>When it may still be done.</summary>
    private static IEnumerable<Guard> Moments()
    {
        yield return new("a card runs out", async yard =>
        {
            var ada = await yard.AdaAsync();
            var card = await yard.ShowAsync(ada, "cancel_order");
            yard.World.Clock.Advance(ElevenMinutes);
            await yard.World.ConfirmAsync(ada, card!);
        })
        {
            Unlimited = limits => limits with { ActionLifetime = TimeSpan.FromDays(1) },
        };
        yield return new("the pages are asked again when it is confirmed", async yard => await OverMidnightAsync(yard, Yard.InWindow, days: 13, quantity: 1))
        {
            Without = (_, parts) => parts with { AroundTool = Remembered((first, _) => first) },
        };
        yield return new("what is confirmed is what it comes to now", async yard => await OverMidnightAsync(yard, Yard.Whole, days: 1, quantity: 3))
        {
            Without = (_, parts) => parts with { AroundTool = Remembered((first, now) => now is WritePlan.Ready ready ? ready with { Command = ((WritePlan.Ready)first).Command } : now) },
        };
        yield return new("the shop changes only the version that was planned on", async yard =>
        {
            yard.World.Keeper.Interferes = () => Change(yard.World.Assistant.Shop, Yard.Open, order => order with
            {
                Version = order.Version + 1,
                Changes = [.. Enumerable.Repeat(new OrderChange(ActionKind.ChangeAddress, order.PlacedAt), 3)],
            });
            await yard.DoAsync(await yard.AdaAsync(), "change_address");
        })
        {
            Without = (_, parts) => parts with
            {
                AroundShop = _ => new HostileShop
                {
                    Execute = (shop, owner, command, key) => shop.ExecuteAsync(owner, command is ShopCommand.OnOrder onOrder ? onOrder with { Version = onOrder.Version + 1 } : command, key, default),
                },
            },
        };
        yield return new("nothing begins once a conversation has ended", yard => MeanwhileAsync(yard, (_, at) => new Ended { At = at }, "it has ended"))
        {
            Without = (_, parts) => parts with { AroundStore = store => new AlteredStore(store) { Reads = AlteredStore.AsIfAlone } },
        };
        yield return new("nothing begins once a person attends", yard => MeanwhileAsync(
            yard, (now, at) => new PersonSpoke(now.LastSequence + 1, now.Handoff!.Value, "Kim", "I take it from here.") { At = at }, "a person attends"))
        {
            Without = (_, parts) => parts with { AroundStore = store => new AlteredStore(store) { Reads = AlteredStore.AsIfAlone } },
        };
        yield return new("no card is shown while changes are off", async yard =>
        {
            var ada = await yard.AdaAsync();
            yard.World.Assistant.AreWritesOn = false;
            await yard.World.CloseAsync(ada, "changes are off", noCards: true);
            await yard.DoAsync(ada, "cancel_order");
        })
        {
            Without = (_, parts) => parts with { Offering = _ => WriteSwitch.AllOn },
        };
        yield return new("nothing begins while changes are off", async yard =>
        {
            var ada = await yard.AdaAsync();
            var card = await yard.ShowAsync(ada, "cancel_order");
            yard.World.Assistant.AreWritesOn = false;
            await yard.World.CloseAsync(ada, "changes are off");
            await yard.World.ConfirmAsync(ada, card!);
        })
        {
            Without = (_, parts) => parts with { CarryingOut = _ => WriteSwitch.AllOn },
        };
        yield return new("one intent has one key", async yard => await yard.DoAsync(await yard.AdaAsync(), "cancel_order"))
        {
            Without = (_, parts) => parts with { AroundShop = _ => new HostileShop { Execute = (shop, owner, command, _) => shop.ExecuteAsync(owner, command, ActionId.New(), default) } },
        };
    }
}
