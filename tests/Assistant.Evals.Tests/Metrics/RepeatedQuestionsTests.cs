using Assistant.Evals.Metrics;
using static Assistant.Evals.Metrics.RepeatedQuestions;

namespace Assistant.Evals.Tests.Metrics;

public sealed class RepeatedQuestionsTests
{
    private const string AsksOrder = "To look at an order I need the order number.";
    private const string AsksEmail = "And which e-mail address was it placed with?";
    private const string AsksCode = "A six-digit code is on its way to that address now.";

    [Fact]
    public void Counts_what_is_asked_for_after_it_was_given() =>
        Assert.Equal((2, 4), Count([
            Said("track my order", AsksOrder),
            Said("W1001", AsksEmail),
            Said("ada@example.com", AsksEmail),
            Said("I told you", AsksOrder)]));

    [Fact]
    public void Does_not_count_what_a_tool_would_not_take() =>
        Assert.Equal((0, 2), Count([Said("X999", AsksOrder) with { Refused = true }, Said("W1001", AsksEmail)]));

    [Fact]
    public void Does_not_count_the_mail_address_of_another_order() =>
        Assert.Equal((0, 2), Count([Said("W1001", AsksEmail), Said("ada@example.com", "Thank you."), Said("and W1003?", AsksEmail)]));

    [Fact]
    public void Does_not_count_what_a_page_asks_for() =>
        Assert.Equal((0, 0), Count([Said("W1001 arrived broken", "Send us the order number and three photos. [1]")]));

    [Fact]
    public void Does_not_count_a_code_that_was_wrong() =>
        Assert.Equal((0, 2), Count([Said("W1001, ada@example.com", AsksCode), Said("{wrong code}", "That code wasn't right.")]));

    [Fact]
    public void Counts_a_code_that_was_right() =>
        Assert.Equal((1, 2), Count([Said("W1001, ada@example.com", AsksCode), Said("{code}", AsksCode) with { IsProved = true }]));

    private static Step Said(string shopper, string answer) => new(shopper, answer, Refused: false, IsProved: false);
}
