using System.Text.Json;
using Assistant.BotFramework.Tests.Fakes;
using Assistant.Core;
using Assistant.Core.Conversations;

namespace Assistant.BotFramework.Tests;

/// <summary>W-12: wherever a client loses its stream, it comes back to every activity, once.</summary>
public sealed class StreamReconnectTests
{
    private const int Runs = 1_000;

    [Fact]
    public async Task Neither_loses_nor_repeats_anything_at_any_position()
    {
        // Half of the clients vanish without a goodbye, and their sockets stay.
        await using var host = await ChannelHost.StartAsync(
            new Limits { MessagesPerMinute = 1_000, ConversationsPerHour = Runs, SocketsPerAddress = 100_000 });

        for (var seed = 0; seed < Runs; seed++)
        {
            await RunAsync(host, seed);
        }
    }

    private static async Task RunAsync(ChannelHost host, int seed)
    {
        var random = new Random(seed);
        var shopper = await host.ShopperAsync();
        var received = new List<string?>();
        var total = random.Next(2, 9);
        var said = 1;
        string? watermark = null;
        var url = await shopper.StartAsync();
        while (received.Count < total)
        {
            // Some is said before the socket opens, some while it is open, some after it broke.
            await SayAsync(random.Next(0, total - said + 1));
            var stream = new StreamClient(await host.OpenAsync(url));
            var wanted = random.Next(1, total - received.Count + 1);
            await SayAsync(Math.Max(random.Next(0, total - said + 1), received.Count + wanted - said));
            while (stream.Activities.Count < wanted && await stream.TakeAsync())
            {
            }

            received.AddRange(stream.Ids);
            watermark = stream.Watermark ?? watermark;
            if (random.Next(2) is 0)
            {
                await stream.DisposeAsync();
            }

            if (random.Next(4) is 0)
            {
                var set = await shopper.PollAsync(watermark);
                received.AddRange(set.GetProperty("activities").EnumerateArray().Select(Id));
                watermark = set.GetProperty("watermark").GetString();
            }

            url = await shopper.ReconnectAsync(watermark!);
        }

        var whole = (await shopper.PollAsync()).GetProperty("activities").EnumerateArray().Select(Id);
        Assert.True(whole.SequenceEqual(received), $"Seed {seed}: {string.Join(' ', received)}");
        Assert.Equal(Enumerable.Range(1, total).Select(i => ActivityId.Of(shopper.Id, i)), received);

        async Task SayAsync(int messages)
        {
            for (; messages > 0; messages--, said++)
            {
                await (random.Next(2) is 0 ? shopper.SayAsync($"Message {said}") : host.AnswerAsync(shopper.Id, $"Answer {said}"));
            }
        }
    }

    [Fact]
    public async Task Goes_on_where_it_was_after_the_host_restarted_with_the_same_data()
    {
        await using var host = await ChannelHost.StartAsync();
        var shopper = await host.ShopperAsync();
        await shopper.SayAsync("Before");
        await using var restarted = await ChannelHost.StartAsync(store: host.Store);
        shopper.MoveTo(restarted);

        await using var stream = new StreamClient(await restarted.OpenAsync(await shopper.ReconnectAsync("1")));
        await shopper.SayAsync("After");
        while (stream.Activities.Count < 2)
        {
            await stream.TakeAsync();
        }

        Assert.Equal(["Before", "After"], stream.Activities.Select(activity => activity.GetProperty("text").GetString()));
    }

    private static string? Id(JsonElement activity) => activity.GetProperty("id").GetString();
}
