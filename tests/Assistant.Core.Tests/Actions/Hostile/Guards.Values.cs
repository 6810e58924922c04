using System.Text.Json;
using Assistant.Core.Policy;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;
using Assistant.Core.Tools;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Core.Tests.Actions.Hostile;

internal static partial class Guards
{
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
}
