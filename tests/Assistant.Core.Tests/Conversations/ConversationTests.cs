using Assistant.Core.Conversations;
using Assistant.Core.Identity;
using Assistant.Core.Knowledge;
using Assistant.Core.Shop;
using Assistant.Core.Turns;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Core.Tests.Conversations;

public sealed class ConversationTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 18, 12, 0, 0, TimeSpan.Zero);
    private static readonly OrderNumber Order = OrderNumber.Parse("W1002");

    [Fact]
    public void Remembers_what_is_unanswered_until_a_turn_answers_it()
    {
        var asked = Replay(Spoke(2), Spoke(3), Answer(4, answers: [2]));

        Assert.Equal([3], asked.Unanswered.Select(message => message.Sequence));
    }

    [Fact]
    public void Is_a_guest_of_the_proved_order_until_the_time_is_over()
    {
        var accepted = new CodeAttempt(CodeOutcome.Accepted, Order) { VerifiedUntil = Now.AddMinutes(30) };
        var conversation = Replay(
            new CodeIssued(Order, "hash", Now.AddMinutes(10), "origin") { At = Now },
            Spoke(2) with { Code = accepted });

        Assert.Equal(new ShopperIdentity.Guest(Order, Now.AddMinutes(30)), conversation.IdentityAt(Now.AddMinutes(29)));
        Assert.IsType<ShopperIdentity.Visitor>(conversation.IdentityAt(Now.AddMinutes(30)));
        Assert.Null(conversation.Code);
    }

    [Fact]
    public void Counts_wrong_tries_of_a_code()
    {
        var wrong = Spoke(2) with { Code = new CodeAttempt(CodeOutcome.Rejected, Order) };

        var conversation = Replay(
            new CodeIssued(Order, "hash", Now.AddMinutes(10), "origin") { At = Now }, wrong, wrong with { Sequence = 3 });

        Assert.Equal(2, conversation.Code?.Tries);
    }

    [Fact]
    public void Forgets_a_guests_proof_when_it_is_resumed()
    {
        var accepted = new CodeAttempt(CodeOutcome.Accepted, Order) { VerifiedUntil = Now.AddMinutes(30) };

        var conversation = Replay(Spoke(2) with { Code = accepted }, new Resumed { At = Now });

        Assert.IsType<ShopperIdentity.Visitor>(conversation.IdentityAt(Now));
    }

    [Fact]
    public void Leaves_to_a_person_what_is_said_to_a_person()
    {
        var handoff = Assistant.Core.Handoffs.HandoffId.New();

        var conversation = Replay(Spoke(2), new PersonSpoke(3, handoff, "Sam", "Hello") { At = Now }, Spoke(4));

        Assert.Equal(Attendant.Person, conversation.Attendant);
        Assert.Empty(conversation.Unanswered);
    }

    private static Conversation Replay(params ConversationEvent[] events) =>
        Conversation.Replay(ConversationId.New(), [new Started("test", "dl_1", "origin", null) { At = Now }, .. events]);

    private static ShopperSpoke Spoke(int sequence) => new(sequence, $"client-{sequence}", "hello", null) { At = Now };

    private static AssistantSpoke Answer(int sequence, int[] answers) => new(sequence, new OutgoingMessage(Speaker.Assistant, "Hi")) 
    {
        At = Now,
        Turn = new TurnRecord
        {
            Id = Guid.NewGuid(),
            Brain = "test",
            Release = new ReleaseId("r"),
            Prompts = "p",
            Answers = [.. answers],
            Outcome = "replied",
            StartedAt = Now,
            Elapsed = TimeSpan.Zero,
        },
    };
}
