using Assistant.Testing.Retail;

namespace Assistant.Evals.Tests.Retail;

/// <summary>The sentences are made up: they have the forms of the data set, not its words.</summary>
public sealed class FirstPersonTests
{
    [Theory]
    [InlineData("You want to cancel your order because you are moving.", "I want to cancel my order because I'm moving.")]
    [InlineData("You'd like a lamp that suits you.", "I'd like a lamp that suits me.")]
    [InlineData("You received a vase that was sent to you in a wet box.", "I received a vase that was sent to me in a wet box.")]
    [InlineData("Tell the customer service agent that you're cross about #W1234567.", "I'm cross about #W1234567.")]
    [InlineData("Try to find out whether they can repair it for you.", "I'd like to find out whether you can repair it for me.")]
    [InlineData("Mention that your cat broke it.", "My cat broke it.")]
    [InlineData("In the end decide to keep the vase.", "In the end I want to keep the vase.")]
    [InlineData("You wanna make sure that you've been heard.", "I want to make sure that I've been heard.")]
    [InlineData("Cancel order #W1234567 because no longer needed.", "Cancel order #W1234567 because no longer needed.")]
    [InlineData(
        "For #W1234567, modify Vase {'colour': 'red', 'height': '2 ft'} to {'colour': 'blue'}; via paypal_123.",
        "For #W1234567, modify Vase (colour red, height 2 ft) to (colour blue); via paypal_123.")]
    [InlineData("For #W1234567, exchange Vase {'colour': 'red'} to {};", "For #W1234567, exchange Vase (colour red) to the same one;")]
    public void Says_in_the_first_person_what_the_player_is_told(string told, string said) => Assert.Equal(said, FirstPerson.Sentence(told));

    [Fact]
    public void Leaves_out_who_the_player_is_and_what_is_only_for_the_stage()
    {
        var wishes = FirstPerson.Wishes(
            "Your name is Pat Moor and your zip code is 11111. You are shy, polite, messy. You want to return the vase. If the agent asks why, say nothing. You don't remember your mail address.");

        Assert.Equal(["I want to return the vase."], wishes);
    }

    [Fact]
    public void Takes_a_row_of_wishes_apart_but_no_number_and_no_list_of_items()
    {
        var wishes = FirstPerson.Wishes(
            "Your name is Pat Moor and your email is pat.moor1@example.com. Return #W1234567 via gift_card_1: Vase; Lamp; Cancel order #W7654321 because ordered by mistake. For #W1111111, modify Jug {'capacity': '1.5L'} to {'capacity': '2L'}; ");

        Assert.Equal(
            [
                "Return #W1234567 via gift_card_1: Vase; Lamp",
                "Cancel order #W7654321 because ordered by mistake.",
                "For #W1111111, modify Jug (capacity 1.5L) to (capacity 2L)",
            ],
            wishes);
    }
}
