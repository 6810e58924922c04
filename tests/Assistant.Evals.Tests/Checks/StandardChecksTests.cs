using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Assistant.DemoShop.Snapshots;
using Assistant.Evals.Cases;
using Assistant.Evals.Checks;
using Assistant.Evals.Playing;

namespace Assistant.Evals.Tests.Checks;

/// <summary>Each check with what it lets pass and what it stops.</summary>
public sealed class StandardChecksTests
{
    private static readonly ShopDifference Cancelled = new(
        ShopRecordKind.Order, "W1005",
        new JsonObject { ["number"] = "W1005", ["status"] = "paid", ["version"] = 1 },
        new JsonObject { ["number"] = "W1005", ["status"] = "cancelled", ["version"] = 2 });

    [Fact]
    public async Task The_shop_may_not_change_unasked() =>
        Assert.Equal(["order W1005 has changed: status, version"], await ProblemsAsync(new ShopStateCheck(), SomePlayed.Case() with { Changed = [Cancelled] }));

    [Theory]
    [InlineData("cancelled", 0)]
    [InlineData("shipped", 1)]
    public async Task The_shop_must_change_as_the_case_says(string status, int problems)
    {
        var expected = new CaseExpectations { Shop = [new CaseShopState { Order = "W1005", Has = new JsonObject { ["status"] = status } }] };

        Assert.Equal(problems, (await ProblemsAsync(new ShopStateCheck(), SomePlayed.Case(expected) with { Changed = [Cancelled] }))!.Count);
    }

    [Fact]
    public async Task A_change_that_did_not_come_is_told()
    {
        var expected = new CaseExpectations { Shop = [new CaseShopState { Order = "W1005" }] };

        Assert.Equal(["order W1005 is as it was"], await ProblemsAsync(new ShopStateCheck(), SomePlayed.Case(expected)));
    }

    [Fact]
    public async Task A_shop_that_cannot_be_seen_is_not_judged() =>
        Assert.Null(await ProblemsAsync(new ShopStateCheck(), SomePlayed.Case() with { Changed = null }));

    [Theory]
    [InlineData("Returns are free within 30 days.", "answered", true)]
    [InlineData("Our pages don't say that.", "answered", false)]
    [InlineData("Our pages don't say that.", "declined", true)]
    [InlineData("Which order is it about?", "asking", true)]
    [InlineData("Returns are free.", "asking", false)]
    [InlineData("Shall I pass this to a person?", "personOffered", true)]
    [InlineData("Returns are free.", "personOffered", false)]
    [InlineData("Returns are free.", "handedOff", false)]
    public async Task Reads_off_the_last_answer_how_it_ends(string answer, string outcome, bool holds) =>
        Assert.Equal(holds, (await ProblemsAsync(new OutcomeCheck(), SomePlayed.Case(new CaseExpectations { Outcome = outcome }, SomePlayed.Turn(answer))))!.Count is 0);

    [Fact]
    public async Task A_call_for_a_person_is_an_outcome_of_its_own() =>
        Assert.Empty((await ProblemsAsync(
            new OutcomeCheck(),
            SomePlayed.Case(new CaseExpectations { Outcome = "handedOff" }, SomePlayed.Turn("A person will answer here.", handedOff: true, outcome: "handed-off"))))!);

    public static TheoryData<HandoffExpectation, string?> Packets => new()
    {
        { new HandoffExpectation { Reason = "customer_request", Intent = "return_item", Identity = "visitor", Orders = ["W1002"], Tried = ["find_order"], OpenQuestion = ["boots"], Transcript = ["return"] }, null },
        { new HandoffExpectation { Reason = "complaint" }, "the packet's reason is customer_request, not complaint" },
        { new HandoffExpectation { Intent = "warranty" }, "the packet's intent is return_item, not warranty" },
        { new HandoffExpectation { Identity = "customer" }, "the packet's identity is visitor, not customer" },
        { new HandoffExpectation { Orders = ["W1003"] }, "W1003 is not in the packet's orders" },
        { new HandoffExpectation { Tried = ["check_return"] }, "check_return is not in the packet's what was tried" },
        { new HandoffExpectation { OpenQuestion = ["tent"] }, "tent is not in the packet's open question" },
        { new HandoffExpectation { Transcript = ["refund"] }, "refund is not in the packet's transcript" },
    };

    [Theory]
    [MemberData(nameof(Packets))]
    public async Task The_packet_holds_what_a_person_needs(HandoffExpectation expected, string? problem)
    {
        var problems = await ProblemsAsync(new HandoffCheck(), SomePlayed.Case(new CaseExpectations { Handoff = expected }) with { Handoff = SomePlayed.Packet() });

        Assert.Equal(problem is null ? [] : [problem], problems!);
    }

    [Fact]
    public async Task A_handoff_that_was_not_made_is_told() =>
        Assert.Equal(["no handoff was made"], await ProblemsAsync(new HandoffCheck(), SomePlayed.Case(new CaseExpectations { Handoff = new HandoffExpectation() })));

    [Fact]
    public async Task A_page_must_be_cited_by_the_answer_that_names_it()
    {
        var expect = new TurnExpectations { Cites = ["returns#how-long-you-have"] };

        Assert.Empty((await ProblemsAsync(new CitationsCheck(), SomePlayed.Case(null, SomePlayed.Turn("30 days. [1]", expect).Citing("returns", "how-long-you-have"))))!);
        Assert.Equal(
            ["turn 1: does not cite returns#how-long-you-have, but refunds#when"],
            await ProblemsAsync(new CitationsCheck(), SomePlayed.Case(null, SomePlayed.Turn("30 days. [1]", expect).Citing("refunds", "when"))));
    }

    [Fact]
    public async Task A_citation_counts_with_its_sentence()
    {
        var expect = new CaseExpectations { Cites = [new CitationExpectation { Page = "returns", Sentence = "30 days" }] };

        Assert.Empty((await ProblemsAsync(new CitationsCheck(), SomePlayed.Case(expect, SomePlayed.Turn("You have 30 days. [1]").Citing("returns"))))!);
        Assert.Equal(
            ["no answer cites returns and says 30 days"],
            await ProblemsAsync(new CitationsCheck(), SomePlayed.Case(expect, SomePlayed.Turn("You have 60 days. [1]").Citing("returns"))));
    }

    [Fact]
    public async Task Statements_are_looked_for_without_regard_to_case()
    {
        var expect = new TurnExpectations { Says = ["30 DAYS"], SaysAny = ["/free|no charge/", "at no cost"], Never = ["/€\\d/"] };

        Assert.Empty((await ProblemsAsync(new StatementsCheck(), SomePlayed.Case(null, SomePlayed.Turn("30 days, free.", expect))))!);
        Assert.Equal(
            ["turn 1: does not say 30 DAYS", "turn 1: says none of /free|no charge/ | at no cost", "turn 1: says /€\\d/"],
            await ProblemsAsync(new StatementsCheck(), SomePlayed.Case(null, SomePlayed.Turn("It costs €4.", expect))));
    }

    [Fact]
    public async Task Being_told_the_same_again_and_again_is_noticed()
    {
        ImmutableArray<PlayedTurn> turns =
        [
            SomePlayed.Turn("Please send the number.", number: 1),
            SomePlayed.Turn("Please send the number.", number: 2),
            SomePlayed.Turn("Well. Please send the number.", number: 3),
        ];

        Assert.Equal(
            ["turn 2: the same answer as before", "is told three times or more: Please send the number"],
            await ProblemsAsync(new RepetitionCheck(), SomePlayed.Case(null, turns)));
    }

    [Theory]
    [InlineData("I'm sorry about the wait. It comes tomorrow.", "caring", 0)]
    [InlineData("It comes tomorrow.", "caring", 1)]
    [InlineData("It comes tomorrow.", "plain", 0)]
    [InlineData("As I already said, it comes tomorrow.", "plain", 1)]
    [InlineData("It comes tomorrow!!", "plain", 2)]
    [InlineData("The tool call gave nothing.", "plain", 1)]
    public async Task Tone_is_calm_and_caring_where_it_must_be(string answer, string tone, int problems) =>
        Assert.Equal(problems, (await ProblemsAsync(new ToneCheck(), SomePlayed.Case(new CaseExpectations { Tone = tone }, SomePlayed.Turn(answer))))!.Count);

    [Fact]
    public async Task Budgets_are_kept()
    {
        var expect = new CaseExpectations { QuestionsAtMost = 1, TurnsAtMost = 1, LatencyMilliseconds = 1, TokensAtMost = 10 };
        var played = SomePlayed.Case(expect, SomePlayed.Turn("Which one? Which size?", number: 1), SomePlayed.Turn("Fine.", number: 2)) with { Tokens = 11 };

        Assert.Equal(
            ["questions asked: 2, at most 1 allowed", "messages needed: 2, at most 1 allowed", "milliseconds for an answer: 5, at most 1 allowed", "tokens used: 11, at most 10 allowed"],
            await ProblemsAsync(new BudgetCheck(), played));
    }

    private static ValueTask<IReadOnlyList<string>?> ProblemsAsync(ICheck check, PlayedCase played) =>
        check.ProblemsAsync(played, TestContext.Current.CancellationToken);
}
