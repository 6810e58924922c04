using Assistant.Brains.Tests.BuiltIn.Talking;

namespace Assistant.Brains.Tests.BuiltIn;

public sealed class PolicyConversationTests
{
    [Theory]
    [InlineData("do you deliver to Japan?", "Delivery to Japan takes 7 to 12 working days. [S1]")]
    [InlineData("what is your return policy", "You can return most items within 30 days of delivery, unless they are marked final sale. [S1]")]
    [InlineData("I forgot my password", "Choose \"Forgot password\" to set a new one. [S1]")]
    [InlineData("gift cards", "A gift card is valid for 5 years. [S1]")]
    [InlineData("do you price match?", "We match a lower price of another shop. [S1]")]
    public async Task The_page_answers_in_its_own_words_with_its_mark(string question, string expected)
    {
        var answer = await Talk.AsVisitor().SayAsync(question);

        Assert.Contains(expected, answer.Text);
    }

    [Theory]
    [InlineData("do you have a loyalty programme for horses?")]
    [InlineData("can I pay with bitcoin?")]
    [InlineData("what is your policy on drone deliveries at night?")]
    public async Task What_no_page_answers_is_not_answered(string question)
    {
        var answer = await Talk.AsVisitor().SayAsync(question);

        Assert.DoesNotContain("[S", answer.Text);
        Assert.Contains("Yes, please", answer.Suggestions);
    }

    [Theory]
    [InlineData("what is the difference between packing and shipped when I cancel my order?", "You can cancel an order free of charge until it is packed. [S1]")]
    [InlineData("a friend sent me a jacket I dislike, does the shop tell her about a return?", "You can return most items within 30 days of delivery, unless they are marked final sale. [S1]")]
    public async Task A_question_about_rules_is_answered_before_an_order_or_a_product_is_asked_for(string question, string expected)
    {
        var answer = await Talk.AsVisitor().SayAsync(question);

        Assert.Contains(expected, answer.Text);
    }

    [Theory]
    [InlineData("hi, i live in Norway")]
    [InlineData("we are based in Norway and thinking of ordering")]
    public async Task The_pages_are_asked_for_the_country_that_the_shopper_lives_in(string told)
    {
        var talk = Talk.AsVisitor();
        await talk.SayAsync(told);

        var answer = await talk.SayAsync("do I pay customs on my parcel?");

        Assert.Contains(answer.Calls, call => call.StartsWith("search_policy", StringComparison.Ordinal) && call.Contains("norway", StringComparison.Ordinal));
    }

    [Fact]
    public async Task How_something_is_done_is_asked_in_the_shoppers_own_words()
    {
        var answer = await Talk.AsVisitor().SayAsync("how do i send something back");

        Assert.Contains(answer.Calls, call => call.StartsWith("search_policy", StringComparison.Ordinal) && call.Contains("how do i send something back", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("where is my order?")]
    [InlineData("has my refund arrived yet?")]
    public async Task How_an_own_order_stands_no_page_tells(string question)
    {
        var answer = await Talk.AsVisitor().SayAsync(question);

        Assert.DoesNotContain("[S", answer.Text);
        Assert.Contains("order number", answer.Text);
    }

    [Theory]
    [InlineData("well, hm? what does delivery to Japan cost")]
    [InlineData("btw whats the price for Japan")]
    public async Task A_question_behind_a_word_or_two_is_asked_in_its_own_words(string question)
    {
        var talk = Talk.AsVisitor();

        await talk.SayAsync(question);

        Assert.Contains(talk.Pages.Asked, asked => asked.Contains("Japan", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Who_told_when_they_ordered_is_told_the_rule_before_an_order_is_asked_for()
    {
        var answer = await Talk.AsVisitor().SayAsync("I ordered on Saturday at 11 pm, when is it delivered to Japan?");

        Assert.Contains("[S1]", answer.Text);
        Assert.DoesNotContain("order number", answer.Text);
    }

    [Fact]
    public async Task Saying_where_one_lives_asks_the_same_for_that_country()
    {
        var talk = Talk.AsVisitor();
        await talk.SayAsync("how long is the warranty?");

        await talk.SayAsync("I live in Norway, by the way");

        Assert.Contains(talk.Pages.Asked, asked => asked.EndsWith("- Norway", StringComparison.OrdinalIgnoreCase) && asked.Contains("warranty", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_question_while_an_order_is_asked_for_is_answered_beside_it()
    {
        var talk = Talk.AsVisitor();
        await talk.SayAsync("where is my order?");

        var answer = await talk.SayAsync("how long does the warranty last in general?");

        Assert.Contains("All products have a warranty of 2 years. [S1]", answer.Text);
    }

    [Fact]
    public async Task A_word_is_asked_as_a_full_question()
    {
        var talk = Talk.AsVisitor();

        await talk.SayAsync("gift cards");

        Assert.Equal("How do I use my gift card?", Assert.Single(talk.Pages.Asked));
    }

    [Fact]
    public async Task A_full_question_is_asked_as_it_stands_without_numbers_of_orders()
    {
        var talk = Talk.AsCustomer();

        await talk.SayAsync("how long does the warranty on order W1001 last?");

        Assert.Contains(talk.Pages.Asked, asked => asked.Contains("warranty", StringComparison.Ordinal) && !asked.Contains("W1001", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_follow_up_about_something_else_is_asked_with_the_question_before()
    {
        var talk = Talk.AsVisitor();
        await talk.SayAsync("How long does a refund take for sale items?");

        await talk.SayAsync("and for gift cards?");

        Assert.Contains("and for gift cards - How long does a refund take for sale items?", talk.Pages.Asked);
    }

    [Theory]
    [InlineData("how long?")]
    [InlineData("why?")]
    public async Task A_question_word_asks_more_about_the_same(string followUp)
    {
        var talk = Talk.AsVisitor();
        await talk.SayAsync("Do you deliver to Japan?");

        var answer = await talk.SayAsync(followUp);

        Assert.Contains("Japan", talk.Pages.Asked[^1]);
        Assert.Contains("[S1]", answer.Text);
    }

    [Theory]
    [InlineData("change the address of my order", "I can't change the address of an order myself here")]
    [InlineData("I want to exchange my boots for a bigger size", "I can't open an exchange myself here")]
    [InlineData("please cancel my order", "I can't cancel an order myself here")]
    [InlineData("I want my money back", "I can't make a refund myself")]
    public async Task What_it_cannot_do_itself_it_says_and_offers_a_person(string wish, string expected)
    {
        var answer = await Talk.AsCustomer().SayAsync(wish);

        Assert.Contains(expected, answer.Text);
        Assert.Contains("Yes, please", answer.Suggestions);
    }

    [Theory]
    [InlineData("change the address of my order")]
    [InlineData("I want to exchange my boots for a bigger size")]
    [InlineData("please cancel my order")]
    public async Task Somebody_unknown_is_told_the_rule_before_they_are_asked_who_they_are(string wish)
    {
        var answer = await Talk.AsVisitor().SayAsync(wish);

        Assert.Contains("[S1]", answer.Text);
        Assert.Contains("order number", answer.Text);
    }

    [Fact]
    public async Task Nothing_is_stated_when_the_pages_cannot_be_searched()
    {
        var talk = Talk.AsVisitor();
        talk.Broken.Add("search_policy");

        var answer = await talk.SayAsync("what is your return policy");

        Assert.DoesNotContain("30 days", answer.Text);
        Assert.NotEmpty(answer.Text);
    }
}
