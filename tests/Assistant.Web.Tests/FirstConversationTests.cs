using Assistant.Testing.Web;

namespace Assistant.Web.Tests;

public sealed class FirstConversationTests
{
    [Fact]
    public async Task Answers_from_a_policy_page_with_its_citation()
    {
        await using var host = await RunningHost.StartAsync();
        using var shopper = await host.ShopperAsync();

        var answer = await shopper.SayAsync("How long do I have to return something?");

        Assert.Equal("returns", answer.Pages[0]);
        Assert.Contains("30 days", answer.Text);
    }
}
