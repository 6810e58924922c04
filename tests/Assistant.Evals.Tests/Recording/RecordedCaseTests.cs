using Assistant.Core.Conversations;
using Assistant.Core.Handoffs;
using Assistant.Core.Identity;
using Assistant.Core.Knowledge;
using Assistant.Core.Shop;
using Assistant.Core.Turns;
using Assistant.Evals.Cases;
using Assistant.Evals.Recording;
using Assistant.Testing.Conversations;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Evals.Tests.Recording;

public sealed class RecordedCaseTests
{
    private static readonly DateTimeOffset Begun = new(2026, 10, 5, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Holds_what_the_shopper_did_and_what_came_of_it()
    {
        var recorded = RecordedCase.Of("lamp-broken", [
            new Started("directline", "shopper", "origin", "de") { At = Begun },
            new SignedIn(new CustomerId("ada")) { At = Begun },
            Says(1, 0, "my lamp from W1002 is broken, write to me@home.example.net"),
            Answers(2, 0, "Send photos. [1] Would you like me to pass this to a person?", "damaged_item", "replied", page: "damaged-or-missing", suggests: "Yes, please"),
            Says(3, 12, "Yes, please"),
            Queued(12),
            Answers(4, 12, "You're in the queue for a person now.", "damaged_item", "handed-off"),
            new PersonSpoke(5, new HandoffId("H-1"), "Sanne", "Hello") { At = Begun },
            Says(6, 14, "Hello Sanne"),
        ]);

        var made = recorded.Case;
        Assert.Equal(("ada", "de", "handedOff", "action_needed"), (made.Shopper.Who, made.Shopper.Locale, made.Expect.Outcome, made.Expect.Handoff!.Reason));
        Assert.Equal(["damaged-or-missing"], made.Policies);
        Assert.Equal(["damaged-or-missing"], made.Expect.Cites.Select(cited => cited.Page));
        Assert.Equal(["damaged_item"], made.Intents);
        Assert.Equal(
            [("my lamp from W1002 is broken, write to shopper@example.com", null, null), (null, null, TimeSpan.FromMinutes(12)), (null, "Yes, please", null)],
            made.Turns.Select(turn => (turn.Types, turn.Clicks, turn.Waits)));
        Assert.Contains(recorded.LookAt, line => line.StartsWith("the end: ", StringComparison.Ordinal));
    }

    [Fact]
    public void Is_refused_until_its_purpose_is_written_and_can_be_played_then()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("assistant-evals-").FullName, "returns-how.json");
        var text = RecordedCase.Of("returns-how", [Says(1, 0, "how do returns work?"), Answers(2, 0, "You have 30 days. [1]", "policy_question", "replied", page: "returns")])
            .Text("../case.schema.json");

        File.WriteAllText(path, text);
        var (_, fault) = EvalSuites.ReadFile(path);
        File.WriteAllText(path, text.Replace("\"…\"", "\"Whoever asks is told the days.\"", StringComparison.Ordinal));
        var (found, _) = EvalSuites.ReadFile(path);

        Assert.Contains("The purpose says nothing.", fault!.Message);
        Assert.StartsWith("// Recorded; ", text);
        Assert.Equal("answered", found!.Expect.Outcome);
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }

    [Fact]
    public void Names_what_the_demo_shop_cannot_know()
    {
        var recorded = RecordedCase.Of("strange", [new SignedIn(new CustomerId("c-4711")) { At = Begun }, Says(1, 0, "where is W2345 and w1001?"), Answers(2, 0, "Which one?", "track_order", "replied")]);

        Assert.Equal(CaseShopper.Visitor, recorded.Case.Shopper.Who);
        Assert.Contains(recorded.LookAt, line => line.StartsWith("the shopper: ", StringComparison.Ordinal));
        Assert.Contains(recorded.LookAt, line => line.StartsWith("the orders W2345: ", StringComparison.Ordinal));
        Assert.DoesNotContain(recorded.LookAt, line => line.Contains("4711", StringComparison.Ordinal));
    }

    [Fact]
    public void Keeps_what_was_decided_about_a_card()
    {
        var action = SampleReturn.New();
        var recorded = RecordedCase.Of("decides",
        [
            Says(1, 0, "boots back"), action.Proposed(), action.Card(2), Says(3, 1, "") with { Click = new ActionClick("decline", action.Id.Value) },
            Says(4, 2, "Confirm k7qf"),
        ]);

        Assert.Equal(["decline"], recorded.Case.Turns.Select(turn => turn.Decides).OfType<string>());
        Assert.Equal("Confirm {card code}", recorded.Case.Turns[^1].Types);
        Assert.Contains(recorded.LookAt, line => line.StartsWith("the clicks on cards: ", StringComparison.Ordinal));
    }

    [Fact]
    public void Needs_a_shopper_who_wrote() =>
        Assert.Throws<ArgumentException>(() => RecordedCase.Of("silence", [new Started("directline", "shopper", "origin", null) { At = Begun }]));

    private static ShopperSpoke Says(int sequence, int minute, string text) => new(sequence, null, text, null) { At = Begun.AddMinutes(minute) };

    private static HandoffQueued Queued(int minute) => new(new HandoffId("H-1"), new Packet
    {
        Reason = HandoffReason.ActionNeeded,
        Summary = "A lamp.",
        OpenQuestion = "lamp",
        Identity = IdentityLevel.Customer,
    })
    { At = Begun.AddMinutes(minute) };

    private static AssistantSpoke Answers(int sequence, int minute, string text, string intent, string outcome, string? page = null, string? suggests = null) =>
        new(sequence, new OutgoingMessage(Speaker.Assistant, text)
        {
            Citations = page is null ? [] : [new Citation(1, new PageId(page), page, "top", page, "1", text)],
            Suggestions = suggests is null ? [] : [suggests],
        })
        {
            At = Begun.AddMinutes(minute),
            Turn = new TurnRecord
            {
                Id = Guid.Empty,
                Brain = "built-in",
                Release = new ReleaseId("r"),
                Prompts = "p",
                Answers = [sequence - 1],
                Outcome = outcome,
                Intent = intent,
                StartedAt = Begun,
                Elapsed = TimeSpan.Zero,
            },
        };
}
