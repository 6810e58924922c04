using Assistant.Evals.Live;
using static Assistant.Evals.Tests.Live.Recorded;

namespace Assistant.Evals.Tests.Live;

public sealed class LiveFiguresTests
{
    private const string Passage = "You can return most items within 30 days of delivery.";
    private static readonly LivePeriod Week = new(Noon.AddDays(-7), Noon);
    private readonly Recorded _recorded = new();

    [Fact]
    public async Task Counts_what_can_be_seen_without_knowing_what_was_expected()
    {
        await AddAsync(["how long?", "You can return most items within 30 days. [1]"], passage: Passage);
        await AddAsync(["how long?", "You can return most items within 90 days. [2]"], passage: Passage);
        await AddAsync(["track it", "Which order number is it?", "W1001", "I need the order number."]);
        await AddAsync(["a person", "Our pages don't say that. CALM DOWN NOW PLEASE."], handedOff: true);

        var figures = await FiguresAsync();

        Assert.Equal((1, 2), RateOf(figures, "groundedness"));
        Assert.Equal((1, 2), RateOf(figures, "citation markers that lead somewhere"));
        Assert.Equal((1, 2), RateOf(figures, "repeated questions"));
        Assert.Equal((4, 5), RateOf(figures, "tone"));
        Assert.Equal((1, 4), RateOf(figures, "conversations handed off"));
        Assert.Equal((1, 5), RateOf(figures, "declined turns"));
        Assert.Equal((4, 5, 1.25), (figures.Sampled, figures.Turns, figures.TurnsPerConversation));
        Assert.Equal((10.0, 30.0), (figures.MedianMilliseconds, figures.P95Milliseconds));
    }

    [Fact]
    public async Task Does_not_judge_what_may_rest_on_a_tool()
    {
        await AddAsync(["where is W1001", "It is expected on Friday 20 November."], tools: ["find_order"]);

        var figures = await FiguresAsync();

        Assert.Equal((0, 0), RateOf(figures, "groundedness"));
        Assert.Equal(1, figures.UnknownClaims);
    }

    [Theory]
    [InlineData("write to ada@example.com", "write to [mail address removed]")]
    [InlineData("call me on +31 (0)6 1234 5678 please", "call me on [phone number removed] please")]
    [InlineData("call 0612345678", "call [phone number removed]")]
    [InlineData("my card is 4111 1111 1111 1111", "my card is [card number removed]")]
    [InlineData("order W1001 of 2026-11-20", "order W1001 of 2026-11-20")]
    [InlineData("parcel LF20133342NL", "parcel LF20133342NL")]
    [InlineData("parcel LF20133342NL, call 20133342", "parcel LF20133342NL, call [phone number removed]")]
    [InlineData("it costs 1,500.00 euros", "it costs 1,500.00 euros")]
    public void Takes_out_of_a_transcript_what_a_reviewer_need_not_know(string text, string redacted) =>
        Assert.Equal(redacted, TranscriptRedaction.Redact(text));

    private static (int, int) RateOf(LiveFigures figures, string name) => figures.Rates.Single(rate => rate.Name == name) is var rate ? (rate.Hits, rate.Of) : default;

    private Task<Assistant.Core.Conversations.ConversationId> AddAsync(string[] said, bool handedOff = false, string[]? tools = null, string? passage = null) =>
        _recorded.AddAsync(Noon.AddDays(-1), consent: null, said, handedOff: handedOff, tools: tools, passage: passage);

    private async Task<LiveFigures> FiguresAsync() => LiveFigures.Of(
        await LiveSample.DrawAsync(_recorded.Store, Week, 100, 0, silenceIsConsent: true, TestContext.Current.CancellationToken));
}
