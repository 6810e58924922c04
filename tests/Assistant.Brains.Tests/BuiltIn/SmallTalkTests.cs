using Assistant.Brains.Tests.BuiltIn.Talking;

namespace Assistant.Brains.Tests.BuiltIn;

public sealed class SmallTalkTests
{
    [Theory]
    [InlineData("hello", "Hello!")]
    [InlineData("thank you very much", "You're welcome.")]
    [InlineData("goodbye", "Goodbye")]
    public async Task Courtesy_is_returned(string text, string expected)
    {
        var answer = await Talk.AsVisitor().SayAsync(text);

        Assert.Empty(answer.Calls);
        Assert.Contains(expected, answer.Text);
    }

    [Theory]
    [InlineData("any job openings")]
    [InlineData("careers")]
    public async Task A_few_words_that_are_hardly_like_a_courtesy_are_not_answered_as_one(string text)
    {
        var answer = await Talk.AsVisitor().SayAsync(text);

        Assert.DoesNotContain("welcome", answer.Text);
        Assert.DoesNotContain("Goodbye", answer.Text);
    }

    [Theory]
    [InlineData("my jacket zip broke after 2 yrs can u help")]
    [InlineData("got it 4 years ago the backpack strap ripped")]
    [InlineData("over 2 weeks now")]
    public async Task What_tells_of_something_is_not_answered_as_a_courtesy(string text)
    {
        var answer = await Talk.AsVisitor().SayAsync(text);

        Assert.DoesNotContain("Hello", answer.Text);
        Assert.DoesNotContain("Goodbye", answer.Text);
        Assert.DoesNotContain("anything else", answer.Text);
    }

    [Theory]
    [InlineData("ok that helped")]
    [InlineData("that worked")]
    public async Task Good_news_is_met_without_regret(string text)
    {
        var answer = await Talk.AsVisitor().SayAsync(text);

        Assert.DoesNotContain("sorry", answer.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("yes")]
    [InlineData("no")]
    public async Task Yes_or_no_without_a_question_does_nothing(string text)
    {
        var answer = await Talk.AsCustomer().SayAsync(text);

        Assert.Empty(answer.Calls);
        Assert.NotEmpty(answer.Suggestions);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("🙂")]
    [InlineData("?!")]
    public async Task No_words_are_met_with_a_question(string text)
    {
        var answer = await Talk.AsVisitor().SayAsync(text);

        Assert.NotEmpty(answer.Text);
        Assert.NotEmpty(answer.Suggestions);
    }

    [Fact]
    public async Task Thanks_do_not_interrupt_what_was_asked()
    {
        var talk = Talk.AsVisitor();
        await talk.SayAsync("where is my order");

        await talk.SayAsync("thanks");
        await talk.SayAsync("W1001");
        await talk.SayAsync("ada@example.com");

        Assert.Equal("W1001", talk.Check?.Order.Value);
    }

    [Theory]
    [InlineData("Wo ist meine Bestellung? Ich warte seit einer Woche.", "Englisch")]
    [InlineData("Où est ma commande ? Je l'attends depuis une semaine.", "anglais")]
    [InlineData("¿Dónde está mi pedido? Lo espero desde hace una semana.", "inglés")]
    [InlineData("Где мой заказ? Я жду уже неделю.", "английский")]
    public async Task Another_language_is_answered_in_it_with_a_person(string text, string expected)
    {
        var talk = Talk.AsVisitor();

        var answer = await talk.SayAsync(text);
        var accepted = await talk.SayAsync("yes");

        Assert.Contains(expected, answer.Text);
        Assert.True(accepted.Called("handoff_to_human"));
    }

    [Fact]
    public async Task The_same_answer_is_not_given_three_times()
    {
        var talk = Talk.AsVisitor();

        var answers = new List<string>();
        for (var i = 0; i < 6; i++)
        {
            answers.Add((await talk.SayAsync("do you deliver to Japan?")).Text);
        }

        Assert.All(answers.CountBy(answer => answer), same => Assert.InRange(same.Value, 1, 2));
    }

    [Fact]
    public async Task No_conversation_of_nonsense_repeats_a_sentence_three_times()
    {
        var talk = Talk.AsVisitor();

        var answers = new List<string>();
        for (var i = 0; i < 7; i++)
        {
            answers.Add((await talk.SayAsync($"blorp {new string('z', i)}")).Text);
        }

        Assert.All(answers.CountBy(answer => answer), same => Assert.InRange(same.Value, 1, 2));
    }

    [Theory]
    [InlineData("lol")]
    [InlineData("hahaha")]
    [InlineData("👍")]
    [InlineData("asdfghjkl")]
    public async Task Noise_is_met_with_one_friendly_line(string text)
    {
        var answer = await Talk.AsVisitor().SayAsync(text);

        Assert.DoesNotContain("Which of these", answer.Text);
        Assert.DoesNotContain("person", answer.Text);
        Assert.NotEmpty(answer.Suggestions);
    }

    [Fact]
    public async Task Who_only_laughs_is_offered_no_person()
    {
        var talk = Talk.AsVisitor();
        foreach (var text in new[] { "lol", "hahaha", "lol", "👍" })
        {
            Assert.DoesNotContain("Yes, please", (await talk.SayAsync(text)).Suggestions);
        }
    }

    [Fact]
    public async Task Who_lays_a_hand_on_the_keyboard_is_offered_a_person_once()
    {
        var talk = Talk.AsVisitor();
        var offered = 0;
        foreach (var text in new[] { "asdfghjkl", "qwertz uiop", "hjkl hjkl", "zxcv" })
        {
            offered += (await talk.SayAsync(text)).Suggestions.Contains("Yes, please") ? 1 : 0;
        }

        Assert.Equal(1, offered);
    }

    [Theory]
    [InlineData("who made you, chatgpt?")]
    [InlineData("do you have feelings")]
    [InlineData("are you sentient?")]
    public async Task Questions_about_itself_are_answered_truthfully(string text)
    {
        var answer = await Talk.AsVisitor().SayAsync(text);

        Assert.Contains("I'm an AI assistant", answer.Text);
        Assert.Equal("bot_identity", answer.Intent);
    }

    [Theory]
    [InlineData("who made this tent?")]
    [InlineData("do you have feeders?")]
    [InlineData("are you open on Sunday?")]
    public async Task Questions_about_something_else_are_not_taken_for_it(string text) =>
        Assert.NotEqual("bot_identity", (await Talk.AsVisitor().SayAsync(text)).Intent);

    [Theory]
    [InlineData("sh*t service")]
    [InlineData("this is bullsh*t.")]
    public async Task Anger_with_stars_is_anger(string text) =>
        Assert.Contains("frustrating", (await Talk.AsVisitor().SayAsync(text)).Text);
}
