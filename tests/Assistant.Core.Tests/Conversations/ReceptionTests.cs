using Assistant.Core.Conversations;
using Assistant.Testing;
using Assistant.Testing.Shop;
using Assistant.Testing.Turns;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Core.Tests.Conversations;

public sealed class ReceptionTests : IAsyncDisposable
{
    private readonly TestAssistant _assistant = new(new ScriptedModel(), new Limits());

    public ValueTask DisposeAsync() => _assistant.DisposeAsync();

    [Fact]
    public async Task Greets_by_saying_that_it_is_an_assistant_and_offers_what_to_ask()
    {
        var id = await _assistant.OpenAsync(Some.Ada);

        var greeting = Assert.Single((await _assistant.EventsAsync(id)).OfType<AssistantSpoke>());
        Assert.Contains("AI assistant", greeting.Message.Text);
        Assert.Equal(3, greeting.Message.Suggestions.Length);
        Assert.Null(greeting.Turn);
        Assert.Equal(Some.Ada.Id, (await _assistant.StateAsync(id)).Customer);
    }

    [Fact]
    public async Task Opens_ten_conversations_an_hour_from_one_address_and_says_how_long_to_wait()
    {
        for (var i = 0; i < _assistant.Limits.ConversationsPerHour; i++)
        {
            await _assistant.OpenAsync();
        }

        _assistant.Clock.Advance(TimeSpan.FromMinutes(45));
        var eleventh = await StartAsync("198.51.100.7");
        var elsewhere = await StartAsync("198.51.100.8");
        _assistant.Clock.Advance(TimeSpan.FromMinutes(15));

        Assert.Equal(TimeSpan.FromMinutes(15), Assert.IsType<StartResult.TooMany>(eleventh).RetryAfter);
        Assert.IsType<StartResult.Opened>(elsewhere);
        Assert.IsType<StartResult.Opened>(await StartAsync("198.51.100.7"));
    }

    [Fact]
    public async Task Keeps_a_pseudonym_of_the_address_and_never_the_address()
    {
        var (one, same, other) = (await _assistant.OpenAsync(), await _assistant.OpenAsync(), await _assistant.OpenAsync(origin: "198.51.100.8"));

        Assert.Equal(await OriginAsync(one), await OriginAsync(same));
        Assert.NotEqual(await OriginAsync(one), await OriginAsync(other));
        Assert.Matches("^[0-9a-f]{16}$", await OriginAsync(one));
    }

    private async Task<string> OriginAsync(ConversationId id) => (await _assistant.StateAsync(id)).Origin;

    private Task<StartResult> StartAsync(string address) => _assistant.Reception.StartAsync(
        new StartRequest(ConversationId.New(), "test", "shopper", address, Locale: null, Customer: null), TestContext.Current.CancellationToken);
}
