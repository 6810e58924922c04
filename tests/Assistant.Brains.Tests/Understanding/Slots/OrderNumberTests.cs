using Assistant.Brains.Understanding.Slots;

namespace Assistant.Brains.Tests.Understanding.Slots;

public sealed class OrderNumberTests
{
    [Theory]
    [InlineData("change the address of 1042", true)]
    [InlineData("adress for 10425?", true)]
    [InlineData("the status of 2026", false)]
    [InlineData("a refund of 1500 euro", false)]
    public void A_number_after_of_is_an_order_unless_it_may_be_a_year(string text, bool isOrder) =>
        Assert.Equal(isOrder, Find.In<Slot.Order>(text).Count > 0);

    [Theory]
    [InlineData("cancel W1042 please", "W1042")]
    [InlineData("cancel w1042", "W1042")]
    [InlineData("#W1042", "W1042")]
    [InlineData("where is w 1042?", "W1042")]
    [InlineData("W-1042", "W1042")]
    [InlineData("(W1042)", "W1042")]
    [InlineData("W12345678.", "W12345678")]
    [InlineData("Ｗ１０４２", "W1042")]
    [InlineData("W١٠٤٢", "W1042")]
    [InlineData("W10\u200B42", "W1042")]
    [InlineData("order 1042", "W1042 1042")]
    [InlineData("ORDER:1042", "W1042 1042")]
    [InlineData("Order # 1042", "W1042 1042")]
    [InlineData("order no. 1042", "W1042 1042")]
    [InlineData("order number is 1042", "W1042 1042")]
    [InlineData("nr. 1042", "W1042 1042")]
    [InlineData("#1042", "W1042 1042")]
    [InlineData("order ١٠٤٢", "W1042 1042")]
    [InlineData("purchase 00123842", "00123842 W00123842")]
    [InlineData("purchase 113542617735902?", "113542617735902")]
    [InlineData("puchase 732201349959", "732201349959")]
    public void Is_read_in_every_way_of_writing(string text, string readings) =>
        Assert.Equal(readings, string.Join(' ', Assert.Single(Find.In<Slot.Order>(text)).Readings));

    [Theory]
    [InlineData("invoice #85632")]
    [InlineData("gift card #4410")]
    [InlineData("W104")]
    [InlineData("W123456789")]
    [InlineData("XW1042")]
    [InlineData("1042")]
    [InlineData("I paid 1042 dollars")]
    [InlineData("order 2 tents")]
    [InlineData("order 12345678901234567890")]
    [InlineData("my phone is 07700 900123")]
    [InlineData("w1042@example.com")]
    [InlineData("order tents for 1042 people")]
    public void Is_not_seen_where_there_is_none(string text) => Assert.Empty(Find.In<Slot.Order>(text));

    [Fact]
    public void Is_found_several_times()
    {
        var orders = Find.In<Slot.Order>("cancel W1042, W1050 and order 1066");

        Assert.Equal(["W1042", "W1050", "W1066"], orders.Select(order => order.Number.Value));
    }

    [Fact]
    public void Knows_its_place_in_the_original()
    {
        const string Text = "  where\u200B  is #Ｗ 1042, please";

        var place = Assert.Single(Find.In<Slot.Order>(Text)).At;

        Assert.Equal("#Ｗ 1042", place.Raw);
        Assert.Equal(place.Raw, Text.Substring(place.Offset, place.Length));
    }
}
