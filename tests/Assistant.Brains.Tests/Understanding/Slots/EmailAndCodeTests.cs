using Assistant.Brains.Understanding.Slots;

namespace Assistant.Brains.Tests.Understanding.Slots;

public sealed class EmailAndCodeTests
{
    [Theory]
    [InlineData("it is Ada@Example.com.", "ada@example.com")]
    [InlineData("ada+shop@mail.example.co.uk, W1042", "ada+shop@mail.example.co.uk")]
    [InlineData("'ada@example.com'", "ada@example.com")]
    [InlineData("ada＠example.com", "ada@example.com")]
    public void An_address_is_found(string text, string address) =>
        Assert.Equal(address, Assert.Single(Find.In<Slot.Email>(text)).Address.Value);

    [Theory]
    [InlineData("ada@example")]
    [InlineData("@example.com")]
    [InlineData("meet me @ 5.30")]
    public void What_is_no_address_is_not(string text) => Assert.Empty(Find.In<Slot.Email>(text));

    [Theory]
    [InlineData("123456", "123456")]
    [InlineData(" 123 456. ", "123456")]
    [InlineData("the code is 123-456", "123456")]
    [InlineData("code: 012345", "012345")]
    [InlineData("123456 is my code", "123456")]
    [InlineData("my PIN ١٢٣٤٥٦", "123456")]
    public void A_code_is_found_alone_or_beside_its_name(string text, string digits) =>
        Assert.Equal(digits, Assert.Single(Find.In<Slot.Code>(text)).Digits);

    [Theory]
    [InlineData("order 123456")]
    [InlineData("my phone is 123456")]
    [InlineData("12345")]
    [InlineData("1234567")]
    [InlineData("code 12345678")]
    [InlineData("it costs 123456")]
    public void Six_digits_elsewhere_are_no_code(string text) => Assert.Empty(Find.In<Slot.Code>(text));
}
