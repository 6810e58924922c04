using Assistant.Core.Privacy;

namespace Assistant.Core.Tests.Privacy;

public sealed class RedactorTests
{
    [Theory]
    [InlineData("my card is 4111 1111 1111 1111 thanks", "my card is [card number removed] thanks", "card number")]
    [InlineData("4111-1111-1111-1111", "[card number removed]", "card number")]
    [InlineData("amex 378282246310005", "amex [card number removed]", "card number")]
    [InlineData("visa ４１１１１１１１１１１１１１１１ ok", "visa [card number removed] ok", "card number")]
    [InlineData("٤١١١ ١١١١ ١١١١ ١١١١", "[card number removed]", "card number")]
    [InlineData("the cvv is 123", "the cvv is [security code removed]", "security code")]
    [InlineData("security code: 9876", "security code: [security code removed]", "security code")]
    [InlineData("IBAN NL91 ABNA 0417 1643 00 please", "IBAN [bank account removed] please", "bank account")]
    [InlineData("pay to DE89370400440532013000", "pay to [bank account removed]", "bank account")]
    [InlineData("my password is Tr0ub4dor&3", "my password is [password removed]", "password")]
    [InlineData("password: hunter", "password: [password removed]", "password")]
    [InlineData("use sk-abcdefghijklmnop1234 for it", "use [access token removed] for it", "access token")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln", "[access token removed]", "access token")]
    [InlineData("password Summer2024! does not work", "password [password removed] does not work", "password")]
    [InlineData("stripe sk_live_4eC39HqLyjWDarjtT1zdp7dc", "stripe [access token removed]", "access token")]
    [InlineData("api key: 9f8a7b6c5d4e3f2a1b", "api key: [access token removed]", "access token")]
    [InlineData("the token is abc123def456ghi789", "the token is [access token removed]", "access token")]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----\nMIIEow\n-----END RSA PRIVATE KEY-----", "[private key removed]", "private key")]
    [InlineData("the bank's sms code is 482913", "the bank's sms code is [one-time code removed]", "one-time code")]
    [InlineData("OTP 119 203", "OTP [one-time code removed]", "one-time code")]
    [InlineData("my pin is 4711", "my pin is [PIN removed]", "PIN")]
    [InlineData("gift card pin: 83920174", "gift card pin: [PIN removed]", "PIN")]
    public void Takes_secrets_out(string text, string expected, string kind)
    {
        var redacted = Redactor.Redact(text);

        Assert.Equal(expected, redacted.Text);
        Assert.Equal([kind], redacted.Kinds);
    }

    [Theory]
    [InlineData("where is my order W1042?")]
    [InlineData("order 4111111111111111 has not arrived")]
    [InlineData("tracking number 3SABCD123456789")]
    [InlineData("purchase 113542617735902")]
    [InlineData("my password is not working")]
    [InlineData("password was rejected twice")]
    [InlineData("call me on +31 30 555 0142")]
    [InlineData("write to ada@example.com")]
    [InlineData("4111 1111 1111 1112 fails the check digit")]
    [InlineData("EAN 4006381333931")]
    [InlineData("reset my password W1042 is the order")]
    [InlineData("which password rules are there?")]
    [InlineData("the token is invalid")]
    [InlineData("I never got the verification code")]
    [InlineData("a tan jacket in size 42")]
    [InlineData("10 tent pins 18 cm")]
    [InlineData("where is the pin of the gift card?")]
    [InlineData("discount code SUMMER2024")]
    [InlineData("")]
    public void Leaves_what_is_needed_to_serve(string text)
    {
        var redacted = Redactor.Redact(text);

        Assert.Equal(text, redacted.Text);
        Assert.Empty(redacted.Kinds);
    }

    [Fact]
    public void Does_nothing_more_the_second_time()
    {
        var once = Redactor.Redact("card 4111 1111 1111 1111, cvv 123, password: hunter2, IBAN NL91ABNA0417164300");

        Assert.Equal(once.Text, Redactor.Redact(once.Text).Text);
        Assert.Equal(4, once.Kinds.Length);
    }

    [Fact]
    public void Survives_the_longest_message_of_nothing_but_digits_and_separators()
    {
        var text = string.Concat(Enumerable.Repeat("4 1-1 ", 660));

        Assert.NotNull(Redactor.Redact(text).Text);
    }
}
