using Assistant.Core.Identity;
using Assistant.Core.Shop;

namespace Assistant.DemoShop.Tests;

public sealed class DemoCastTests(LarkfieldFixture larkfield) : IClassFixture<LarkfieldFixture>
{
    private static readonly DateTimeOffset Now = FixedClock.Noon.GetUtcNow();

    [Fact]
    public async Task Every_member_has_an_account_and_exactly_the_orders_of_the_story()
    {
        foreach (var member in DemoCast.All)
        {
            var customer = await larkfield.Shop.FindCustomerAsync(member.Id, TestContext.Current.CancellationToken);
            var orders = await larkfield.Shop.ListOrdersAsync(member.Id, 100, TestContext.Current.CancellationToken);

            Assert.Equal((member.FirstName, member.LastName, member.Email), (customer!.FirstName, customer.LastName, customer.Email));
            Assert.Equal(
                member.Orders.Select(order => order.Number.Value).Order(), orders.Select(order => order.Number.Value).Order());
        }
    }

    [Theory]
    [InlineData("W1001", OrderStatus.Shipped)]
    [InlineData("W1002", OrderStatus.Delivered)]
    [InlineData("W1003", OrderStatus.Delivered)]
    [InlineData("W1004", OrderStatus.Shipped)]
    [InlineData("W1005", OrderStatus.Paid)]
    [InlineData("W1006", OrderStatus.Cancelled)]
    [InlineData("W1007", OrderStatus.Delivered)]
    [InlineData("W1008", OrderStatus.Delivered)]
    [InlineData("W1009", OrderStatus.Delivered)]
    [InlineData("W1010", OrderStatus.Paid)]
    [InlineData("W1011", OrderStatus.Shipped)]
    [InlineData("W1012", OrderStatus.Shipped)]
    [InlineData("W1013", OrderStatus.Pending)]
    [InlineData("W1014", OrderStatus.Delivered)]
    [InlineData("W1015", OrderStatus.Delivered)]
    public async Task Each_order_stands_where_its_story_says(string number, OrderStatus status) =>
        Assert.Equal(status, (await OrderAsync(number)).Status);

    [Fact]
    public async Task Adas_parcel_arrives_in_two_days() =>
        Assert.Equal(new DateOnly(2026, 11, 22), Assert.Single((await OrderAsync("W1001")).Shipments).ExpectedOn);

    [Theory]
    [InlineData("W1002", 5)]
    [InlineData("W1003", 75)]
    [InlineData("W1008", 1)]
    public async Task Deliveries_lie_as_many_days_back_as_the_story_says(string number, int days)
    {
        var delivered = Assert.Single((await OrderAsync(number)).Shipments).DeliveredAt!.Value;

        Assert.Equal(DateOnly.FromDateTime(Now.DateTime).AddDays(-days), DateOnly.FromDateTime(delivered.DateTime));
    }

    [Fact]
    public async Task Graces_mats_are_delayed_while_her_bag_is_here() =>
        Assert.Equal(
            [ShipmentStatus.Delivered, ShipmentStatus.Delayed],
            (await OrderAsync("W1004")).Shipments.Select(parcel => parcel.Status));

    [Fact]
    public async Task Linus_waits_for_a_refund_of_all_he_paid()
    {
        var order = await OrderAsync("W1006");

        var refund = Assert.Single(order.Payments, payment => payment.Kind is PaymentKind.Refund);
        Assert.Equal((PaymentState.Pending, order.Total), (refund.State, refund.Amount));
    }

    [Fact]
    public async Task Meis_order_is_in_yen() => Assert.Equal("JPY", (await OrderAsync("W1008")).Currency);

    [Fact]
    public async Task Omars_boots_are_exchanged_for_another_variant_of_the_same_product()
    {
        var order = await OrderAsync("W1015");
        var exchange = Assert.Single(order.Returns);
        var product = await larkfield.Shop.FindProductAsync(order.Lines[0].Product, TestContext.Current.CancellationToken);

        Assert.Equal((ReturnKind.Exchange, ReturnState.InTransit), (exchange.Kind, exchange.State));
        Assert.Contains(exchange.Lines[0].ReplacedBy!.Value, product!.Variants.Select(variant => variant.Id));
    }

    private async Task<Order> OrderAsync(string text)
    {
        var number = OrderNumber.Parse(text);
        return (await larkfield.Shop.FindOrderAsync(
            new OrderOwner.OfOrder(number), number, TestContext.Current.CancellationToken))!;
    }
}
