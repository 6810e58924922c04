using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Assistant.BotFramework.Tests.Fakes;
using Assistant.BotFramework.Tokens;
using Assistant.Testing;

namespace Assistant.BotFramework.Tests;

public sealed class IdentityTokenTests
{
    private const string Header = """{"alg":"HS256","typ":"JWT"}""";

    private readonly ManualClock _clock = new();
    private readonly IdentityTokens _identities;

    public IdentityTokenTests() => _identities = new IdentityTokens(ChannelHost.Options, _clock);

    [Theory]
    [InlineData(3_600)]
    [InlineData(3_660)]
    [InlineData(1)]
    [InlineData(-59)]
    public void Accepts_a_customer_for_at_most_an_hour_with_a_minute_of_leeway(int seconds)
    {
        var reading = _identities.Read(Sign(Header, Claims(seconds)));

        Assert.Equal("ada", Assert.IsType<IdentityReading.Vouched>(reading).Customer.Value);
    }

    [Theory]
    [InlineData(3_661, "too late")]
    [InlineData(-60, "expired")]
    [InlineData(-100_000, "expired")]
    public void Refuses_tokens_that_are_too_old_or_too_durable(int seconds, string why) =>
        AssertRefused(Sign(Header, Claims(seconds)), why);

    [Theory]
    [InlineData("""{"sub":"ada"}""", "exp")]
    [InlineData("""{"sub":"ada","exp":0}""", "exp")]
    [InlineData("""{"sub":"ada","exp":-5}""", "exp")]
    [InlineData("""{"sub":"ada","exp":9223372036854775807}""", "exp")]
    [InlineData("""{"sub":"ada","exp":"EXP"}""", "verified")]
    [InlineData("""{"sub":7,"exp":EXP}""", "verified")]
    [InlineData("""{"sub":"ada","sub":"grace","exp":EXP}""", "verified")]
    [InlineData("""{"exp":EXP}""", "sub")]
    [InlineData("""{"sub":"","exp":EXP}""", "sub")]
    [InlineData("""{"sub":" ada","exp":EXP}""", "sub")]
    [InlineData("""{"sub":"a\u0000da","exp":EXP}""", "sub")]
    [InlineData("""{"sub":"ada","exp":EXP,"nbf":9999999999}""", "not valid yet")]
    [InlineData("[]", "verified")]
    [InlineData("null", "verified")]
    public void Refuses_claims_that_do_not_say_who_and_until_when(string claims, string why) =>
        AssertRefused(Sign(Header, claims.Replace("EXP", $"{_clock.GetUtcNow().AddMinutes(5).ToUnixTimeSeconds()}", StringComparison.Ordinal)), why);

    [Theory]
    [InlineData("""{"alg":"none"}""")]
    [InlineData("""{"alg":"HS384"}""")]
    [InlineData("""{"alg":"hs256"}""")]
    [InlineData("""{"alg":["HS256"]}""")]
    [InlineData("""{}""")]
    public void Refuses_every_algorithm_but_one(string header) => AssertRefused(Sign(header, Claims(300)), "verified");

    [Fact]
    public void Refuses_another_secret_and_no_signature()
    {
        var signed = Sign(Header, Claims(300));

        AssertRefused(Sign(Header, Claims(300), secret: new string('x', 40)), "verified");
        AssertRefused(signed[..signed.LastIndexOf('.')] + ".", "verified");
        AssertRefused("", "verified");
    }

    [Fact]
    public void Says_what_to_set_where_there_is_no_secret()
    {
        var identities = new IdentityTokens(ChannelHost.Options with { IdentitySecret = "" }, _clock);

        var refused = Assert.IsType<IdentityReading.Refused>(identities.Read(Sign(Header, Claims(300))));

        Assert.Contains("Chat:IdentitySecret", refused.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Wants_secrets_worth_the_name()
    {
        Assert.Throws<ArgumentException>(() => new DirectLineOptions { IdentitySecret = new string('x', 31) });
        Assert.Throws<ArgumentException>(() => new DirectLineOptions { DirectLineSecret = new string('x', 15) });
    }

    public static string Sign(string header, string claims, string? secret = null)
    {
        var text = $"{Encode(header)}.{Encode(claims)}";
        var key = Encoding.UTF8.GetBytes(secret ?? ChannelHost.IdentitySecret);
        return $"{text}.{Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)))}";

        static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
    }

    public static string SignedFor(string customer, DateTimeOffset now) => Sign(
        Header, JsonSerializer.Serialize(new { sub = customer, exp = now.AddMinutes(10).ToUnixTimeSeconds() }));

    private string Claims(int seconds) => JsonSerializer.Serialize(
        new { sub = "ada", email = "ada@example.com", name = "Ada", exp = _clock.GetUtcNow().ToUnixTimeSeconds() + seconds });

    private void AssertRefused(string token, string why) =>
        Assert.Contains(why, Assert.IsType<IdentityReading.Refused>(_identities.Read(token)).Remedy, StringComparison.Ordinal);
}
