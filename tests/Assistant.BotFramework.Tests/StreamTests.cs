using System.Net.WebSockets;
using Assistant.BotFramework.Streaming;
using Assistant.BotFramework.Tests.Fakes;
using Assistant.Core;
using Assistant.Core.Conversations;
using Assistant.Core.Turns;
using Assistant.Testing;
using Microsoft.AspNetCore.Http;

namespace Assistant.BotFramework.Tests;

public sealed class StreamTests
{
    [Fact]
    public async Task Sends_what_was_said_before_the_socket_opened_then_the_echo_then_the_answer()
    {
        await using var host = await ChannelHost.StartAsync();
        var shopper = await host.ShopperAsync();
        var url = await shopper.StartAsync();
        var early = await shopper.SayAsync("Hello?");

        await using var stream = new StreamClient(await host.OpenAsync(url));
        await stream.TakeUntilAsync(activity => activity.GetProperty("id").GetString() == early);
        var late = await shopper.SayAsync("Where is my order?", "client-1");
        await host.AnswerAsync(shopper.Id, "On its way.");
        await stream.TakeUntilAsync(activity => activity.TryGetProperty("replyToId", out _));

        Assert.Equal([ActivityId.Of(shopper.Id, 1), early, late, ActivityId.Of(shopper.Id, 4)], stream.Ids);
        Assert.Equal("client-1", stream.Activities[2].GetProperty("channelData").GetProperty("clientActivityID").GetString());
        Assert.Equal(late, stream.Activities[3].GetProperty("replyToId").GetString());
        Assert.Equal("4", stream.Watermark);
    }

    [Fact]
    public async Task Sends_each_activity_in_a_frame_of_its_own_with_its_watermark()
    {
        await using var host = await ChannelHost.StartAsync();
        var shopper = await host.ShopperAsync();
        var url = await shopper.StartAsync();
        await shopper.SayAsync("Hello?");
        await host.AnswerAsync(shopper.Id, "Hello.");

        await using var stream = new StreamClient(await host.OpenAsync(url));
        var watermarks = new List<string?>();
        foreach (var sent in Enumerable.Range(1, 3))
        {
            await stream.TakeAsync();
            watermarks.Add(stream.Watermark);
            Assert.Equal(sent, stream.Activities.Count);
        }

        Assert.Equal(["1", "2", "3"], watermarks);
    }

    [Fact]
    public async Task Shows_progress_in_passing_and_without_a_watermark()
    {
        await using var host = await ChannelHost.StartAsync();
        var shopper = await host.ShopperAsync();
        await using var stream = new StreamClient(await host.OpenAsync(await shopper.StartAsync()));
        await stream.TakeAsync();
        var turn = Guid.CreateVersion7();

        host.Feed.Publish(new FeedItem.Progressed(shopper.Id, new TurnEvent.Opened(turn)));
        await stream.TakeAsync();
        host.Feed.Publish(new FeedItem.Progressed(shopper.Id, new TurnEvent.Progress(turn, "Looking up your order")));
        await stream.TakeAsync();

        Assert.Equal("typing", stream.Activities[1].GetProperty("type").GetString());
        Assert.False(stream.Activities[1].TryGetProperty("text", out _));
        Assert.Equal("Looking up your order", stream.Activities[2].GetProperty("text").GetString());
        Assert.Equal("informative", stream.Activities[2].GetProperty("channelData").GetProperty("streamType").GetString());
        Assert.Equal("1", stream.Watermark);
    }

    [Fact]
    public async Task Does_not_show_a_turn_that_is_already_answered()
    {
        await using var host = await ChannelHost.StartAsync();
        var shopper = await host.ShopperAsync();
        await using var stream = new StreamClient(await host.OpenAsync(await shopper.StartAsync()));
        await shopper.SayAsync("Hi");
        await host.AnswerAsync(shopper.Id, "First.");
        await stream.TakeUntilAsync(activity => activity.TryGetProperty("replyToId", out _));

        host.Feed.Publish(new FeedItem.Progressed(shopper.Id, new TurnEvent.Progress(Some.Turn([]).Id, "Late news")));
        var next = await shopper.SayAsync("And now?");
        await stream.TakeUntilAsync(activity => activity.GetProperty("id").GetString() == next);

        Assert.DoesNotContain(stream.Activities, activity => activity.GetProperty("type").GetString() is "typing");
    }

    [Fact]
    public async Task Sends_what_is_being_stored_without_reading_it_again_and_just_as_a_poll_shows_it()
    {
        await using var host = await ChannelHost.StartAsync();
        var shopper = await host.ShopperAsync();
        await using var stream = new StreamClient(await host.OpenAsync(await shopper.StartAsync()));
        await stream.TakeAsync();
        var reads = host.Store.Reads;

        await shopper.SayAsync("Where is my order?", "client-1");
        host.Feed.Publish(new FeedItem.Progressed(shopper.Id, new TurnEvent.Progress(Guid.CreateVersion7(), "Looking up your order")));
        await host.AnswerAsync(shopper.Id, "On its way.");
        await stream.TakeUntilAsync(activity => activity.TryGetProperty("replyToId", out _));

        Assert.Equal(reads, host.Store.Reads);
        var polled = (await shopper.PollAsync()).GetProperty("activities").EnumerateArray().Select(activity => activity.GetRawText());
        var streamed = stream.Activities.Where(activity => activity.GetProperty("type").GetString() is not "typing");
        Assert.Equal(polled, streamed.Select(activity => activity.GetRawText()));
    }

    [Fact]
    public async Task Reads_what_it_was_not_told_of_before_it_sends_what_follows()
    {
        await using var host = await ChannelHost.StartAsync();
        var shopper = await host.ShopperAsync();
        await using var stream = new StreamClient(await host.OpenAsync(await shopper.StartAsync()));
        await stream.TakeAsync();
        var untold = new ConversationEvent.ShopperSpoke(2, null, "Untold", null) { At = Some.Noon };
        var before = await host.Log.FindAsync(shopper.Id, TestContext.Current.CancellationToken);
        await host.Store.AppendAsync(
            new ConversationAppend(shopper.Id, before!.Position, [untold]), TestContext.Current.CancellationToken);

        var told = await shopper.SayAsync("Told");
        await stream.TakeUntilAsync(activity => activity.GetProperty("id").GetString() == told);

        Assert.Equal([1, 2, 3], stream.Ids.Select(id => ActivityId.Sequence(shopper.Id, id)));
    }

    [Fact]
    public async Task Knows_that_something_was_stored_even_if_the_signal_was_crowded_out()
    {
        var feed = new ConversationFeed();
        var conversation = new Conversation(ConversationId.New()) { Position = 7 };
        using var signals = new StreamSignals(feed, conversation.Id, StreamPump.Tick, new ManualClock());

        feed.Publish(new FeedItem.Appended(conversation, []));
        for (var i = 0; i < 100; i++)
        {
            feed.Publish(new FeedItem.Progressed(conversation.Id, new TurnEvent.Progress(Guid.CreateVersion7(), "Thinking")));
        }

        var taken = await signals.TakeAsync(TestContext.Current.CancellationToken);

        Assert.DoesNotContain(taken, signal => signal is StreamSignal.Stored);
        Assert.Equal(7, signals.StoredPosition);
    }

    [Fact]
    public async Task Shows_that_it_is_alive_and_ignores_what_the_client_sends()
    {
        await using var host = await ChannelHost.StartAsync();
        var shopper = await host.ShopperAsync();
        await using var stream = new StreamClient(await host.OpenAsync(await shopper.StartAsync()));
        await stream.TakeAsync();

        await stream.SendAsync("");
        await stream.SendAsync("""{"activities":[{"type":"message","text":"not this way"}]}""");
        host.Clock.Advance(StreamPump.Tick);

        Assert.Equal("", await stream.FrameAsync());
        Assert.Equal(1, (await host.Log.FindAsync(shopper.Id, TestContext.Current.CancellationToken))!.LastSequence);
    }

    [Fact]
    public async Task Lets_the_newest_socket_of_a_ticket_win()
    {
        await using var host = await ChannelHost.StartAsync();
        var shopper = await host.ShopperAsync();
        var url = await shopper.StartAsync();
        await using var older = new StreamClient(await host.OpenAsync(url));
        await older.TakeAsync();

        await using var newer = new StreamClient(await host.OpenAsync(url));
        await newer.TakeAsync();

        Assert.False(await older.TakeAsync());
        Assert.Equal(WebSocketCloseStatus.PolicyViolation, older.CloseStatus);
        var said = await shopper.SayAsync("Still there?");
        await newer.TakeUntilAsync(activity => activity.GetProperty("id").GetString() == said);
        Assert.Contains(said, newer.Ids);
    }

    [Fact]
    public async Task Closes_the_oldest_socket_of_a_conversation_that_has_too_many()
    {
        await using var host = await ChannelHost.StartAsync(new Limits { SocketsPerConversation = 2 });
        var shopper = await host.ShopperAsync();
        await using var first = new StreamClient(await host.OpenAsync(await shopper.StartAsync()));
        await using var second = new StreamClient(await host.OpenAsync(await shopper.StartAsync()));
        await using var third = new StreamClient(await host.OpenAsync(await shopper.StartAsync()));

        Assert.True(await first.TakeAsync());
        Assert.False(await first.TakeAsync());
        Assert.True(await second.TakeAsync());
        Assert.True(await third.TakeAsync());
    }

    [Fact]
    public async Task Refuses_one_socket_too_many_from_one_address_until_another_closes()
    {
        await using var host = await ChannelHost.StartAsync(new Limits { SocketsPerAddress = 1 });
        var (ada, grace) = (await host.ShopperAsync(), await host.ShopperAsync());
        var first = new StreamClient(await host.OpenAsync(await ada.StartAsync()));
        await first.TakeAsync();
        var url = await grace.StartAsync();

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => host.OpenAsync(url));
        await using (var elsewhere = new StreamClient(await host.OpenAsync(
            url, request => request.Headers[ChannelHost.AddressHeader] = "198.51.100.1")))
        {
            Assert.True(await elsewhere.TakeAsync());
        }

        Assert.Contains("429", refused.Message, StringComparison.Ordinal);
        await first.DisposeAsync();
        await using var next = await OpenPatientlyAsync(host, await grace.StartAsync());
        Assert.True(await next.TakeAsync());
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("null")]
    [InlineData("https://shop.example.evil.example")]
    [InlineData("http://shop.example")]
    [InlineData("https://evil.example#https://shop.example")]
    public async Task Refuses_pages_of_other_sites(string origin)
    {
        await using var host = await ChannelHost.StartAsync();
        var shopper = await host.ShopperAsync();
        var url = await shopper.StartAsync();

        await AssertRefusedAsync(host, url, 403, request => request.Headers.Origin = origin);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(ChannelHost.Page)]
    [InlineData("http://localhost")]
    public async Task Opens_for_native_clients_allowed_pages_and_its_own(string? origin)
    {
        await using var host = await ChannelHost.StartAsync();
        var shopper = await host.ShopperAsync();

        await using var stream = new StreamClient(await host.OpenAsync(
            await shopper.StartAsync(), request => request.Headers.Origin = origin));

        Assert.True(await stream.TakeAsync());
    }

    [Fact]
    public async Task Opens_for_a_native_client_that_sends_its_token_as_a_header()
    {
        await using var host = await ChannelHost.StartAsync();
        var shopper = await host.ShopperAsync();

        await using var stream = new StreamClient(await host.OpenAsync(
            $"ws://localhost/v3/directline/conversations/{shopper.Id}/stream",
            request => request.Headers.Authorization = $"Bearer {shopper.Token}"));

        Assert.True(await stream.TakeAsync());
    }

    [Fact]
    public async Task Refuses_a_ticket_after_a_minute_of_another_conversation_altered_missing_or_of_another_purpose()
    {
        await using var host = await ChannelHost.StartAsync();
        var (ada, grace) = (await host.ShopperAsync(), await host.ShopperAsync());
        var url = await ada.StartAsync();
        var bare = url[..url.IndexOf("&t=", StringComparison.Ordinal)];

        await AssertRefusedAsync(host, url.Replace(ada.Id.Value, grace.Id.Value, StringComparison.Ordinal), 403);
        await AssertRefusedAsync(host, url + "x", 403);
        await AssertRefusedAsync(host, bare, 401);
        await AssertRefusedAsync(host, $"{bare}&t={ada.Token}", 403);
        host.Clock.Advance(TimeSpan.FromSeconds(59));
        await using (var inTime = new StreamClient(await host.OpenAsync(url)))
        {
            Assert.True(await inTime.TakeAsync());
        }

        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await AssertRefusedAsync(host, url, 403);
    }

    [Fact]
    public async Task Refuses_watermarks_that_it_never_gave_out()
    {
        await using var host = await ChannelHost.StartAsync();
        var shopper = await host.ShopperAsync();
        var url = await shopper.StartAsync();

        foreach (var watermark in new[] { "2", "999999", "99999999999999999999", "x", "1.0", "%201", "0x1" })
        {
            await AssertRefusedAsync(host, url.Replace("watermark=0", $"watermark={watermark}", StringComparison.Ordinal), 400);
        }
    }

    [Fact]
    public async Task Ends_with_the_session_unless_the_token_is_renewed()
    {
        await using var host = await ChannelHost.StartAsync();
        var (ada, grace) = (await host.ShopperAsync(), await host.ShopperAsync());
        await using var left = new StreamClient(await host.OpenAsync(await ada.StartAsync()));
        await using var kept = new StreamClient(await host.OpenAsync(await grace.StartAsync()));
        await left.TakeAsync();
        await kept.TakeAsync();
        host.Clock.Advance(TimeSpan.FromMinutes(20));

        (await grace.SendAsync(HttpMethod.Post, "tokens/refresh")).EnsureSuccessStatusCode();
        host.Clock.Advance(TimeSpan.FromMinutes(15));

        while (await left.TakeAsync())
        {
        }

        Assert.Equal(WebSocketCloseStatus.PolicyViolation, left.CloseStatus);
        Assert.True(await kept.TakeAsync());
    }

    [Fact]
    public async Task Says_goodbye_when_the_conversation_ends()
    {
        await using var host = await ChannelHost.StartAsync();
        var shopper = await host.ShopperAsync();
        await using var stream = new StreamClient(await host.OpenAsync(await shopper.StartAsync()));

        (await shopper.PostActivityAsync("""{"type":"endOfConversation"}""")).EnsureSuccessStatusCode();
        while (await stream.TakeAsync())
        {
        }

        Assert.Equal("endOfConversation", stream.Activities[^1].GetProperty("type").GetString());
        Assert.Equal(WebSocketCloseStatus.NormalClosure, stream.CloseStatus);
    }

    [Fact]
    public async Task Says_goodbye_when_the_host_stops()
    {
        await using var host = await ChannelHost.StartAsync();
        var shopper = await host.ShopperAsync();
        await using var stream = new StreamClient(await host.OpenAsync(await shopper.StartAsync()));
        await stream.TakeAsync();

        var stopping = host.StopAsync();

        Assert.False(await stream.TakeAsync());
        Assert.Equal(WebSocketCloseStatus.EndpointUnavailable, stream.CloseStatus);
        await stream.DisposeAsync();
        await stopping;
    }

    [Fact]
    public async Task Lets_the_client_come_back_when_storage_fails_and_loses_nothing()
    {
        await using var host = await ChannelHost.StartAsync();
        var shopper = await host.ShopperAsync();
        await using var stream = new StreamClient(await host.OpenAsync(await shopper.StartAsync()));
        await stream.TakeAsync();

        host.Store.IsDown = true;
        host.Clock.Advance(StreamPump.Tick);
        Assert.False(await stream.TakeAsync());
        host.Store.IsDown = false;
        var said = await shopper.SayAsync("Anybody?");

        await using var next = new StreamClient(await host.OpenAsync(await shopper.ReconnectAsync(stream.Watermark!)));
        await next.TakeAsync();
        Assert.Equal([said], next.Ids);
    }

    private static async Task AssertRefusedAsync(ChannelHost host, string url, int status, Action<HttpRequest>? configure = null)
    {
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => host.OpenAsync(url, configure));
        Assert.Contains(status.ToString(System.Globalization.CultureInfo.InvariantCulture), refused.Message, StringComparison.Ordinal);
    }

    /// <summary>A closed socket frees its place a moment later, when the server has seen it.</summary>
    private static async Task<StreamClient> OpenPatientlyAsync(ChannelHost host, string url)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return new StreamClient(await host.OpenAsync(url));
            }
            catch (InvalidOperationException) when (attempt < 10_000)
            {
                await Task.Yield();
            }
        }
    }
}
