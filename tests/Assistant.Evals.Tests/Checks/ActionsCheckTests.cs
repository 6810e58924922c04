using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using Assistant.Core.Shop;
using Assistant.Evals.Cases;
using Assistant.Evals.Checks;
using Assistant.Evals.Playing;

namespace Assistant.Evals.Tests.Checks;

public sealed class ActionsCheckTests
{
    private static readonly ActionExpectation Right = new()
    {
        Tool = "create_return", State = "proposed", Amount = 17505, RefundTo = "4242", Items = ["boots", "boots"], Says = ["fee: €3.95", "/2 .*boots becomes 38/"],
    };

    public static TheoryData<ActionExpectation, string?> Cards => new()
    {
        { Right, null },
        { new ActionExpectation { State = "proposed" }, null },
        { Right with { Tool = "cancel_order" }, "turn 1: the change is create_return, not cancel_order" },
        { Right with { State = "succeeded" }, "turn 1: its state is proposed, not succeeded" },
        { Right with { Amount = 17900 }, "turn 1: the amount is 17505, not 17900" },
        { Right with { RefundTo = "gift card" }, "turn 1: the money goes to Visa ending in 4242, not gift card" },
        { Right with { Items = ["boots"] }, "turn 1: Wool boots is on the card" },
        { Right with { Items = ["boots", "boots", "tent"] }, "turn 1: tent is not on the card" },
        { Right with { Says = ["6.95"] }, "turn 1: the card does not say 6.95" },
        { new ActionExpectation { Tool = "none" }, "turn 1: tells of create_return (proposed)" },
    };

    [Theory]
    [MemberData(nameof(Cards))]
    public async Task The_card_is_held_against_what_the_case_says(ActionExpectation wanted, string? problem) =>
        Assert.Equal(problem is null ? [] : [problem], (await ProblemsAsync(wanted, Note()))!);

    [Fact]
    public async Task Where_nothing_is_told_of_a_change_that_is_said()
    {
        Assert.Equal(["turn 1: tells of no change"], await ProblemsAsync(Right, told: null));
        Assert.Empty((await ProblemsAsync(new ActionExpectation { Tool = "none" }, told: null))!);
    }

    [Fact]
    public async Task A_case_that_says_nothing_of_changes_is_not_looked_at() =>
        Assert.Null(await new ActionsCheck().ProblemsAsync(SomePlayed.Case(null, SomePlayed.Turn("Hello.", new TurnExpectations())), TestContext.Current.CancellationToken));

    [Theory]
    [InlineData(ActionNoteState.Proposed, "proposed", true)]
    [InlineData(ActionNoteState.Succeeded, "done", true)]
    [InlineData(ActionNoteState.Proposed, "declined", false)]
    [InlineData(ActionNoteState.Unknown, "declined", false)]
    [InlineData(ActionNoteState.Expired, "declined", true)]
    public async Task A_change_decides_how_a_conversation_ends(ActionNoteState state, string outcome, bool holds)
    {
        var turn = Telling("You don't need to do anything; nothing changes until then.", Note() with { State = state });

        Assert.Equal(holds, (await new OutcomeCheck().ProblemsAsync(
            SomePlayed.Case(new CaseExpectations { Outcome = outcome }, turn), TestContext.Current.CancellationToken))!.Count is 0);
    }

    [Fact]
    public async Task A_second_click_may_be_answered_like_the_first()
    {
        var turn = Telling("Your request is being processed.", Note() with { State = ActionNoteState.Unknown });
        var plain = SomePlayed.Turn("Your request is being processed.");

        Assert.Empty((await new RepetitionCheck().ProblemsAsync(SomePlayed.Case(null, turn, turn, turn), TestContext.Current.CancellationToken))!);
        Assert.NotEmpty((await new RepetitionCheck().ProblemsAsync(SomePlayed.Case(null, plain, plain, plain), TestContext.Current.CancellationToken))!);
    }

    private static ValueTask<IReadOnlyList<string>?> ProblemsAsync(ActionExpectation wanted, ActionNote? told) => new ActionsCheck().ProblemsAsync(
        SomePlayed.Case(null, Telling("Here it is.", told) with { Expect = new TurnExpectations { Action = wanted } }), TestContext.Current.CancellationToken);

    private static PlayedTurn Telling(string text, ActionNote? told)
    {
        var turn = SomePlayed.Turn(text);
        return turn with { Answer = turn.Answer with { Action = told } };
    }

    private static ActionNote Note() => new(ActionId.New(), "create_return", ActionNoteState.Proposed)
    {
        Order = OrderNumber.Parse("W1002"),
        ExpiresAt = default,
        Summary = new ActionSummary
        {
            Lines =
            [
                new ActionLine(new OrderLineId("1"), "Hiking boots", 2, new Money(17900, "EUR"), "becomes 38"),
                new ActionLine(new OrderLineId("2"), "Wool boots", 1, null),
            ],
            Amount = new Money(17505, "EUR"),
            RefundTo = "Visa ending in 4242",
            Facts = [new CardFact("Fee", "€3.95")],
        },
    };
}
