using System.Collections.Immutable;
using Assistant.Core.Conversations;
using Assistant.Core.Handoffs;
using Assistant.Core.Identity;
using Assistant.Core.Knowledge;
using Assistant.Core.Turns;
using Assistant.Evals.Cases;
using Assistant.Evals.Playing;

namespace Assistant.Evals.Tests;

/// <summary>Played conversations that name only what a test is about.</summary>
internal static class SomePlayed
{
    public static PlayedCase Case(CaseExpectations? expect = null, params ImmutableArray<PlayedTurn> turns) => new()
    {
        Case = new EvalCase { Id = "some-case", Purpose = "A case for a test.", Expect = expect ?? new CaseExpectations() },
        Turns = turns,
        Changed = [],
    };

    public static PlayedTurn Turn(
        string answer, TurnExpectations? expect = null, int number = 1, bool handedOff = false, string outcome = "replied", string? intent = null) =>
        new(number, "hello", expect, new OutgoingMessage(Speaker.Assistant, answer), Record(outcome, intent), handedOff, TimeSpan.FromMilliseconds(5));

    public static PlayedTurn Citing(this PlayedTurn turn, string page, string anchor = "", string text = "A passage.") => turn with
    {
        Answer = turn.Answer with
        {
            Citations = turn.Answer.Citations.Add(new Citation(turn.Answer.Citations.Length + 1, new PageId(page), "Title", anchor, "Heading", "v1", text)),
        },
    };

    public static TurnRecord Record(string outcome = "replied", string? intent = null) => new()
    {
        Id = Guid.Empty,
        Brain = "test",
        Release = new ReleaseId("r"),
        Prompts = "p",
        Answers = [1],
        Outcome = outcome,
        Intent = intent,
        StartedAt = default,
        Elapsed = default,
    };

    public static Packet Packet() => new()
    {
        Reason = HandoffReason.CustomerRequest,
        Intent = "return_item",
        Summary = "A visitor asked for a person.",
        OpenQuestion = "Can I return the boots?",
        Identity = IdentityLevel.None,
        Orders = ["W1002: Delivered"],
        Tried = ["find_order: found"],
        Transcript = [new PacketLine(default, "shopper", "Can I return the boots?")],
    };
}
