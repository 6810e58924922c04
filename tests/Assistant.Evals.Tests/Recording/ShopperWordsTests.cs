using Assistant.Core.Conversations;
using Assistant.Core.Shop;
using Assistant.Evals.Recording;

namespace Assistant.Evals.Tests.Recording;

public sealed class ShopperWordsTests
{
    [Theory]
    [InlineData("mail me at jane.doe+shop@mail.example.org please", "mail me at shopper@example.com please")]
    [InlineData("I am ada@example.com", "I am ada@example.com")]
    [InlineData("call +31 6 12 34 56 78", "call 020 7946 0018")]
    [InlineData("call (020) 123-4567.", "call 020 7946 0018.")]
    [InlineData("order W1002 of 18-11-2026 for €129.00, 30 days", "order W1002 of 18-11-2026 for €129.00, 30 days")]
    [InlineData("paid on 2026-11-18", "paid on 2026-11-18")]
    [InlineData("nothing private", "nothing private")]
    public void Are_kept_without_addresses_and_numbers_of_people(string said, string kept) =>
        Assert.Equal(kept, ShopperWords.WithoutPrivate(said, code: null, codeMailed: false));

    [Fact]
    public void Are_kept_without_card_numbers()
    {
        var kept = ShopperWords.WithoutPrivate("my card is 4111 1111 1111 1111", code: null, codeMailed: false);

        Assert.DoesNotContain("1111", kept);
    }

    [Theory]
    [InlineData("[code]", CodeOutcome.Accepted, "{code}")]
    [InlineData("it says [code]", CodeOutcome.Rejected, "it says {wrong code}")]
    public void Have_a_place_where_a_code_was(string stored, CodeOutcome outcome, string kept) =>
        Assert.Equal(kept, ShopperWords.WithoutPrivate(stored, new CodeAttempt(outcome, OrderNumber.Parse("W1001")), codeMailed: true));

    [Theory]
    [InlineData(true, "{code} is my code")]
    [InlineData(false, "123456 is my code")]
    public void Have_a_place_for_six_digits_once_a_code_was_mailed(bool mailed, string kept) =>
        Assert.Equal(kept, ShopperWords.WithoutPrivate("123456 is my code", code: null, mailed));
}
