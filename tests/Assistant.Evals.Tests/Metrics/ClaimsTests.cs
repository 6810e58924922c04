using Assistant.Evals.Metrics;

namespace Assistant.Evals.Tests.Metrics;

public sealed class ClaimsTests
{
    [Theory]
    [InlineData("You can return most items within 30 days of delivery.")]
    [InlineData("We never charge for that.")]
    [InlineData("Refunds are paid out as gift cards. [1]")]
    [InlineData("Returns are free of charge.")]
    public void Takes_what_applies_in_the_shop_for_a_claim_about_policy(string sentence) =>
        Assert.True(Assert.Single(Claims.In(sentence, [])).IsPolicy);

    [Theory]
    [InlineData("Order W1001 is on its way.")]
    [InlineData("It is expected on Friday 20 November.")]
    [InlineData("- Wisp 450 headlamp: in stock")]
    public void Takes_a_sentence_with_a_value_for_a_claim(string sentence) =>
        Assert.False(Assert.Single(Claims.In(sentence, [])).IsPolicy);

    [Theory]
    [InlineData("Would you like me to pass this to a person?")]
    [InlineData("I can't open a return myself here, but a person can.")]
    [InlineData("To look at an order I need the order number (such as W1042) and the e-mail address.")]
    [InlineData("It is in the confirmation mail and looks like W1042.")]
    [InlineData("You're in the queue for a person now. They will see this whole conversation, so you won't have to repeat anything.")]
    [InlineData("I'm sorry this has been frustrating.")]
    public void Takes_talk_for_no_claim(string sentence) => Assert.Empty(Claims.In(sentence, []));

    [Fact]
    public void Takes_an_order_that_is_said_back_for_no_claim() =>
        Assert.Empty(Claims.In("And which e-mail address was order W1001 placed with?\n\nWe look at order W1001.", ["where is w1001"]));

    [Theory]
    [InlineData("status of order w 1012 please", "We look at order W1012.")]
    [InlineData("1004", "We look at order W1004.")]
    [InlineData("a two person tent", "Here is what fits best for 2 people.")]
    [InlineData("under 250 euro", "This is what I found up to €250.00.")]
    public void Takes_for_an_echo_what_the_shopper_wrote_in_another_form(string shopper, string answer) => Assert.Empty(Claims.In(answer, [shopper]));

    [Fact]
    public void Takes_a_period_for_a_claim_even_where_the_shopper_said_it_first()
    {
        var claim = Assert.Single(Claims.In("Yes, you can return it within 45 days.", ["so I have 45 days?"]));

        Assert.Equal("45 day", Assert.Single(claim.Values).Text);
    }

    [Fact]
    public void Lets_a_marker_stand_for_all_sentences_before_it_on_its_line()
    {
        var claims = Claims.In("Open your account. Choose the item. [1]\n\nHere we go.", []).ToList();

        Assert.Equal(["Open your account.", "Choose the item."], claims.Select(claim => claim.Sentence));
    }
}
