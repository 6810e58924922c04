using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Assistant.Core.Conversations;
using Assistant.Core.Knowledge;
using Assistant.Core.Shop;
using Assistant.Core.Turns;
using Assistant.Evals.Cases;
using Assistant.Evals.Checks;
using Assistant.Evals.Metrics;
using Assistant.Evals.Playing;
using Assistant.Testing.Conversations;

namespace Assistant.Evals.Tests.Metrics;

/// <summary>Conversations as they went, with only what a test is about.</summary>
internal static class Played
{
    public static readonly TimeZoneInfo Amsterdam = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    public static PlayedCase Case(params PlayedTurn[] turns) => new()
    {
        Case = new EvalCase { Id = "a-case", Purpose = "For the tests of metrics." },
        Turns = [.. turns.Select((turn, index) => turn with { Number = index + 1 })],
        Changed = [],
    };

    public static PlayedCase Expecting(this PlayedCase played, CaseExpectations expect) => played with { Case = played.Case with { Expect = expect } };

    public static PlayedTurn Turn(string shopper, string answer, TurnExpectations? expect = null) => new(
        1, shopper, expect, new OutgoingMessage(Speaker.Assistant, answer), Record(), HandedOff: false, TimeSpan.FromMilliseconds(5))
    {
        Facts = [],
        IsProved = false,
    };

    public static PlayedTurn Citing(this PlayedTurn turn, params (string Section, string Text)[] passages) => turn with
    {
        Answer = turn.Answer with { Citations = [.. passages.Select((passage, index) => Citation(index + 1, passage.Section, passage.Text))] },
    };

    public static PlayedTurn Told(this PlayedTurn turn, string tool, string json) => turn with
    {
        Facts = [.. turn.Facts ?? [], ToolFact.Read(tool, JsonNode.Parse(json), Amsterdam)],
    };

    /// <summary>A search that gave these sections, best first.</summary>
    public static PlayedTurn Found(this PlayedTurn turn, params string[] sections) => turn.Told(
        "search_policy",
        new JsonObject
        {
            ["passages"] = new JsonArray([.. sections.Select(section => (JsonNode)new JsonObject { ["page"] = section.Split('#')[0], ["anchor"] = section.Split('#')[1], ["text"] = "…" })]),
        }.ToJsonString());

    public static PlayedTurn Understood(this PlayedTurn turn, string intent, double? confidence) =>
        turn with { Record = turn.Record! with { Intent = intent, Confidence = confidence } };

    public static PlayedTurn Showing(this PlayedTurn turn, string order) => turn with
    {
        Answer = turn.Answer with { Cards = [new Card.OrderCard(OrderNumber.Parse(order), $"Order {order}", [new CardFact("Expected", "Friday 20 November")], [], new Money(14490, "EUR"))] },
    };

    /// <summary>What a metric makes of these conversations together, and nothing where it finds nothing.</summary>
    public static double? Of(IMetric metric, params IEnumerable<(PlayedCase Played, CheckOutcome Outcome)> conversations) =>
        metric.Total([.. conversations.SelectMany(conversation => metric.Measure(conversation.Played, conversation.Outcome))]).Value;

    public static double? Of(IMetric metric, params PlayedCase[] conversations) => Of(metric, conversations.Select(played => (played, CheckOutcome.Passed)));

    public static TurnExpectations Cites(params ImmutableArray<string> pages) => new() { Cites = pages };

    private static Citation Citation(int number, string section, string text) =>
        new(number, new PageId(section.Split('#')[0]), "Page", section.Split('#')[1], "Heading", "v1", text);

    private static TurnRecord Record() => new()
    {
        Id = Guid.Empty,
        Brain = "built-in",
        Release = new ReleaseId("r-1"),
        Prompts = "p",
        Answers = [],
        Outcome = "replied",
        StartedAt = SampleEvents.Noon,
        Elapsed = TimeSpan.Zero,
    };
}
