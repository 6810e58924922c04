using Assistant.Core.Conversations;
using Assistant.Testing;
using Assistant.Testing.Turns;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Core.Tests.Conversations;

public sealed class IntakeTests : IAsyncDisposable
{
    private readonly TestAssistant _assistant = new(new ScriptedModel(), new Limits());

    public ValueTask DisposeAsync() => _assistant.DisposeAsync();

    public static TheoryData<string?, IntakeFault?> Texts => new()
    {
        { null, IntakeFault.Empty },
        { "", IntakeFault.Empty },
        { " \t\r\n\u00A0\u3000", IntakeFault.Empty },
        { "x", null },
        { new string('x', 4_000), null },
        { new string('x', 4_001), IntakeFault.TooLong },
        { new string('x', 1_000_000), IntakeFault.TooLong },
        { string.Concat(Enumerable.Repeat("😀", 2_000)), null },
        { string.Concat(Enumerable.Repeat("😀", 2_001)), IntakeFault.TooLong },
        { "a\0b", IntakeFault.Malformed },
        { "\uD800", IntakeFault.Malformed },
        { "\uDC00\uD800", IntakeFault.Malformed },
        { "a" + new string('\u0301', 1_000), null },
    };

    [Theory]
    [MemberData(nameof(Texts), DisableDiscoveryEnumeration = true)]
    [Trait("goal", "G-01")]
    public async Task Takes_what_is_text_of_the_right_length_as_it_is_and_refuses_the_rest_clearly(string? text, IntakeFault? fault)
    {
        var id = await _assistant.OpenAsync();

        var result = await AcceptAsync(id, text, clientId: null);

        if (fault is null)
        {
            Assert.IsType<IntakeResult.Accepted>(result);
            Assert.Equal(text, (await SpokenAsync(id)).Single().Text);
        }
        else
        {
            var refused = Assert.IsType<IntakeResult.Refused>(result);
            Assert.Equal(fault, refused.Fault);
            Assert.Contains("Please", refused.Message);
            Assert.Empty(await SpokenAsync(id));
        }
    }

    [Fact]
    [Trait("goal", "W-10")]
    public async Task Stores_the_same_client_id_once_and_gives_the_same_id_back()
    {
        var id = await _assistant.OpenAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => AcceptAsync(id, $"hello {i}", "client-1"))));

        Assert.Single(results.Distinct());
        Assert.Single(await SpokenAsync(id));
    }

    [Fact]
    public async Task Takes_so_many_messages_in_a_minute_and_so_many_in_an_hour_and_says_how_long_to_wait()
    {
        var id = await _assistant.OpenAsync();
        for (var i = 0; i < _assistant.Limits.MessagesPerMinute; i++)
        {
            Assert.IsType<IntakeResult.Accepted>(await AcceptAsync(id, "hello", clientId: null));
        }

        _assistant.Clock.Advance(TimeSpan.FromSeconds(20));
        var refused = Assert.IsType<IntakeResult.Refused>(await AcceptAsync(id, "hello", clientId: null));
        Assert.Equal((IntakeFault.TooMany, TimeSpan.FromSeconds(40)), (refused.Fault, refused.RetryAfter));

        for (var minute = 1; minute < 6; minute++)
        {
            _assistant.Clock.Advance(TimeSpan.FromMinutes(1));
            for (var i = 0; i < _assistant.Limits.MessagesPerMinute; i++)
            {
                Assert.IsType<IntakeResult.Accepted>(await AcceptAsync(id, "hello", clientId: null));
            }
        }

        _assistant.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(IntakeFault.TooMany, Assert.IsType<IntakeResult.Refused>(await AcceptAsync(id, "hello", clientId: null)).Fault);
        _assistant.Clock.Advance(TimeSpan.FromHours(1));
        Assert.IsType<IntakeResult.Accepted>(await AcceptAsync(id, "hello", clientId: null));
    }

    [Fact]
    public async Task Knows_no_conversation_that_was_not_started_and_takes_nothing_in_one_that_has_ended()
    {
        var id = await _assistant.OpenAsync();
        await _assistant.Log.UpdateAsync(
            id, _ => new Change<bool>(true, [new Ended { At = _assistant.Clock.GetUtcNow() }]), TestContext.Current.CancellationToken);

        Assert.IsType<IntakeResult.Unknown>(await AcceptAsync(ConversationId.New(), "hello", clientId: null));
        Assert.Equal(IntakeFault.Ended, Assert.IsType<IntakeResult.Refused>(await AcceptAsync(id, "hello", clientId: null)).Fault);
    }

    [Fact]
    public async Task Refuses_a_client_id_that_is_too_long()
    {
        var id = await _assistant.OpenAsync();

        Assert.Equal(IntakeFault.Malformed, Assert.IsType<IntakeResult.Refused>(await AcceptAsync(id, "hello", new string('x', 129))).Fault);
        Assert.IsType<IntakeResult.Accepted>(await AcceptAsync(id, "hello", new string('x', 128)));
    }

    [Theory]
    [InlineData("4000000000000000 ")]
    [InlineData("password is ")]
    [InlineData("AB12 ABCD ")]
    [InlineData("cvv ")]
    [InlineData("eyJaaaaaaaaa.")]
    [InlineData("123 456 ")]
    [InlineData("I want to speak to a ")]
    [InlineData("please ")]
    [InlineData("https://")]
    [Trait("goal", "G-11")]
    public async Task Takes_four_thousand_characters_of_what_patterns_find_hardest(string part)
    {
        var id = await _assistant.OpenAsync();
        var text = string.Concat(Enumerable.Repeat(part, 4_000 / part.Length));

        Assert.IsType<IntakeResult.Accepted>(await AcceptAsync(id, text, clientId: null));
    }

    private Task<IntakeResult> AcceptAsync(ConversationId id, string? text, string? clientId) => _assistant.Intake.AcceptAsync(
        id, new ShopperMessage(text, clientId, Click: null, SeenActivityId: null), TestContext.Current.CancellationToken);

    private async Task<IReadOnlyList<ShopperSpoke>> SpokenAsync(ConversationId id) =>
        [.. (await _assistant.EventsAsync(id)).OfType<ShopperSpoke>()];
}
