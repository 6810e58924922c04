using System.Collections.Immutable;
using Assistant.Core.Conversations;
using Assistant.Core.Handoffs;
using Assistant.Core.Knowledge;
using Assistant.Core.Turns;
using Assistant.Testing.Conversations;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Evals.Tests.Live;

/// <summary>A store of recorded conversations, with only what a test is about.</summary>
internal sealed class Recorded
{
    public static readonly DateTimeOffset Noon = SampleEvents.Noon;

    public InMemoryConversationStore Store { get; } = new();

    /// <param name="said">Shopper, answer, shopper, answer and so on.</param>
    public async Task<ConversationId> AddAsync(
        DateTimeOffset at, bool? consent, string[] said, string intent = "track_order", bool handedOff = false, string[]? tools = null, string? passage = null)
    {
        var id = ConversationId.New();
        var events = ImmutableArray.CreateBuilder<ConversationEvent>();
        events.Add(SampleEvents.Started(at) with { QualityConsent = consent });
        for (var i = 0; i < said.Length; i += 2)
        {
            events.Add(new ShopperSpoke(i + 1, null, said[i], Seen: null) { At = at });
            var message = new OutgoingMessage(Speaker.Assistant, said[i + 1])
            {
                Citations = passage is null ? [] : [new Citation(1, new PageId("returns"), "Returns", "how-long", "How long", "v1", passage)],
            };
            events.Add(new AssistantSpoke(i + 2, message) { At = at, Turn = Turn(i + 1, intent, tools ?? []) });
        }

        if (handedOff)
            events.Add(SampleEvents.Queued(HandoffId.New(), at));

        Assert.True(await Store.AppendAsync(new ConversationAppend(id, 0, events.ToImmutable()), TestContext.Current.CancellationToken));
        return id;
    }

    private static TurnRecord Turn(int answers, string intent, string[] tools) => new()
    {
        Id = Guid.CreateVersion7(),
        Brain = "built-in",
        Release = new ReleaseId("r-1"),
        Prompts = "p",
        Answers = [answers],
        Outcome = "replied",
        Intent = intent,
        ToolCalls = [.. tools.Select(tool => new ToolCallRecord(tool, "found", TimeSpan.Zero))],
        StartedAt = Noon,
        Elapsed = TimeSpan.FromMilliseconds(10 * answers),
    };
}
