using Assistant.Core.Shop;
using Assistant.DemoShop.Records;

namespace Assistant.DemoShop.Generator;

/// <summary>The customers and orders of <see cref="DemoCast"/>, told relative to today.</summary>
internal sealed class CastStories(Dice dice, DateOnly today, Catalog catalog)
{
    private readonly Dictionary<string, CountryData> _countries = GeneratorData.Countries().ToDictionary(country => country.Code);

    public IReadOnlyList<CustomerRecord> Customers { get; } =
    [
        Person(DemoCast.Ada, "Spaarne 41", null, "Haarlem", null, "2011 CE", "NL", "en-GB", "Visa", "4242"),
        Person(DemoCast.Grace, "Björkvägen 7", null, "Uppsala", null, "754 22", "SE", "sv-SE", "Mastercard", "1881"),
        Person(DemoCast.Linus, "Kanaalstraat 118", "2 hoog", "Utrecht", null, "3531 CL", "NL", "nl-NL", "Mastercard", "5100"),
        Person(DemoCast.Mei, "Kita-ku 3-chome 12", null, "Sapporo", "Hokkaido", "060-0808", "JP", "en-JP", "Visa", "0077"),
        Person(DemoCast.Omar, "23 Orchard Close", null, "Manchester", null, "M20 4WX", "GB", "en-GB", "Visa", "9016"),
    ];

    public IEnumerable<OrderRecord> Orders() =>
    [
        Tell("W1001", DemoCast.Ada, 2, [("scree-28", 1), ("merino-hike-sock", 2)], scene =>
        {
            scene.Pay(scene.Instant);
            scene.Ship(scene.InDays(2));
        }),
        Tell("W1002", DemoCast.Ada, 8, [("skerry-2", 1), ("fellwalker-w", 1), ("lantern-lune", 1)], scene => scene.PayShipAndDeliver(scene.Card)),
        Tell("W1003", DemoCast.Ada, 78, [("ember-down", 1), ("wool-beanie", 1)], scene => scene.PayShipAndDeliver(scene.Card)),
        Tell("W1004", DemoCast.Grace, 9, [("eider-0", 1), ("cloudberry-mat", 2)], scene =>
        {
            scene.Pay(scene.Card);
            var bag = scene.Ship(scene.Order.Lines[0]);
            var mats = scene.Ship();
            scene.Order.Parcels.Deliver(bag, scene.At(6, 14), "The first of two parcels was delivered.");
            scene.Order.Parcels.Report(
                mats, ShipmentStatus.Delayed, scene.At(7, 8), "The carrier reports a delay.", scene.InDays(3), "Missorted and sent on");
        }),
        Tell("W1005", DemoCast.Grace, 1, [("squall-jacket-w", 1), ("rain-trousers", 1)], scene => scene.Pay(scene.Card)),
        Tell("W1006", DemoCast.Linus, 3, [("folding-lock", 1), ("bike-lights", 1)], scene =>
        {
            scene.Pay(scene.Instant);
            scene.Order.Cancel(scene.At(1, 8), "ordered by mistake");
            scene.Order.Money.Refund(scene.Order.Total, scene.At(1, 9), scene.InDays(2));
        }),
        Tell("W1007", DemoCast.Linus, 11, [("gale-runner", 1), ("bottle-steel", 1)], scene =>
        {
            scene.PayShipAndDeliver(scene.Instant);
            ReturnStories.Tell(scene, ReturnKind.Return, ReturnState.InTransit, "does not fit");
        }),
        Tell("W1011", DemoCast.Linus, 5, [("polder-sofa", 1)], scene =>
        {
            scene.Pay(scene.Card);
            scene.Ship(scene.InDays(3));
        }),
        Tell("W1008", DemoCast.Mei, 9, [("titanium-mug", 2), ("micro-gas", 1)], scene =>
        {
            scene.Pay(scene.Card);
            scene.Order.Parcels.Deliver(scene.Ship(), scene.At(8, 5));
        }),
        Tell("W1009", DemoCast.Mei, 4, [("gift-card-digital", 1), ("ebook-fire", 1)], scene =>
        {
            scene.Order.Note = "For Kenji, see you on the mountain.";
            scene.Pay(scene.Card);
        }),
        Tell("W1010", DemoCast.Ada, 6, [("expedition-parka", 1)], scene => scene.Pay(scene.Card)),
        Tell("W1012", DemoCast.Omar, 26, [("pannier-pair", 1)], scene =>
        {
            scene.Pay(scene.Card);
            scene.Order.Parcels.Report(
                scene.Ship(), ShipmentStatus.Lost, scene.At(18, 10), "The carrier could not find the parcel.",
                problem: "The carrier's investigation ended without a trace");
        }),
        Tell("W1013", DemoCast.Omar, 1, [("heath-7", 1)], scene => scene.Order.Money.Await(scene.Card, scene.Order.PlacedAt.AddMinutes(1))),
        Tell("W1014", DemoCast.Omar, 24, [("stoneware-set", 1), ("linen-towels", 1)], scene =>
        {
            scene.PayShipAndDeliver(scene.Instant);
            scene.Order.Happened(scene.At(9, 10), "You told us that two plates arrived damaged and kept the rest for a part refund.");
            scene.Order.Money.Refund(2500, scene.At(10, 11), expectedOn: null);
        }),
        Tell("W1015", DemoCast.Omar, 14, [("fellwalker-mid", 1)], scene =>
        {
            scene.PayShipAndDeliver(scene.Card);
            ReturnStories.Tell(scene, ReturnKind.Exchange, ReturnState.InTransit, "does not fit");
        }),
    ];

    private OrderRecord Tell(
        string number, CastMember member, int daysAgo, (string Product, int Quantity)[] items, Action<OrderScene> tell)
    {
        var customer = Customers.Single(candidate => candidate.Id == member.Id);
        var draft = new OrderDraft(
            OrderNumber.Parse(number), customer, _countries[customer.Addresses[0].Country],
            ShopCalendar.At(today.AddDays(-daysAgo), 11, 20));
        foreach (var (id, quantity) in items)
        {
            var product = catalog[id];
            draft.Add(product, product.Variants[product.Variants.Length / 2], quantity);
        }

        tell(new OrderScene(draft, dice, today, catalog));
        return draft.Build();
    }

    private static CustomerRecord Person(
        CastMember member, string line1, string? line2, string city, string? region, string postalCode, string country,
        string locale, string cardBrand, string cardEnding) => new()
        {
            Id = member.Id,
            FirstName = member.FirstName,
            LastName = member.LastName,
            Email = member.Email,
            Locale = locale,
            Addresses =
            [
                new AddressRecord
                {
                    Name = member.Name, Line1 = line1, Line2 = line2, City = city, Region = region, PostalCode = postalCode, Country = country,
                },
            ],
            PaymentMethods =
            [
                PaymentMethods.Card(member.Id.Value, cardBrand, cardEnding),
                PaymentMethods.PayPal(member.Id.Value, member.Email),
            ],
        };
}
