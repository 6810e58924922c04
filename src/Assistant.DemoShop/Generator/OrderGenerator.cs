using System.Globalization;
using Assistant.Core.Shop;
using Assistant.DemoShop.Records;

namespace Assistant.DemoShop.Generator;

/// <summary>Draws orders: a story, somebody it can happen to, things that suit it, and then lets it happen.</summary>
internal sealed class OrderGenerator(Dice dice, DateOnly today, Catalog catalog, IReadOnlyList<CustomerRecord> customers)
{
    private const int FirstNumber = 2000;
    private readonly Dictionary<string, CountryData> _countries = GeneratorData.Countries().ToDictionary(country => country.Code);

    private readonly Dictionary<OrderStory, IReadOnlyList<ProductRecord>> _suiting =
        OrderStories.All.ToDictionary(story => story, story => (IReadOnlyList<ProductRecord>)[.. catalog.Products.Where(story.Suits)]);

    /// <summary>Every story at least once, the rest by weight.</summary>
    public IReadOnlyList<OrderRecord> Generate(int count) =>
    [
        .. Enumerable.Range(0, count).Select(index => Order(
            OrderNumber.Parse($"W{(FirstNumber + index).ToString(CultureInfo.InvariantCulture)}"),
            index < OrderStories.All.Length
                ? OrderStories.All[index]
                : dice.PickWeighted(OrderStories.All, story => story.Weight))),
    ];

    private OrderRecord Order(OrderNumber number, OrderStory story)
    {
        var (customer, country, products) = Cast(story);
        var age = dice.Between(story.MinAge, story.MaxAge) + OrderScene.ExtraTransit(country);
        var placedAt = ShopCalendar.At(today.AddDays(-age), dice.Between(7, 21), dice.Between(0, 59));
        var draft = new OrderDraft(number, customer, country, placedAt);
        var lines = Math.Max(story.MinLines, dice.PickWeighted([1, 2, 3, 4], count => 5 - count));
        foreach (var product in Distinct(products, lines))
        {
            var quantity = story.Several && draft.Lines.Count is 0 ? dice.Between(2, 4) : dice.Chance(8) ? 2 : 1;
            draft.Add(product, dice.Pick(product.Variants), quantity, dice.Chance(10) ? dice.Pick([5, 10, 15, 20]) : 0);
        }

        if (dice.Chance(4))
            draft.Note = dice.Pick(["Please ring twice, the bell is shy.", "Leave it with the neighbours at number 12.", "It is a gift, no invoice in the box please."]);

        story.Tell(new OrderScene(draft, dice, today, catalog));
        return draft.Build();
    }

    private (CustomerRecord Customer, CountryData Country, IReadOnlyList<ProductRecord> Products) Cast(OrderStory story)
    {
        while (true)
        {
            var customer = dice.Pick(customers);
            var country = _countries[customer.Addresses[0].Country];
            IReadOnlyList<ProductRecord> products = [.. _suiting[story].Where(product => Catalog.SendsTo(country, product.Traits))];
            if (products.Count >= story.MinLines && (!story.Abroad || country.Code is "GB" or "US" or "CH" or "JP"))
                return (customer, country, products);
        }
    }

    private IEnumerable<ProductRecord> Distinct(IReadOnlyList<ProductRecord> products, int count)
    {
        HashSet<ProductId> taken = [];
        while (taken.Count < Math.Min(count, products.Count))
        {
            var product = dice.Pick(products);
            if (taken.Add(product.Id))
                yield return product;
        }
    }
}
