using Assistant.Evals.Cases;
using Assistant.Evals.Simulation.Typing;

namespace Assistant.Evals.Tests.Simulation;

public sealed class TypistTests
{
    private const string Thought = "Hello there. I don't understand where order W1004 is, please look because ada.okafor@example.com and code 123456 are right, or {code}?";

    private static readonly string[] Exact = ["W1004", "ada.okafor@example.com", "123456", "{code}"];

    public static TheoryData<string> Styles => [.. CaseRules.Typing];

    private static string Typed(string style, int seed, string thought = Thought) =>
        string.Join(' ', new Typist(TypingStyle.Of(style), new Identifiers(["kingfisher"]), new Random(seed)).Type(thought));

    [Theory]
    [MemberData(nameof(Styles))]
    public void Never_slips_in_an_order_number_a_mail_address_or_a_code(string style)
    {
        for (var seed = 0; seed < 2_000; seed++)
        {
            var typed = Typed(style, seed);
            Assert.All(Exact, identifier => Assert.Contains(identifier, typed, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Never_slips_in_a_code_word_that_the_shopper_was_given()
    {
        for (var seed = 0; seed < 2_000; seed++)
            Assert.Contains("kingfisher", Typed("careless", seed, "kingfisher is the kingfisher, kingfisher."), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Styles))]
    public void Types_the_same_with_the_same_seed(string style) => Assert.Equal(Typed(style, 7), Typed(style, 7));

    [Fact]
    public void Types_differently_with_other_seeds() => Assert.True(Enumerable.Range(0, 50).Select(seed => Typed("careless", seed)).Distinct().Count() > 25);

    [Fact]
    public void A_tidy_shopper_types_what_they_mean() => Assert.All(Enumerable.Range(0, 100), seed => Assert.Equal(Thought, Typed("tidy", seed)));

    [Fact]
    public void A_hurried_shopper_writes_small_letters_short_forms_and_no_marks_more_often_than_not()
    {
        var typed = Enumerable.Range(0, 500).Select(seed => Typed("hurried", seed)).ToList();

        Assert.True(typed.Count(text => text.StartsWith('h')) > 350);
        Assert.True(typed.Count(text => text.Contains("pls", StringComparison.Ordinal)) > 100);
        Assert.True(typed.Count(text => !text.EndsWith('?')) > 350);
        Assert.True(typed.Count(text => text.Contains("dont", StringComparison.Ordinal)) > 200);
    }

    [Fact]
    public void Some_send_two_messages_for_one_thought_and_lose_nothing_between_them()
    {
        var thoughts = Enumerable.Range(0, 500).Select(seed => new Typist(new TypingStyle { Splits = 0.5 }, new Identifiers([]), new Random(seed)).Type(Thought)).ToList();

        Assert.InRange(thoughts.Count(messages => messages.Length is 2), 150, 350);
        Assert.All(thoughts, messages => Assert.Equal(Thought, string.Join(' ', messages)));
    }

    [Theory]
    [InlineData("W1004")]
    [InlineData("?")]
    [InlineData("")]
    [InlineData("...")]
    public void Short_messages_stay_whole(string thought) => Assert.All(Enumerable.Range(0, 200), seed => Assert.Equal(thought, Typed("careless", seed, thought)));
}
