using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Assistant.Web.Tests.Conversations;

namespace Assistant.Web.Tests.Input;

/// <summary>What may be typed, over the wire: taken as it is and answered, or refused clearly, and never a fault of the host.</summary>
[Collection(typeof(SharedHost))]
public sealed class MessageTextTests(DemoHost demo)
{
    public static TheoryData<string, int, string> Texts => new()
    {
        { "nothing", 400, "\"\"" },
        { "null", 400, "null" },
        { "one letter", 200, "\"x\"" },
        { "4,000 letters", 200, $"\"{new string('x', 4_000)}\"" },
        { "4,001 letters", 413, $"\"{new string('x', 4_001)}\"" },
        { "a million letters", 413, $"\"{new string('x', 1_000_000)}\"" },
        { "spaces", 400, "\"    \\t\\r\\n\\u00a0\\u3000\"" },
        { "emoji", 200, "\"😀👩‍👩‍👧🏳️‍🌈\"" },
        { "NUL", 400, "\"a\\u0000b\"" },
        { "half a pair", 400, "\"\\ud83d\"" },
        { "a pair the wrong way round", 400, "\"\\ude00\\ud83d\"" },
        { "a thousand marks", 200, $"\"e{new string('\u0301', 1_000)}\"" },
        { "right to left", 200, "\"\\u202e\\u2067 Where is my order?\"" },
        { "tags", 200, $"\"hello{new Rune(0xE0041)}{new Rune(0xE007F)}\"" },
        { "control characters", 200, "\"hello \\u001b[31m \\u0007 there\"" },
        { "a number", 400, "42" },
        { "an object", 400, "{}" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    [Trait("goal", "G-01")]
    public async Task Is_answered_or_refused_clearly_and_the_conversation_goes_on(string kind, int status, string text)
    {
        using var shopper = await demo.Host.ShopperAsync();

        using var response = await shopper.PostTextAsync(text);

        Assert.True((int)response.StatusCode == status, $"{kind}: {(int)response.StatusCode}");
        if (status is 200)
        {
            Assert.NotEqual("", (await shopper.AnswerToAsync(await response.IdAsync())).Text);
        }
        else
        {
            var error = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["error"]!;
            Assert.NotEqual("", error["code"]!.GetValue<string>());
            Assert.EndsWith(".", error["message"]!.GetValue<string>());
        }

        Assert.NotEqual("", (await shopper.SayAsync("hello")).Text);
    }

    [Theory]
    [InlineData(new byte[] { 0xFF })]
    [InlineData(new byte[] { 0xC0, 0x80 })]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })]
    [InlineData(new byte[] { 0xF4, 0x90, 0x80, 0x80 })]
    [InlineData(new byte[] { 0xE2, 0x82 })]
    [Trait("goal", "G-01")]
    public async Task Bytes_that_are_not_UTF_8_are_refused(byte[] bytes)
    {
        using var shopper = await demo.Host.ShopperAsync();
        byte[] body = [.. """{"type":"message","text":"a"""u8, .. bytes, .. "\"}"u8];

        using var response = await shopper.PostBodyAsync(body);
        await shopper.PollAsync();

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.DoesNotContain(shopper.Activities, activity => activity.GetProperty("from").GetProperty("role").GetString() is "user");
    }

    [Theory]
    [InlineData("Ｗ１００１")]
    [InlineData("w١٠٠١")]
    [InlineData("W۱۰۰۱")]
    [InlineData("W१००१")]
    [InlineData("#W1001")]
    [InlineData("W 1001")]
    [InlineData("W\u200B10\u206001")]
    [InlineData("\u202AW1001\u202C")]
    [InlineData("\u2068W1001\u2069")]
    [InlineData("W\uFEFF1001")]
    [InlineData("𝐖𝟏𝟎𝟎𝟏")]
    [Trait("goal", "G-02")]
    public async Task An_order_number_is_found_however_a_keyboard_writes_it(string number)
    {
        using var shopper = await demo.Host.ShopperAsync("ada");

        var answer = await shopper.SayAsync($"Where is order {number}?");

        Assert.Contains("receipt", answer.Cards);
        Assert.Contains("Order W1001", answer.Activity.GetRawText());
    }

    [Theory]
    [InlineData("Ԝ1001")]
    [InlineData("Ѡ1001")]
    [InlineData("W1OO1")]
    [InlineData("Wl00l")]
    [InlineData("W1۝01")]
    [InlineData("VV1001")]
    [Trait("goal", "G-02")]
    public async Task A_number_that_only_looks_like_it_finds_no_order(string number)
    {
        using var shopper = await demo.Host.ShopperAsync("ada");

        var answer = await shopper.SayAsync($"Where is order {number}?");

        Assert.DoesNotContain("receipt", answer.Cards);
    }

    [Fact]
    [Trait("goal", "G-02")]
    public async Task What_was_typed_is_shown_as_it_was_typed()
    {
        using var shopper = await demo.Host.ShopperAsync();
        const string Text = "Ｗ١٠٠١ \u202Eabc\u202C é e\u0301 ﬁ";

        using var response = await shopper.PostTextAsync(JsonValue.Create(Text).ToJsonString());
        await shopper.AnswerToAsync(await response.IdAsync());

        Assert.Equal(Text, shopper.ActivityById(await response.IdAsync()).GetProperty("text").GetString());
    }
}
