using System.Collections.Immutable;
using Assistant.Core.Shop;

namespace Assistant.DemoShop.Generator;

/// <summary>What happens to orders up to the door, and to those that never get there. Returns are in <see cref="ReturnStories"/>.</summary>
internal static class OrderStories
{
    public static ImmutableArray<OrderStory> All { get; } =
    [
        new("waiting for payment", 3, 1, 3, scene => scene.Order.Money.Await(scene.Instant, scene.Order.PlacedAt.AddMinutes(1))),
        new("payment refused", 2, 1, 4, PaymentRefused),
        new("paid", 7, 1, 2, scene => scene.Pay()),
        new("packed", 5, 2, 2, scene => { scene.Pay(); scene.Pack(); }),
        new("in transit", 9, 2, 3, scene => { scene.Pay(); scene.Ship(); }),
        new("out for delivery", 3, 3, 4, OutForDelivery),
        new("at a pickup point", 3, 4, 7, AtPickupPoint),
        new("two parcels, one delivered", 4, 5, 8, TwoParcels) { MinLines = 2 },
        new("partly shipped", 4, 3, 6, scene => { scene.Pay(); scene.Ship(scene.Order.Lines[0]); }) { MinLines = 2 },
        new("delayed", 5, 6, 12, Delayed),
        new("held at customs", 3, 7, 14, HeldAtCustoms) { Abroad = true },
        new("lost", 3, 18, 35, Lost),
        new("returned to sender", 2, 14, 25, ReturnedToSender),
        new("delivered today", 3, 3, 4, DeliveredToday),
        new("delivered last week", 12, 4, 11, scene => scene.PayShipAndDeliver()),
        new("delivered last month", 12, 14, 33, scene => scene.PayShipAndDeliver()),
        new("delivered outside the window", 11, 40, 95, scene => scene.PayShipAndDeliver()),
        new("delivered long ago", 10, 96, 420, scene => scene.PayShipAndDeliver()),
        new("several of one thing", 5, 4, 40, scene => scene.PayShipAndDeliver()) { Several = true },
        new("cancelled before payment", 2, 2, 40, CancelledUnpaid),
        new("cancelled, refund under way", 4, 2, 4, scene => Cancelled(scene, settled: false)),
        new("cancelled, refunded", 5, 8, 120, scene => Cancelled(scene, settled: true)),
        new("partly cancelled", 4, 5, 40, PartlyCancelled) { Several = true },
        new("partly refunded", 4, 8, 60, PartlyRefunded),
        new("pre-order", 4, 1, 25, scene => scene.Pay(scene.Card)) { Suits = OrderStory.With(ItemTraits.PreOrder) },
        new("digital", 5, 1, 60, scene => scene.Pay()) { Suits = OrderStory.With(ItemTraits.Digital) },
        new("gift cards", 3, 1, 60, GiftCards) { Suits = OrderStory.With(ItemTraits.GiftCard) },
        new("gift card and card", 5, 4, 60, GiftCardAndCard),
        new("oversized, on its way", 3, 3, 6, scene => { scene.Pay(); scene.Ship(scene.InDays(scene.Dice.Between(1, 4))); })
            { Suits = OrderStory.With(ItemTraits.Oversized) },
        new("oversized, delivered", 4, 9, 200, scene => scene.PayShipAndDeliver()) { Suits = OrderStory.With(ItemTraits.Oversized) },
        new("personalised", 3, 4, 60, scene => scene.PayShipAndDeliver()) { Suits = OrderStory.With(ItemTraits.Personalised) },
        new("final sale", 3, 4, 40, scene => scene.PayShipAndDeliver()) { Suits = OrderStory.With(ItemTraits.FinalSale) },
        new("hygiene", 3, 4, 40, scene => scene.PayShipAndDeliver()) { Suits = OrderStory.With(ItemTraits.Hygiene) },
        new("regulated", 3, 4, 40, scene => scene.PayShipAndDeliver()) { Suits = OrderStory.With(ItemTraits.Regulated) },
        new("marketplace", 3, 4, 40, scene => scene.PayShipAndDeliver()) { Suits = OrderStory.With(ItemTraits.Marketplace) },
        .. ReturnStories.All,
    ];

    private static void PaymentRefused(OrderScene scene)
    {
        scene.Order.Money.Fail(scene.Card, scene.Order.PlacedAt.AddMinutes(1));
        scene.Order.Money.Await(scene.Card, scene.Order.PlacedAt.AddMinutes(3));
    }

    private static void OutForDelivery(OrderScene scene)
    {
        scene.Pay();
        var parcel = scene.Ship(scene.Today);
        scene.Order.Parcels.Report(
            parcel, ShipmentStatus.OutForDelivery, scene.Later(2, 20), "Sorted onto a van for delivery.", scene.Today);
    }

    private static void AtPickupPoint(OrderScene scene)
    {
        scene.Pay();
        scene.Order.Parcels.Report(scene.Ship(), ShipmentStatus.AtPickupPoint, scene.Later(3, 12), "Ready for you at the pickup point.");
    }

    private static void TwoParcels(OrderScene scene)
    {
        scene.Pay();
        var first = scene.Ship(scene.Order.Lines[0]);
        scene.Ship();
        scene.Order.Parcels.Deliver(first, scene.Later(3, 13), "The first of two parcels was delivered.");
    }

    private static void Delayed(OrderScene scene)
    {
        scene.Pay();
        var problem = scene.Dice.Pick(["Sorting centre closed by a storm", "Missorted and sent on", "Carrier strike in the region"]);
        scene.Order.Parcels.Report(
            scene.Ship(), ShipmentStatus.Delayed, scene.Later(4, 8), "The carrier reports a delay.",
            scene.InDays(scene.Dice.Between(1, 4)), problem);
    }

    private static void HeldAtCustoms(OrderScene scene)
    {
        scene.Pay();
        scene.Order.Parcels.Report(
            scene.Ship(), ShipmentStatus.HeldAtCustoms, scene.At(5, 10), "Held for inspection by customs.",
            problem: "Waiting for a customs inspection");
    }

    private static void Lost(OrderScene scene)
    {
        scene.Pay();
        scene.Order.Parcels.Report(
            scene.Ship(), ShipmentStatus.Lost, scene.Later(12, 10), "The carrier could not find the parcel.",
            problem: "The carrier's investigation ended without a trace");
    }

    private static void ReturnedToSender(OrderScene scene)
    {
        scene.Pay();
        scene.Order.Parcels.Report(
            scene.Ship(), ShipmentStatus.ReturnedToSender, scene.Later(9, 10), "The parcel is on its way back to us.",
            problem: scene.Dice.Pick(["Nobody collected it at the pickup point", "The address is incomplete"]));
    }

    /// <summary>At midnight, into a locker: whenever the shop is opened today, this lies in the past.</summary>
    private static void DeliveredToday(OrderScene scene)
    {
        scene.Pay();
        scene.Order.Parcels.Deliver(
            scene.Ship(), ShopCalendar.At(scene.Today, 0, 0), "Put into your parcel locker by the night courier.");
    }

    private static void CancelledUnpaid(OrderScene scene)
    {
        scene.Order.Money.Await(scene.Card, scene.Order.PlacedAt.AddMinutes(1));
        scene.Order.Money.Release();
        scene.Order.Cancel(scene.At(1, 9), "ordered by mistake");
    }

    private static void Cancelled(OrderScene scene, bool settled)
    {
        scene.Pay(scene.Instant);
        var at = scene.At(1, 8);
        scene.Order.Cancel(at, scene.Dice.Pick(["no longer needed", "ordered by mistake", "found cheaper elsewhere"]));
        scene.Order.Money.Refund(scene.Order.Total, at.AddMinutes(5), settled ? null : scene.InDays(scene.Dice.Between(1, 4)));
    }

    private static void PartlyCancelled(OrderScene scene)
    {
        scene.Pay(scene.Instant);
        var line = scene.Order.Lines[0];
        scene.Order.CancelUnits(line, 1, scene.At(1, 7));
        scene.Order.Money.Refund(OrderDraft.Net(line, 1), scene.At(1, 8), expectedOn: null);
        scene.Order.Parcels.Deliver(scene.Ship(), scene.Later(3, 14));
    }

    private static void PartlyRefunded(OrderScene scene)
    {
        scene.PayShipAndDeliver();
        scene.Order.Happened(scene.Later(4, 10), "You told us that an item arrived damaged and kept it for a part refund.");
        scene.Order.Money.Refund(Math.Max(1, OrderDraft.Net(scene.Order.Lines[0], 1) / 5), scene.Later(5, 11), expectedOn: null);
    }

    private static void GiftCards(OrderScene scene)
    {
        scene.Pay();
        if (scene.Dice.Chance(60))
            scene.Order.Note = scene.Dice.Pick(["Happy birthday!", "For your next adventure. Love, us", "Thank you for looking after the cat."]);
    }

    private static void GiftCardAndCard(OrderScene scene)
    {
        var paidAt = scene.Order.PlacedAt.AddMinutes(2);
        var card = PaymentMethods.GiftCard(scene.Order.Customer.Id.Value, scene.Dice.Fill("#@#@"), 0, scene.Order.Country.Currency);
        scene.Order.Money.Pay(card, paidAt, scene.Order.Total * scene.Dice.Between(20, 70) / 100);
        scene.Pay(scene.Card);
        scene.Order.Parcels.Deliver(scene.Ship(), scene.Later(3, 13));
    }
}
