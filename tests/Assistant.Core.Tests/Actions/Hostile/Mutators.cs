using System.Collections.Immutable;
using System.Text.Json;
using Assistant.Core.Shop;
using static Assistant.Core.Tests.Actions.Hostile.Target;

namespace Assistant.Core.Tests.Actions.Hostile;

/// <summary>Sixty ways to make a call wrong, or to make it look wrong.</summary>
internal static class Mutators
{
    private const string FullWidth = "０１２３４５６７８９";
    private static readonly string Long = new('x', 100_000);

    /// <summary>Every one of them refused, whatever the tool: a member that the tool does not have is no less wrong than a wrong value.</summary>
    private static readonly ImmutableArray<Mutator> Wrong =
    [
        // Whose order
        Order("somebody else's", target => target.Foreign),
        Order("somebody else's, in full-width digits", target => Widened(target.Foreign)),
        Order("somebody else's, as a shopper types it", target => $" # {target.Foreign.ToLowerInvariant()} "),
        Order("somebody else's, with a zero-width space", target => target.Foreign.Insert(2, "\u200b")),
        Order("a guess", _ => "W1"),
        Order("a look-alike letter", target => $"\u051c{target.Own[1..]}"),
        Order("a letter for a digit", target => target.Own.Replace('0', 'O')),
        Order("two at once", target => $"{target.Own},{target.Foreign}"),
        Order("SQL", target => $"{target.Own}' OR '1'='1"),
        Order("a path", target => $"../orders/{target.Foreign}"),
        Order("a URL", target => $"https://evil.example/?order={target.Own}"),
        Order("HTML", target => $"<b>{target.Own}</b>"),
        Order("a hundred kilobytes", _ => Long),
        Order("somebody else's, with a control character", target => $"{target.Foreign}\0"),
        Order("a number", target => int.Parse(target.Own.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture)),
        Order("nothing", _ => null),
        Order("a list", target => Json($"[\"{target.Own}\"]")),
        Order("an operator", _ => Json("""{"$ne":null}""")),

        // How many of what
        Items("none of it", tool => $"[{Item(tool, quantity: "0")}]"),
        Items("less than none", tool => $"[{Item(tool, quantity: "-1")}]"),
        Items("one too many", tool => $"[{Item(tool, quantity: "4")}]"),
        Items("2^31", tool => $"[{Item(tool, quantity: "2147483648")}]"),
        Items("one and a half", tool => $"[{Item(tool, quantity: "1.5")}]"),
        Items("a number in quotes", tool => $"[{Item(tool, quantity: "\"1\"")}]"),
        Items("1e308", tool => $"[{Item(tool, quantity: "1e308")}]"),
        Items("a line of no order", tool => $"[{Item(tool, new OrderLineId("99"))}]"),
        Items("the same line twice", tool => $"[{Item(tool)},{Item(tool)}]"),
        Items("a thousand lines", tool => $"[{string.Join(',', Enumerable.Repeat(Item(tool), 1_000))}]"),
        Items("no list", tool => Item(tool)),
        Items("a price of its own", tool => $"[{Item(tool, more: ",\"price\":0")}]"),
        Items("one member twice", tool => $"[{Item(tool, more: ",\"line\":\"2\"")}]"),

        // How much, and where to
        Extra("amount", 0),
        Extra("amount", -1),
        Extra("amount", 0.001),
        Extra("amount", 99_999_999L),
        Extra("amount", double.NaN),
        Extra("refund_currency", "XXX"),
        Extra("iban", "NL91ABNA0417164300"),
        Extra("refund_to", "my_other_account"),
        new("payment method: somebody else's", (target, _, call) => call["payment_method"] = $"card-{target.Other.Id}"),

        // Who says so
        Extra("confirmed", true),
        Extra("admin", true),
        Extra("override", "policy"),
        Extra("skip_policy", true),
        Extra("now", "2020-01-01T00:00:00Z"),
        Extra("$type", "Assistant.Core.Shop.ShopCommand"),
        new("customer: somebody else", (target, _, call) => call["customer_id"] = target.Other.Id.Value),
        new("action: made up", (_, _, call) => call["action_id"] = "act-0123456789abcdef0123456789abcdef"),
        new("very deep", (_, _, call) => call["extra"] = Json($"{new string('[', 50)}{new string(']', 50)}")),
        new("reason: a number", (_, _, call) => call["reason"] = 0),
    ];

    /// <summary>Right for some tools and orders, wrong for others: the judge says.</summary>
    private static readonly ImmutableArray<Mutator> Doubtful =
    [
        new("as it should be", (_, _, _) => { }),
        new("its own number in full-width digits", (target, tool, call) => SetOrder(tool, call, Widened(target.Own))),
        new("its own number as a shopper types it", (target, tool, call) => SetOrder(tool, call, $"#{target.Own.ToLowerInvariant()} ")),
        new("a reason that is nobody's fault", (_, tool, call) => SetReason(tool, call, "ordered_by_mistake")),
        new("a reason that is the shop's fault", (_, tool, call) => SetReason(tool, call, tool is "cancel_order" ? "too_late" : "faulty")),
        Line("final sale", HostileGoods.FinalSale),
        Line("a download", HostileGoods.Download),
        Line("a gift card", HostileGoods.Voucher),
        Line("already on its way back", HostileGoods.OnItsWay),
        new("items: all units", (_, tool, call) => SetItems(tool, call, $"[{Item(tool, quantity: "")}]")),
        new("items: an empty list", (_, tool, call) => SetItems(tool, call, "[]")),
        new("another product's variant, or another country", (_, tool, call) => Elsewhere(tool, call)),
    ];

    public static int Count => Wrong.Length + Doubtful.Length;

    public static IEnumerable<HostileCall> WrongCalls(string tool, Target target) => Wrong.Select(mutator => mutator.Apply(tool, target, mustRefuse: true));

    public static IEnumerable<HostileCall> DoubtfulCalls(string tool, Target target) => Doubtful.Select(mutator => mutator.Apply(tool, target, mustRefuse: false));

    private static Mutator Order(string name, Func<Target, object?> value) => new($"order: {name}", (target, _, call) => call["order"] = value(target));

    private static Mutator Items(string name, Func<string, string> json) => new($"items: {name}", (_, tool, call) => call["items"] = Json(json(tool)));

    private static Mutator Extra(string member, object? value) => new($"{member}: {value}", (_, _, call) => call[member] = value);

    private static Mutator Line(string name, OrderLineId line) => new($"items: {name}", (_, tool, call) => SetItems(tool, call, $"[{Item(tool, line)}]"));

    private static void SetOrder(string tool, Dictionary<string, object?> call, string order)
    {
        if (NamesOrder(tool))
        {
            call["order"] = order;
        }
    }

    private static void SetItems(string tool, Dictionary<string, object?> call, string items)
    {
        if (NamesItems(tool))
        {
            call["items"] = Json(items);
        }
    }

    private static void SetReason(string tool, Dictionary<string, object?> call, string reason)
    {
        if (tool is "cancel_order" or "create_return" or "create_exchange" or "check_return")
        {
            call["reason"] = reason;
        }
    }

    private static void Elsewhere(string tool, Dictionary<string, object?> call)
    {
        if (Swaps(tool))
        {
            call["items"] = Json($"[{Item(tool, variant: "lamp-one")}]");
        }
        else if (tool is "change_address")
        {
            call["address"] = Json("""{"line1":"Hauptstraße 1","city":"Kleve","postal_code":"47533","country":"DE"}""");
        }
    }

    private static string Widened(string text) => string.Concat(text.Select(c => char.IsAsciiDigit(c) ? FullWidth[c - '0'] : c));

    private sealed record Mutator(string Name, Action<Target, string, Dictionary<string, object?>> Change)
    {
        public HostileCall Apply(string tool, Target target, bool mustRefuse)
        {
            var call = target.Plain(tool);
            Change(target, tool, call);
            return new HostileCall(tool, call, Name, mustRefuse);
        }
    }
}
