using Assistant.Core.Knowledge;

namespace Assistant.Core.Tests.Knowledge;

public sealed class PutInPlaceTests
{
    private const string Postage = "what is the postage to Denmark for 40 euros";
    private const string Voucher = "would a voucher be cheaper";

    [Theory]
    [InlineData("and with 95?")]
    [InlineData("what if it's €120 then")]
    [InlineData("and my cousin in Norway?")]
    [InlineData("what about Vienna")]
    public void Another_sum_or_country_goes_on_with_the_question_that_named_one(string words) =>
        Assert.Equal(Postage, PutInPlace.Of(words, [Voucher, Postage]));

    [Theory]
    [InlineData("and for 2 kilos of salt?")]
    [InlineData("does the label cost more in Norway?")]
    [InlineData("and by card?")]
    public void Words_that_ask_something_else_go_on_with_the_latest(string words) => Assert.Null(PutInPlace.Of(words, [Voucher, Postage]));

    [Fact]
    public void A_single_question_is_gone_on_with_as_it_is() => Assert.Null(PutInPlace.Of("and with 95?", [Postage]));

    [Fact]
    public void An_ongoing_question_leaves_out_what_was_asked_in_between() =>
        Assert.Equal(Postage, new OngoingQuestion("and with 95?", $"{Voucher} - {Postage}").Before);
}
