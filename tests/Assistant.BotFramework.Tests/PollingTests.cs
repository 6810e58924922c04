using System.Net;
using System.Text.Json;
using Assistant.BotFramework.Tests.Fakes;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.BotFramework.Tests;

public sealed class PollingTests
{
    [Fact]
    public async Task Gives_what_is_newer_than_the_watermark()
    {
        await using var host = await ChannelHost.StartAsync();
        var shopper = await host.ShopperAsync();
        var first = await shopper.PollAsync();

        var said = await shopper.SayAsync("Hi");
        var second = await shopper.PollAsync(first.GetProperty("watermark").GetString());
        var third = await shopper.PollAsync(second.GetProperty("watermark").GetString());

        Assert.Equal(said, Assert.Single(second.GetProperty("activities").EnumerateArray()).GetProperty("id").GetString());
        Assert.Empty(third.GetProperty("activities").EnumerateArray());
        Assert.Equal("2", third.GetProperty("watermark").GetString());
    }

    [Fact]
    public async Task Gives_long_conversations_page_by_page()
    {
        await using var host = await ChannelHost.StartAsync();
        var shopper = await host.ShopperAsync();
        for (var i = 0; i < 250; i++)
        {
            await shopper.SayAsync($"Message {i}");
        }

        var texts = new List<string?>();
        string? watermark = null;
        while (await shopper.PollAsync(watermark) is var set && set.GetProperty("activities").GetArrayLength() > 0)
        {
            texts.AddRange(set.GetProperty("activities").EnumerateArray().Select(activity => activity.GetProperty("text").GetString()));
            watermark = set.GetProperty("watermark").GetString();
        }

        Assert.Equal(Enumerable.Range(0, 250).Select(i => $"Message {i}"), texts.Skip(1));
    }

    [Fact]
    public async Task Asks_the_store_for_nothing_while_there_is_nothing_new()
    {
        await using var host = await ChannelHost.StartAsync();
        var shopper = await host.ShopperAsync();
        var watermark = (await shopper.PollAsync()).GetProperty("watermark").GetString();
        var reads = host.Store.Reads;

        for (var i = 0; i < 20; i++)
        {
            await shopper.PollAsync(watermark);
        }

        Assert.Equal(reads, host.Store.Reads);
    }

    [Theory]
    [InlineData("2")]
    [InlineData("999999999999")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData("1,0")]
    [InlineData("one")]
    [InlineData("%00")]
    public async Task Refuses_watermarks_that_it_never_gave_out(string watermark)
    {
        await using var host = await ChannelHost.StartAsync();
        var shopper = await host.ShopperAsync();

        Assert.Equal("BadArgument", await DirectLineTests.CodeAsync(await shopper.GetAsync($"conversations/{shopper.Id}/activities?watermark={watermark}")));
        Assert.Equal("BadArgument", await DirectLineTests.CodeAsync(await shopper.GetAsync($"conversations/{shopper.Id}?watermark={watermark}")));
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("?watermark=1", "1")]
    public async Task Answers_trouble_with_nothing_new_at_the_same_place(string query, string? watermark)
    {
        await using var host = await ChannelHost.StartAsync();
        var shopper = await host.ShopperAsync();
        await shopper.SayAsync("Hello");
        host.Store.IsDown = true;

        var answer = await shopper.GetAsync($"conversations/{shopper.Id}/activities{query}");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var set = await ShopperClient.BodyAsync(answer);
        Assert.Empty(set.GetProperty("activities").EnumerateArray());
        Assert.Equal(watermark, set.TryGetProperty("watermark", out var given) ? given.GetString() : null);
    }

    [Fact]
    public async Task Begins_a_reconnection_at_the_watermark_or_at_now()
    {
        await using var host = await ChannelHost.StartAsync();
        var shopper = await host.ShopperAsync();
        await shopper.SayAsync("One");
        await shopper.SayAsync("Two");

        var now = await ShopperClient.BodyAsync(await shopper.GetAsync($"conversations/{shopper.Id}"));

        Assert.Contains("watermark=3&", now.GetProperty("streamUrl").GetString(), StringComparison.Ordinal);
        Assert.Contains("watermark=1&", await shopper.ReconnectAsync("1"), StringComparison.Ordinal);
        Assert.Contains("watermark=0&", await shopper.ReconnectAsync(""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keeps_times_strictly_rising_whatever_the_clock_did()
    {
        await using var host = await ChannelHost.StartAsync();
        var shopper = await host.ShopperAsync();
        await host.AppendAsync(shopper.Id, conversation =>
        [
            new ShopperSpoke(2, null, "Same instant", null) { At = host.Clock.GetUtcNow() },
            new ShopperSpoke(3, null, "Clock set back", null) { At = host.Clock.GetUtcNow().AddHours(-1) },
            new ShopperSpoke(4, null, "Half a millisecond later", null) { At = host.Clock.GetUtcNow().AddMilliseconds(2.5) },
        ]);

        var times = (await shopper.PollAsync()).GetProperty("activities").EnumerateArray().Select(Time).ToList();

        Assert.Equal(times.Distinct().Order(StringComparer.Ordinal), times);
        Assert.Equal(times[^1], Time((await shopper.PollAsync("3")).GetProperty("activities")[0]));

        static string? Time(JsonElement activity) => activity.GetProperty("timestamp").GetString();
    }
}
