using Assistant.Brains.Tests.BuiltIn.Talking;

namespace Assistant.Brains.Tests.BuiltIn;

public sealed class GuestConversationTests(DemoCatalog demo) : IClassFixture<DemoCatalog>
{
    public static TheoryData<string[]> WaysToGiveBoth => new(
        ["where is my order", "W1001", "ada@example.com"],
        ["where is my order", "ada@example.com", "W1001"],
        ["where is my order", "it is W1001 and my mail is ada@example.com"],
        ["where is order W1001?", "ada@example.com"],
        ["where is my order? my email is ada@example.com", "order 1001"],
        ["can you track order W1001, my mail is ada@example.com"],
        ["ADA@example.com is my mail, where is #w1001"],
        ["where is my order", "i think its 1001", "ada@exmaple.com .. no, ada@example.com sorry"],
        ["where is W1001? aad@example.com, sorry, ada@example.com"]);

    [Theory]
    [MemberData(nameof(WaysToGiveBoth))]
    public async Task Number_and_address_may_come_in_any_order(string[] messages)
    {
        var talk = Talk.AsVisitor();
        Spoken? answer = null;
        foreach (var message in messages)
        {
            answer = await talk.SayAsync(message);
        }

        Assert.Equal("W1001", talk.Check?.Order.Value);
        Assert.Equal("ada@example.com", talk.Check?.Email);
        Assert.Contains("If order W1001 and ada@example.com belong together, a six-digit code is on its way", answer?.Text);
    }

    [Fact]
    public async Task A_visitor_who_asks_when_their_parcel_comes_is_checked_and_answered()
    {
        var talk = Talk.AsVisitor();
        await talk.SayAsync("when will my parcel arrive?");
        await talk.SayAsync("W1001 ada@example.com");

        var answer = await talk.TypeRightCodeAsync();

        Assert.Contains("expected on Friday 20 November", answer.Text);
    }

    [Theory]
    [InlineData("what code??")]
    [InlineData("which code do you mean")]
    public async Task Who_wonders_about_the_code_is_told_of_the_one_that_was_mailed(string question)
    {
        var talk = Talk.AsVisitor();
        await talk.SayAsync("where is W1001? ada@example.com");

        var answer = await talk.SayAsync(question);
        var opened = await talk.TypeRightCodeAsync();

        Assert.Contains("code", answer.Text);
        Assert.DoesNotContain("iscount", answer.Text);
        Assert.Contains("W1001", opened.Text);
    }

    [Fact]
    public async Task A_visitor_who_asks_how_long_delivery_takes_is_not_asked_for_an_order()
    {
        var answer = await Talk.AsVisitor().SayAsync("how long does delivery take?");

        Assert.Contains("Delivery takes 1 to 2 working days. [S1]", answer.Text);
    }

    [Fact]
    public async Task The_right_code_answers_what_was_asked_at_first()
    {
        var talk = await CheckedAsync();

        var answer = await talk.TypeRightCodeAsync();

        Assert.Contains("Order W1001 is on its way", answer.Text);
        Assert.DoesNotContain("@", answer.Text);
    }

    [Fact]
    public async Task The_address_is_not_kept_once_it_has_done_its_work()
    {
        var talk = await CheckedAsync();

        var answer = await talk.TypeRightCodeAsync();

        Assert.DoesNotContain("ada@example.com", answer.State);
    }

    [Fact]
    public async Task Wrong_codes_lead_to_a_new_one_and_then_to_a_person()
    {
        var talk = await CheckedAsync();

        var first = await talk.TypeWrongCodeAsync();
        var second = await talk.TypeWrongCodeAsync();

        Assert.Equal(["Send a new code", "Talk to a person"], first.Suggestions);
        Assert.Contains("Yes, please", second.Suggestions);
    }

    [Theory]
    [InlineData("Send a new code")]
    [InlineData("I didn't get the code")]
    [InlineData("can you resend it")]
    [InlineData("please post me another one")]
    [InlineData("it has expired, I was away")]
    public async Task A_new_code_can_be_asked_for(string wish)
    {
        var talk = await CheckedAsync();

        var answer = await talk.SayAsync(wish);

        Assert.True(answer.Called("verify_customer"));
        Assert.Contains("a new code", answer.Text);
    }

    [Fact]
    public async Task A_dead_code_is_said_to_be_dead_and_a_new_one_is_one_word_away()
    {
        var talk = await CheckedAsync();

        var dead = await talk.TypeWrongCodeAsync(isSpent: true);
        var answer = await talk.SayAsync("yes please");

        Assert.Contains("no longer works", dead.Text);
        Assert.True(answer.Called("verify_customer"));
    }

    [Fact]
    public async Task No_sentence_about_wrong_codes_is_said_three_times()
    {
        var talk = await CheckedAsync();
        var said = new List<string>();
        for (var i = 0; i < 7; i++)
        {
            said.AddRange((await talk.TypeWrongCodeAsync(isSpent: i > 3)).Text.Split("\n\n"));
        }

        Assert.All(said.GroupBy(sentence => sentence), sentence => Assert.InRange(sentence.Count(), 1, 2));
    }

    [Theory]
    [InlineData("good evening, W1001 / ada@example.com")]
    [InlineData("W1001 ada@example.com nothing has come so far")]
    [InlineData("W1001, ada@example.com: another colour please")]
    [InlineData("From: The Shop <orders@shop.example>\nTo: ada@example.com\nSubject: Your order W1001\n\nDear Ada,\nthank you for your order W1001. We write again when it leaves us.\n\nwhere does it stand?")]
    public async Task Number_and_address_start_the_check_whatever_stands_around_them(string message)
    {
        var talk = Talk.AsVisitor();

        var answer = await talk.SayAsync(message);

        Assert.Equal(("W1001", "ada@example.com"), (talk.Check?.Order.Value, talk.Check?.Email));
        Assert.Contains("a six-digit code is on its way", answer.Text);
    }

    [Fact]
    public async Task Two_orders_and_an_address_are_not_guessed_between()
    {
        var talk = Talk.AsVisitor();

        await talk.SayAsync("are W1001 and W1003 sent together? ada@example.com");

        Assert.NotEqual("W1003", talk.Check?.Order.Value);
    }

    [Fact]
    public async Task Going_back_to_the_check_mails_no_second_code()
    {
        var talk = await CheckedAsync();
        await talk.SayAsync("do you deliver to Japan?");

        var answer = await talk.SayAsync("yes please");

        Assert.False(answer.Called("verify_customer"));
        Assert.Contains("six-digit code", answer.Text);
    }

    [Fact]
    public async Task A_corrected_number_starts_the_check_again()
    {
        var talk = await CheckedAsync();

        await talk.SayAsync("sorry, the order is W1003");

        Assert.Equal("W1003", talk.Check?.Order.Value);
    }

    [Fact]
    public async Task Another_question_may_come_in_between()
    {
        var talk = await CheckedAsync();

        var policy = await talk.SayAsync("do you deliver to Japan?");
        var order = await talk.TypeRightCodeAsync();

        Assert.Contains("Delivery to Japan takes 7 to 12 working days. [S1]", policy.Text);
        Assert.Contains("Shall we go back to your order?", policy.Text);
        Assert.Contains("Order W1001 is on its way", order.Text);
        Assert.DoesNotContain("Shall we go back", order.Text);
    }

    [Fact]
    public async Task Another_order_of_a_guest_needs_a_check_of_its_own()
    {
        var talk = await CheckedAsync();
        await talk.TypeRightCodeAsync();

        var answer = await talk.SayAsync("and where is W1003?");

        Assert.Contains("order W1003", answer.Text);
        Assert.Contains("e-mail address", answer.Text);
        Assert.False(answer.Called("find_order"));
    }

    [Fact]
    public async Task What_is_said_is_the_same_for_every_number_and_address()
    {
        var known = await Talk.AsVisitor().SayAsync("where is W1001, ada@example.com");
        var unknown = await Talk.AsVisitor().SayAsync("where is W9999, bob@example.com");

        Assert.Equal(
            known.Text, unknown.Text.Replace("W9999", "W1001", StringComparison.Ordinal).Replace("bob@", "ada@", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_cannot_answer_twice_is_offered_a_person()
    {
        var talk = Talk.AsVisitor();
        await talk.SayAsync("where is my order");

        await talk.SayAsync("hmm");
        var answer = await talk.SayAsync("hmmm well");

        Assert.Contains("Yes, please", answer.Suggestions);
    }

    [Fact]
    public async Task Who_has_no_number_is_offered_a_person()
    {
        var talk = Talk.AsVisitor();
        await talk.SayAsync("where is my order");

        var answer = await talk.SayAsync("no");

        Assert.Contains("Yes, please", answer.Suggestions);
    }

    [Fact]
    public async Task A_code_without_a_check_opens_nothing()
    {
        var talk = Talk.AsVisitor();
        await talk.SayAsync("where is my order W1001");
        await talk.SayAsync("ada@example.com");

        var answer = await talk.SayAsync("123456");

        Assert.Contains("code", answer.Text);
        Assert.False(answer.Called("find_order"));
    }

    private static async Task<Talk> CheckedAsync()
    {
        var talk = Talk.AsVisitor();
        await talk.SayAsync("where is my order W1001");
        await talk.SayAsync("ada@example.com");
        return talk;
    }

    [Theory]
    [InlineData("why do you need that?", "Only whoever placed an order may see it")]
    [InlineData("what do you need it for", "Only whoever placed an order may see it")]
    [InlineData("ok where do i find it", "Both are in the confirmation mail")]
    [InlineData("no i dont have an account", "You don't need an account")]
    [InlineData("i'm not signed in, can you do it anyway?", "You don't need an account")]
    [InlineData("its a jacket", "I can only find an order by its number")]
    [InlineData("bought it 3 weeks ago", "I can only find an order by its number")]
    public async Task What_is_said_beside_the_question_for_an_order_is_answered_and_the_order_stays_asked(string words, string reply)
    {
        var talk = Talk.InDemoShop(demo);
        await talk.SayAsync("where is my order");

        var answer = await talk.SayAsync(words);
        var next = await talk.SayAsync("W1003");

        Assert.Contains(reply, answer.Text);
        Assert.Contains("which e-mail address was order W1003 placed with", next.Text);
    }

    [Fact]
    public async Task A_product_that_is_asked_for_is_looked_up_while_an_order_is_asked_for()
    {
        var talk = Talk.InDemoShop(demo);
        await talk.SayAsync("where is my order");

        Assert.Contains("jacket (", (await talk.SayAsync("do you sell jackets")).Text);
    }
}
