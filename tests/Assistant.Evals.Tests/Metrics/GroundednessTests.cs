using Assistant.Core.Actions;
using Assistant.Core.Shop;
using Assistant.Evals.Metrics;
using Assistant.Evals.Playing;
using static Assistant.Evals.Tests.Metrics.Played;

namespace Assistant.Evals.Tests.Metrics;

public sealed class GroundednessTests
{
    private static readonly (string, string) HowLong = ("returns#how-long", "You can return most items within 30 days of delivery. Once your return is registered, you have 14 days to hand in the parcel.");

    [Fact]
    public void Is_the_share_of_claims_that_stand_in_what_is_cited()
    {
        // Three claims about policy: two stand in the passage, 90 days does not.
        var turn = Turn("how long?", "You can return most items within 30 days. You have 14 days to hand in the parcel. Sale items can be returned for 90 days. [1]").Citing(HowLong);

        Assert.Equal(0.6667, Of(new GroundedAnswers(), Case(turn)));
    }

    [Fact]
    public void Counts_a_number_right_only_beside_words_of_its_passage()
    {
        // The passage has 30 days, but of returns and not of a price guarantee.
        var turn = Turn("price?", "We match lower prices of competitors 30 days long. [1]").Citing(HowLong);

        Assert.Equal(0, Of(new GroundedAnswers(), Case(turn)));
    }

    [Fact]
    public void Counts_policy_without_a_citation_as_unsupported() =>
        Assert.Equal(0, Of(new GroundedAnswers(), Case(Turn("how long?", "You can return most items within 30 days."))));

    [Fact]
    public void Lets_facts_of_an_order_rest_on_the_card_and_on_tools()
    {
        var card = Turn("where is W1001", "It is expected on Friday 20 November.").Showing("W1001");
        var tool = Turn("where is W1001", "It is expected on Friday 20 November.").Told("find_order", """{ "expected_on": "2026-11-20" }""");
        var invented = Turn("where is W1001", "It is expected on Saturday 21 November.").Showing("W1001");

        Assert.Equal(0.6667, Of(new GroundedAnswers(), Case(card), Case(tool), Case(invented)));
    }

    [Fact]
    public void Lets_what_is_told_of_a_change_rest_on_its_card_and_on_the_receipt()
    {
        var told = Turn("yes", "€175.05 goes back to Visa ending in 4242 and should be there by Tuesday 24 November.");
        var card = told with
        {
            Answer = told.Answer with
            {
                Action = new ActionNote(ActionId.New(), "create_return", ActionNoteState.Succeeded)
                {
                    ExpiresAt = default,
                    Summary = new ActionSummary { Amount = new Money(17505, "EUR"), RefundTo = "Visa ending in 4242" },
                },
            },
            Facts = [ToolFact.Of(new ShopReceipt(default, 2) { RefundExpectedOn = new DateOnly(2026, 11, 24) })],
        };

        Assert.Equal(1, Of(new GroundedAnswers(), Case(card)));
        Assert.Equal(0, Of(new GroundedAnswers(), Case(card with { Facts = [] })));
        Assert.Equal(0, Of(new GroundedAnswers(), Case(told)));
    }

    [Fact]
    public void A_marker_behind_a_full_stop_belongs_to_the_sentence_before_it()
    {
        var turn = Turn("how long?", "You can return most items within 30 days. [1] Please check the details and confirm.").Citing(HowLong);

        Assert.Equal(1, Of(new GroundedAnswers(), Case(turn)));
    }

    [Fact]
    public void Leaves_out_what_may_rest_on_a_tool_that_nobody_kept()
    {
        var turn = Turn("where is W1001", "It is expected on Saturday 21 November.") with { Facts = null };
        var asked = turn with { Record = turn.Record! with { ToolCalls = [new("find_order", "found", TimeSpan.Zero)] } };

        Assert.Null(Of(new GroundedAnswers(), Case(asked)));
        Assert.Equal(0, Of(new GroundedAnswers(), Case(turn)));
    }

    [Fact]
    public void Has_nothing_to_measure_in_talk() =>
        Assert.Null(Of(new GroundedAnswers(), Case(Turn("hi", "Hello. What can I do for you?"))));
}
