using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using Assistant.Core.Identity;
using Assistant.Core.Policy;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;
using Assistant.Core.Tools;
using Assistant.Testing.Shop;
using Assistant.Testing.Turns;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Core.Tests.Actions.Hostile;

/// <summary>The checks by name. Each is left out by composition: nothing in the product can switch one off.</summary>
internal static class Guards
{
    private static readonly TimeSpan ElevenMinutes = TimeSpan.FromMinutes(11);

    public static IReadOnlyList<Guard> All { get; } = [.. Owners(), .. Cards(), .. Moments(), .. Bounds(), .. Arguments(), .. Pages(), .. Money()];

    /// <summary>Whose data it is.</summary>
    private static IEnumerable<Guard> Owners()
    {
        yield return new("a tool asks for an identity", async yard => await yard.DoAsync(await yard.GuestAsync(), "change_items"))
        {
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

    /// <summary>How much and how often.</summary>
    private static IEnumerable<Guard> Bounds()
    {
        yield return new("three cards wait at most", async yard =>
        {
            var ada = await yard.AdaAsync();
            foreach (var order in new[] { Yard.InWindow, Yard.InWindowToo, Yard.Whole })
            {
                await yard.ShowAsync(ada, "create_return", order: order);
            }

            await yard.ShowAsync(ada, "cancel_order");
        })
        {
            Unlimited = limits => limits with { OpenActions = 100 },
        };
        yield return new("ten cards in an hour", async yard =>
        {
            var ada = await yard.AdaAsync();
            for (var turn = 0; turn < 11; turn++)
            {
                await yard.ShowAsync(ada, "create_return", order: Yard.InWindow);
            }
        })
        {
            Unlimited = limits => limits with { ActionsProposedPerHour = 10_000 },
        };
        yield return new("eight calls in a turn", async yard => await yard.World.TurnAsync(await yard.AdaAsync(), "All of them.", [[.. Enumerable.Range(0, 9).Select(number =>
            yard.Call("search_policy", new Dictionary<string, object?> { ["query"] = $"returned {number}" }))]]))
        {
            Unlimited = limits => limits with { ToolCallsPerTurn = 100 },
        };
        yield return new("two equal calls in a turn", async yard =>
            await yard.World.TurnAsync(await yard.AdaAsync(), "Again.", [[.. Enumerable.Repeat(yard.Call("find_order"), 3)]]))
        {
            Unlimited = limits => limits with { EqualToolCallsPerTurn = 100 },
        };
        yield return new("twenty changes an hour for one shopper", yard => ProfilesAsync(yard, shoppers: 1, each: 21)) { Unlimited = limits => limits with { WritesPerShopperAndHour = 100_000 } };
        yield return new("two hundred changes an hour by one tool", yard => ProfilesAsync(yard, shoppers: 11, each: 19))
        {
            Stocked = contents => Crowd(contents, 11),
            Unlimited = limits => limits with { WritesPerToolAndHour = 100_000 },
        };
    }

    /// <summary>What a brain may say.</summary>
    private static IEnumerable<Guard> Arguments()
    {
        yield return new("nothing that the schema does not name", async yard =>
            await yard.DoAsync(await yard.AdaAsync(), "cancel_order", yard.With("cancel_order", "confirmed", true), mustRefuse: true))
        {
            Without = (_, parts) => parts with { AroundTool = Write(tool => new AlteredWrite(tool) { Reads = json => Careless.Read(json, name => name is not "confirmed", Leaf) }) },
        };
        yield return new("nothing twice", async yard =>
            await yard.DoAsync(await yard.AdaAsync(), "cancel_order", yard.With("cancel_order", "items", Target.Json("""[{"line":"2","line":"1","quantity":1}]""")), mustRefuse: true))
        {
            Without = (_, parts) => parts with { AroundTool = Write(tool => new AlteredWrite(tool) { Reads = json => Careless.Read(json, _ => true, Leaf) }) },
        };
        yield return new("nothing long", async yard => await yard.DoAsync(
            await yard.AdaAsync(), "change_address",
            yard.With("change_address", "address", Target.Json($$"""{"line1":"{{new string('x', 100_000)}}","city":"Utrecht","postal_code":"3512 BB"}""")), mustRefuse: true))
        {
            Without = (_, parts) => parts with
            {
                AroundTool = Write(tool => new AlteredWrite(tool)
                {
                    Reads = json => Careless.Read(json, _ => true, value => value.ValueKind is JsonValueKind.String && value.GetString() is { Length: > 100 } text ? text[..100] : Leaf(value)),
                }),
            },
        };
        yield return new("numbers are numbers", async yard =>
            await yard.DoAsync(await yard.AdaAsync(), "cancel_order", yard.With("cancel_order", "items", Target.Json("""[{"line":"2","quantity":"1"}]""")), mustRefuse: true))
        {
            Without = (_, parts) => parts with { AroundTool = Write(tool => new AlteredWrite(tool) { Reads = json => Careless.Read(json, _ => true, value => value.ToString() is "1" ? 1 : Leaf(value)) }) },
        };
        yield return new("no more than there is", async yard =>
            await yard.DoAsync(await yard.AdaAsync(), "cancel_order", yard.With("cancel_order", "items", Target.Json("""[{"line":"1","quantity":4}]""")), mustRefuse: true))
        {
            Without = (_, parts) => parts with { AroundTool = Write(tool => new AlteredWrite(tool) { Reads = json => Careless.Read(json, _ => true, value => value.ToString() is "4" ? 3 : Leaf(value)) }) },
        };
        yield return new("lines of the order alone", async yard =>
            await yard.DoAsync(await yard.AdaAsync(), "cancel_order", yard.With("cancel_order", "items", Target.Json("""[{"line":"99","quantity":1}]""")), mustRefuse: true))
        {
            Without = (_, parts) => parts with { AroundTool = Write(tool => new AlteredWrite(tool) { Reads = json => Careless.Read(json, _ => true, value => value.ToString() is "99" ? "1" : Leaf(value)) }) },
        };
    }

    /// <summary>What the pages say, each rule by itself.</summary>
    private static IEnumerable<Guard> Pages()
    {
        yield return new("the return window", async yard => await yard.DoAsync(await yard.AdaAsync(), "create_return", order: Yard.Outside))
        {
            Rules = rules => Valued(rules, RuleVocabulary.ReturnWindow, 3_650),
        };
        yield return new("until when an order can be cancelled", async yard => await yard.DoAsync(await yard.AdaAsync(), "cancel_order", order: Yard.Shipped))
        {
            Rules = rules => Valued(rules, RuleVocabulary.CancelUntil, OrderStage.Delivered),
        };
        yield return new("what never comes back", async yard => await yard.DoAsync(
            await yard.AdaAsync(), "create_return", yard.With("create_return", "items", Target.Json("""[{"line":"3","quantity":1}]"""), Yard.InWindow)))
        {
            Rules = rules => rules.Where(rule => rule.Kind != RuleVocabulary.ReturnIf),
        };
        yield return new("what a return label costs", async yard => await yard.DoAsync(await yard.AdaAsync(), "create_return", order: Yard.InWindow))
        {
            Rules = rules => Valued(rules, RuleVocabulary.ReturnLabelFee, new Money(0, "EUR")),
        };
        yield return new("how often an address can be changed", async yard => await yard.DoAsync(await yard.AdaAsync(), "change_address"))
        {
            Rules = rules => Valued(rules, RuleVocabulary.ChangeAddressTimes, 100),
            Stocked = contents => Changed(contents, Yard.Open, order => order with { Changes = [.. Enumerable.Repeat(new OrderChange(ActionKind.ChangeAddress, order.PlacedAt), 3)] }),
        };
        yield return new("to which country it can go", async yard => await yard.DoAsync(
            await yard.AdaAsync(), "change_address", yard.With("change_address", "address", Target.Json("""{"line1":"Hauptstr. 1","city":"Kleve","postal_code":"47533","country":"DE"}"""))))
        {
            Rules = rules => rules.Where(rule => rule.Kind != RuleVocabulary.ChangeAddressSameCountry),
        };
    }

    /// <summary>Where money and goods may go.</summary>
    private static IEnumerable<Guard> Money()
    {
        yield return new("a payment method is the shopper's own", async yard =>
            await yard.DoAsync(await yard.AdaAsync(), "change_payment", yard.With("change_payment", "payment_method", $"paypal-{yard.Grace.Id}"), mustRefuse: true))
        {
            Without = (yard, parts) => parts with
            {
                AroundShop = _ => new HostileShop
                {
                    FindCustomer = async (shop, id) => await shop.FindCustomerAsync(id, default) is { } customer
                        ? customer with { PaymentMethods = [.. customer.PaymentMethods, .. yard.Grace.PaymentMethods.Select(method => method with { Label = "PayPal" })] }
                        : null,
                },
            },
        };
        yield return new("a variant is one of the same product", async yard => await yard.DoAsync(
            await yard.AdaAsync(), "change_items", yard.With("change_items", "items", Target.Json("""[{"line":"1","variant":"lamp-one","quantity":1}]""")), mustRefuse: true))
        {
            Without = (_, parts) => parts with
            {
                AroundShop = _ => new HostileShop
                {
                    FindProduct = async (shop, id) => await shop.FindProductAsync(id, default) is { } product && await shop.FindProductAsync(new("lamp"), default) is { } lamp
                        ? product with { Variants = [.. product.Variants, .. lamp.Variants] }
                        : null,
                },
            },
        };
        yield return new("a variant is there", async yard => await yard.DoAsync(
            await yard.AdaAsync(), "create_exchange", yard.With("create_exchange", "items", Target.Json("""[{"line":"2","variant":"kettle-tin","quantity":1}]"""), Yard.InWindow)))
        {
            Stocked = contents => contents with { Products = [.. contents.Products.Select(product => Shelved(product, "kettle-tin", isThere: false))] },
            Without = (_, parts) => parts with
            {
                AroundShop = _ => new HostileShop { FindProduct = async (shop, id) => await shop.FindProductAsync(id, default) is { } product ? Shelved(product, "kettle-tin", isThere: true) : null },
            },
        };
        yield return new("what goes back is claimed", async yard => await yard.DoAsync(await yard.AdaAsync(), "create_return", order: Yard.InWindow))
        {
            Without = (_, parts) => parts with { AroundStore = store => new AlteredStore(store) { Writes = e => e is ActionStarted started ? started with { Claim = null } : e } },
        };
    }

    private static HostileShop Unguarded => new()
    {
        FindOrder = (shop, _, number) => shop.FindOrderAsync(new OrderOwner.OfOrder(number), number, default),
        Execute = (shop, owner, command, key) => shop.ExecuteAsync(command is ShopCommand.OnOrder onOrder ? new OrderOwner.OfOrder(onOrder.Order) : owner, command, key, default),
    };

    private static Func<Tool, Tool> Write(Func<WriteTool, WriteTool> alter) => tool => tool is WriteTool write ? alter(write) : tool;

    private static Func<Tool, Tool> Planned(Func<JsonElement, ToolContext, WritePlan.Ready, WritePlan> alter) => Write(tool => new AlteredWrite(tool)
    {
        Plans = (arguments, context, plan) => Task.FromResult(plan is WritePlan.Ready ready ? alter(arguments, context, ready) : plan),
    });

    /// <summary>What a plan comes to the second time, made of the first one and what it would be.</summary>
    private static Func<Tool, Tool> Remembered(Func<WritePlan, WritePlan, WritePlan> again)
    {
        var plans = new ConcurrentDictionary<string, WritePlan>();
        return Write(tool => new AlteredWrite(tool)
        {
            Plans = (arguments, _, plan) => Task.FromResult(plans.TryGetValue(arguments.GetRawText(), out var first) ? again(first, plan) : plans[arguments.GetRawText()] = plan),
        });
    }

    private static JsonNode? Leaf(JsonElement value) => JsonNode.Parse(value.GetRawText());

    private static IEnumerable<Rule> Valued<T>(IEnumerable<Rule> rules, RuleKind<T> kind, T value) =>
        rules.Select(rule => rule.Kind == kind ? (Rule<T>)rule with { Value = value } : rule);

    private static ShopContents Changed(ShopContents contents, string number, Func<Order, Order> change) =>
        contents with { Orders = [.. contents.Orders.Select(order => order.Number.Value == number ? change(order) : order)] };

    private static void Change(InMemoryShop shop, string number, Func<Order, Order> change) => shop.Contents = Changed(shop.Contents, number, change);

    private static Product Shelved(Product product, string variant, bool isThere) => product with
    {
        Variants = [.. product.Variants.Select(known => known.Id.Value == variant ? known with { Stock = known.Stock with { Available = isThere } } : known)],
    };

    /// <summary>A card that is shown at the end of a day and confirmed at the beginning of the next.</summary>
    private static async Task OverMidnightAsync(Yard yard, string order, int days, int quantity)
    {
        var ada = await yard.AdaAsync();
        yard.World.Clock.Advance(TimeSpan.FromDays(days) + new TimeSpan(10, 55, 0));
        var items = Target.Json(System.FormattableString.Invariant($$"""[{"line":"1","quantity":{{quantity}}}]"""));
        var card = await yard.ShowAsync(ada, "create_return", yard.With("create_return", "items", items, order));
        yard.World.Clock.Advance(TimeSpan.FromMinutes(6));
        await yard.World.ConfirmAsync(ada, card!);
    }

    /// <summary>The shopper has confirmed; before their turn runs, something happens to the conversation in another process.</summary>
    private static async Task MeanwhileAsync(Yard yard, Func<Conversation, DateTimeOffset, ConversationEvent> happens, string why)
    {
        var ada = await yard.AdaAsync();
        await yard.World.QueueAsync(ada);
        var card = await yard.ShowAsync(ada, "cancel_order");
        ada.Honest.Add((card!.Id, yard.World.Clock.GetUtcNow()));
        await yard.World.Assistant.PostAsync(ada.Id, "", click: new ActionClick("confirm", card.Id.Value));
        var now = await yard.World.Assistant.StateAsync(ada.Id);
        await yard.World.Assistant.Memory.AppendAsync(new ConversationAppend(ada.Id, now.Position, [happens(now, yard.World.Clock.GetUtcNow())]), default);
        await yard.World.CloseAsync(ada, why);
        await yard.World.AnswerAsync(ada);
    }

    private static async Task ProfilesAsync(Yard yard, int shoppers, int each)
    {
        for (var number = 0; number < shoppers * each; number++)
        {
            var customer = yard.World.Contents.Customers[shoppers is 1 ? 0 : 2 + (number / each)];
            var phone = new Dictionary<string, object?> { ["phone"] = $"+31 6 {number}" };
            await yard.DoAsync(await yard.World.OpenAsync(customer), "update_profile", phone);
        }
    }

    private static ShopContents Crowd(ShopContents contents, int count) => contents with
    {
        Customers = [.. contents.Customers, .. Enumerable.Range(0, count).Select(number => contents.Customers[0] with { Id = new CustomerId($"customer-{number}") })],
    };
}
