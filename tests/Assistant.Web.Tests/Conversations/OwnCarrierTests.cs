using Assistant.Testing.Web;

namespace Assistant.Web.Tests.Conversations;

/// <summary>Where the pages give no label, none is promised and none is mailed.</summary>
public sealed class OwnCarrierTests
{
    [Fact]
    public async Task A_return_from_Japan_goes_without_a_label()
    {
        await using var host = await RunningHost.StartAsync();
        using var shopper = await host.ShopperAsync("mei");

        var card = await shopper.SayAsync("I'd like to return one of the titanium mugs from W1008");
        var done = await shopper.ClickAsync(card.ActionId);

        Assert.Equal("succeeded", done.ActionState);
        Assert.DoesNotContain("LBL-", done.Text, StringComparison.Ordinal);
        Assert.Contains("carrier", card.Text, StringComparison.OrdinalIgnoreCase);
    }
}
