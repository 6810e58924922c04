using System.Collections.Immutable;
using Assistant.Core.Shop;
using Assistant.DemoShop.Records;

namespace Assistant.DemoShop.Generator;

/// <summary>What happens to orders after the door: returns in each of their states, and exchanges.</summary>
internal static class ReturnStories
{
    private static readonly string[] Reasons =
        ["does not fit", "not as described", "changed my mind", "arrived too late", "damaged on arrival", "wrong item"];

    private static readonly (ReturnState Reached, int Day, string What)[] Steps =
    [
        (ReturnState.Authorised, 6, "Your request was approved."),
        (ReturnState.LabelIssued, 6, "We sent you the label for the parcel."),
        (ReturnState.InTransit, 8, "The carrier has your return parcel."),
        (ReturnState.Received, 10, "Your return parcel reached our warehouse."),
        (ReturnState.Inspected, 10, "We checked what you sent back."),
    ];

    public static ImmutableArray<OrderStory> All { get; } =
    [
        Return(ReturnState.Requested, 3, 6, 9),
        Return(ReturnState.Authorised, 2, 7, 10),
        Return(ReturnState.LabelIssued, 3, 7, 12),
        Return(ReturnState.InTransit, 3, 9, 13),
        Return(ReturnState.Received, 2, 11, 13),
        Return(ReturnState.Inspected, 2, 12, 14),
        Return(ReturnState.Refunded, 5, 14, 90),
        Return(ReturnState.PartRefunded, 2, 14, 60),
        Return(ReturnState.Refused, 2, 14, 60),
        Return(ReturnState.Cancelled, 2, 8, 40),
        Exchange(ReturnState.LabelIssued, 2, 7, 12),
        Exchange(ReturnState.InTransit, 3, 9, 13),
        Exchange(ReturnState.Received, 2, 11, 14),
    ];

    private static OrderStory Return(ReturnState state, int weight, int minAge, int maxAge) =>
        new($"return {state}", weight, minAge, maxAge, scene => DeliverAndTell(scene, ReturnKind.Return, state)) { Suits = OrderStory.Returnable };

    private static OrderStory Exchange(ReturnState state, int weight, int minAge, int maxAge) =>
        new($"exchange {state}", weight, minAge, maxAge, scene => DeliverAndTell(scene, ReturnKind.Exchange, state))
        {
            Suits = product => OrderStory.Returnable(product) && product.Variants.Length > 1,
        };

    private static void DeliverAndTell(OrderScene scene, ReturnKind kind, ReturnState state)
    {
        scene.PayShipAndDeliver();
        Tell(scene, kind, state, scene.Dice.Pick(Reasons));
    }

    /// <summary>One unit of the first line of a delivered order comes back, as far as <paramref name="state"/>.</summary>
    public static void Tell(OrderScene scene, ReturnKind kind, ReturnState state, string reason)
    {
        var order = scene.Order;
        var line = order.Lines[0];
        var entry = scene.Ask(kind, line, 1, reason) with { State = state };
        if (kind is ReturnKind.Exchange)
            entry = entry with { Lines = [entry.Lines[0] with { ReplacedBy = scene.OtherVariant(line) }] };

        if (state is ReturnState.Cancelled)
        {
            var at = scene.Later(7, 10);
            order.Happened(at, "You cancelled the return.");
            order.Return(entry with { ClosedAt = at });
            return;
        }

        foreach (var (reached, day, what) in Steps)
        {
            if (state >= reached)
                order.Happened(scene.Later(day, 10 + (int)reached), what);
        }

        order.Return(state switch
        {
            ReturnState.Refunded => Refund(OrderDraft.Net(line, 1)),
            ReturnState.PartRefunded => Refund(Math.Max(1, OrderDraft.Net(line, 1) / 2)),
            ReturnState.Refused => Refuse(),
            _ => kind is ReturnKind.Return ? entry with { Refund = OrderDraft.Net(line, 1) } : entry,
        });

        ReturnRecord Refund(long amount)
        {
            var at = scene.Later(10, 18);
            return entry with { Refund = amount, RefundTo = order.Money.Refund(amount, at, expectedOn: null), ClosedAt = at };
        }

        ReturnRecord Refuse()
        {
            var at = scene.Later(10, 18);
            order.Happened(at, "We could not accept the return: the item shows signs of use.");
            return entry with { ClosedAt = at };
        }
    }
}
