using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Assistant.BotFramework.Tokens;
using Assistant.Core.Conversations;
using Assistant.Testing;

namespace Assistant.BotFramework.Tests;

public sealed class TokenTests
{
    private static readonly ConversationId Conversation = ConversationId.New();

    private readonly ManualClock _clock = new();
    private readonly ChatKeys _keys = new(RandomNumberGenerator.GetBytes(32));
    private readonly ChatTokens _tokens;

    public TokenTests() => _tokens = new ChatTokens(_keys, _clock);

    [Fact]
    public void Carries_the_user_where_web_chat_looks_for_it()
    {
        var issued = Issue("dl_ada");

        var payload = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(issued.Text.Split('.')[1]));

        Assert.Contains("\"user\":\"dl_ada\"", payload, StringComparison.Ordinal);
        Assert.Equal(1_800, issued.ExpiresIn);
        Assert.Equal(issued.Token, Assert.IsType<TokenReading.Valid>(_tokens.Read(issued.Text)).Token with { TrustedOrigins = issued.Token.TrustedOrigins });
    }

    [Fact]
    public void Expires_after_half_an_hour()
    {
        var issued = Issue();

        _clock.Advance(TimeSpan.FromMinutes(30) - TimeSpan.FromSeconds(1));
        Assert.IsType<TokenReading.Valid>(_tokens.Read(issued.Text));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.IsType<TokenReading.Expired>(_tokens.Read(issued.Text));
    }

    [Fact]
    public void Is_renewed_for_a_day_and_no_longer()
    {
        var issued = Issue();
        for (var minutes = 0; minutes < 24 * 60 - 20; minutes += 20)
        {
            _clock.Advance(TimeSpan.FromMinutes(20));
            issued = _tokens.Renew(Assert.IsType<TokenReading.Valid>(_tokens.Read(issued.Text)).Token);
        }

        Assert.True(issued.ExpiresIn <= 20 * 60);
        _clock.Advance(TimeSpan.FromMinutes(20));

        Assert.IsType<TokenReading.Expired>(_tokens.Read(issued.Text));
    }

    [Fact]
    public void Refuses_every_single_altered_character()
    {
        var text = Issue().Text;

        for (var i = 0; i < text.Length; i++)
        {
            foreach (var other in new[] { 'A', 'B', '0', '-', '_', '.', '=', ' ' }.Where(c => c != text[i]))
            {
                Assert.IsType<TokenReading.Invalid>(_tokens.Read($"{text[..i]}{other}{text[(i + 1)..]}"));
            }
        }
    }

    [Theory]
    [InlineData("""{"alg":"none","typ":"JWT","kid":"KID"}""")]
    [InlineData("""{"alg":"None","typ":"JWT","kid":"KID"}""")]
    [InlineData("""{"alg":"HS512","typ":"JWT","kid":"KID"}""")]
    [InlineData("""{"alg":"RS256","typ":"JWT","kid":"KID"}""")]
    [InlineData("""{"alg":"HS256","typ":"JWT","kid":"other"}""")]
    [InlineData("""{"alg":"HS256","typ":"JWT"}""")]
    [InlineData("""{"alg":"HS256","typ":"JWT","kid":"KID","crit":["exp"]}""")]
    [InlineData("""{"alg":"HS256","alg":"HS256","typ":"JWT","kid":"KID"}""")]
    [InlineData("""{"typ":"JWT","kid":"KID"}""")]
    [InlineData("""["HS256"]""")]
    [InlineData("nothing")]
    public void Refuses_other_headers_even_when_the_key_signed_them(string header)
    {
        var payload = Issue().Text.Split('.')[1];
        var head = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header.Replace("KID", _keys.Id, StringComparison.Ordinal)));
        var signature = Base64Url.EncodeToString(HMACSHA256.HashData(_keys.ChatToken, Encoding.UTF8.GetBytes($"{head}.{payload}")));

        Assert.IsType<TokenReading.Invalid>(_tokens.Read($"{head}.{payload}.{signature}"));
        Assert.IsType<TokenReading.Invalid>(_tokens.Read($"{head}.{payload}."));
        Assert.IsType<TokenReading.Invalid>(_tokens.Read($"{head}.{payload}"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("...")]
    [InlineData("é.é.é")]
    public void Refuses_what_is_no_token(string? text) => Assert.IsType<TokenReading.Invalid>(_tokens.Read(text));

    [Fact]
    public void Refuses_tokens_of_another_secret_and_of_another_purpose()
    {
        var other = new ChatTokens(new ChatKeys(RandomNumberGenerator.GetBytes(32)), _clock);
        var tickets = new StreamTickets(_keys, _clock);

        Assert.IsType<TokenReading.Invalid>(other.Read(Issue().Text));
        Assert.IsType<TokenReading.Invalid>(_tokens.Read(tickets.Issue(Conversation, _clock.GetUtcNow().AddHours(1))));
        Assert.IsType<TicketReading.Invalid>(tickets.Read(Issue().Text));
    }

    [Fact]
    public void Wants_a_secret_worth_the_name() => Assert.Throws<ArgumentOutOfRangeException>(() => new ChatKeys(new byte[31]));

    private IssuedToken Issue(string user = "dl_1") => _tokens.Issue(Conversation, user, startsConversation: false, trustedOrigins: []);
}
