using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Assistant.BotFramework.Tests.Fakes;

namespace Assistant.BotFramework.Tests;

/// <summary>Whatever bytes a client sends: understood or refused, never a fault of ours.</summary>
public sealed class MalformedBodyTests
{
    private const int Mutations = 5_000;

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""[{"type":"message","text":"x"}]""")]
    [InlineData("\"message\"")]
    [InlineData("""{"type":"message","text":"x"}}""")]
    [InlineData("""{"type":"message","text":"x"}{}""")]
    [InlineData("""{"type":"message","text":"x",}""")]
    [InlineData("""{"type":"message",/*x*/"text":"x"}""")]
    [InlineData("""{"type":"message","text":"x","text":"y"}""")]
    [InlineData("""{"type":"message","text":"x","unknown":{"a":1,"a":2}}""")]
    [InlineData("""{"type":"message","text":"x","\u0074ext":"y"}""")]
    [InlineData("""{"type":["message"],"text":"x"}""")]
    [InlineData("""{"type":"message","text":7}""")]
    [InlineData("""{"type":"message","text":{"a":"b"}}""")]
    [InlineData("""{"type":"message","text":"x","channelData":"primitive"}""")]
    [InlineData("""{"type":"message","text":"x","channelData":[]}""")]
    [InlineData("""{"type":"message","text":"x","channelData":{"clientActivityID":7}}""")]
    [InlineData("""{"type":"message","text":"x","from":"ada"}""")]
    [InlineData("""{"type":"message","text":"x","from":{"id":{}}}""")]
    [InlineData("""{"type":"message","text":"x","entities":{}}""")]
    [InlineData("""{"type":"message","text":"x","attachments":"none"}""")]
    [InlineData("""{"type":"message","text":"\ud800"}""")]
    [InlineData("""{"type":"message","text":"x","value":{"action":"\udc00"}}""")]
    [InlineData("""{"type":"message","text":"x","\ud800":1}""")]
    [InlineData("""{"type":"message","text":"a\u0000b"}""")]
    [InlineData("""{"type":"message","text":"x","value":1e999999999}""", HttpStatusCode.OK)]
    [InlineData("""{"type":"message","text":"x","value":99999999999999999999999999}""", HttpStatusCode.OK)]
    [InlineData("""{"$type":"System.Diagnostics.Process","type":"message","text":"x"}""", HttpStatusCode.OK)]
    public async Task Refuses_what_is_not_an_activity(string body, HttpStatusCode expected = HttpStatusCode.BadRequest)
    {
        await using var host = await ChannelHost.StartAsync();
        var shopper = await host.ShopperAsync();

        await AssertAsync(shopper, Encoding.UTF8.GetBytes(body), expected);
    }

    [Fact]
    public async Task Refuses_marks_and_bytes_that_are_not_utf8()
    {
        await using var host = await ChannelHost.StartAsync();
        var shopper = await host.ShopperAsync();
        var good = """{"type":"message","text":"x"}"""u8.ToArray();

        await AssertAsync(shopper, [0xEF, 0xBB, 0xBF, .. good], HttpStatusCode.BadRequest);
        await AssertAsync(shopper, Encoding.Unicode.GetBytes("""{"type":"message","text":"x"}"""), HttpStatusCode.BadRequest);
        foreach (var bad in new byte[][] { [0x80], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xFF] })
        {
            await AssertAsync(shopper, [.. """{"type":"message","text":"x"""u8, .. bad, .. "\"}"u8], HttpStatusCode.BadRequest);
            await AssertAsync(shopper, [.. """{"type":"message","text":"x","u":{"k":"""u8, (byte)'"', .. bad, .. "\"}}"u8], HttpStatusCode.BadRequest);
        }
    }

    [Theory]
    [InlineData(60, HttpStatusCode.OK)]
    [InlineData(65, HttpStatusCode.BadRequest)]
    [InlineData(30_000, HttpStatusCode.BadRequest)]
    public async Task Reads_only_so_deep(int depth, HttpStatusCode expected)
    {
        await using var host = await ChannelHost.StartAsync();
        var shopper = await host.ShopperAsync();
        var nested = new string('[', depth) + new string(']', depth);

        await AssertAsync(shopper, Encoding.UTF8.GetBytes($$"""{"type":"message","text":"x","value":{{nested}}}"""), expected);
    }

    [Fact]
    public async Task Refuses_a_body_cut_off_at_any_byte()
    {
        await using var host = await ChannelHost.StartAsync();
        var shopper = await host.ShopperAsync();
        var whole = Encoding.UTF8.GetBytes(Seeds[0]);

        for (var length = 0; length < whole.Length; length++)
        {
            await AssertAsync(shopper, whole[..length], HttpStatusCode.BadRequest);
        }
    }

    [Fact]
    public async Task Never_fails_on_five_thousand_mutations()
    {
        Assert.Equal(30, Seeds.Length);
        await using var host = await ChannelHost.StartAsync();
        var shopper = await host.ShopperAsync();
        var seen = new HashSet<HttpStatusCode>();

        for (var seed = 0; seed < Mutations; seed++)
        {
            var body = Mutate(seed);
            var answer = await PostAsync(shopper, body);
            seen.Add(answer.StatusCode);
            Assert.True(
                answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge,
                $"Seed {seed} gave {answer.StatusCode}: {Convert.ToBase64String(body)}");
            if (answer.StatusCode is not HttpStatusCode.OK)
            {
                Assert.NotNull(await DirectLineTests.CodeAsync(answer));
            }
        }

        Assert.Contains(HttpStatusCode.OK, seen);
        Assert.Contains(HttpStatusCode.BadRequest, seen);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(shopper, """{"type":"typing"}"""u8.ToArray())).StatusCode);
    }

    private static readonly ImmutableArray<string> Seeds =
    [
        """{"type":"message","text":"Where is my order?","textFormat":"plain","channelId":"webchat","locale":"en-US","from":{"id":"dl_7f3a","name":"","role":"user"},"localTimestamp":"2026-01-05T11:00:00.000+01:00","localTimezone":"Europe/Paris","channelData":{"clientActivityID":"17361-x7","attachmentSizes":[]},"attachments":[],"entities":[{"type":"ClientCapabilities","requiresBotState":true}]}""",
        """{"type":"message","text":"hi"}""",
        """{"type":"message","text":"é ü 漢字 🎒","channelData":{"seen":"a|0000001"}}""",
        """{"type":"message","text":"\u00e9\ud83c\udf92"}""",
        """{"type":"message","value":{"action":"confirm","actionId":"a-1"}}""",
        """{"type":"message","value":{"action":"decline","actionId":"a-1"},"text":""}""",
        """{"type":"message","value":[1,2,{"a":null}],"text":"x"}""",
        """{"type":"message","value":-0.0,"text":"x"}""",
        """{"type":"message","value":1e308,"text":"x"}""",
        """{"type":"message","value":true,"text":"x"}""",
        """{"type":"message","value":null,"text":"x"}""",
        """{"type":"message","text":"a\nb\tc\\d\"e"}""",
        """{"type":"message","text":"x","channelData":{"postBack":true}}""",
        """{"type":"message","text":"x","channelData":null}""",
        """{"type":"message","text":null}""",
        """{"type":"typing"}""",
        """{"type":"typing","from":{"id":"x"}}""",
        """{"type":"event","name":"webchat/join","value":{"language":"en"}}""",
        """{"type":"event","name":"webchat:activity-status/feedback","entities":[{"@type":"LikeAction"}]}""",
        """{"type":"conversationUpdate","membersAdded":[{"id":"x"}]}""",
        """{"type":"invoke","name":"message/submitAction","value":{}}""",
        """{"type":"message","text":"x","attachments":[{"contentType":"image/png","contentUrl":"blob:x"}]}""",
        """{"type":"message","text":"x","suggestedActions":{"to":[],"actions":[]}}""",
        """{"type":"message","text":"x","deliveryMode":"stream"}""",
        """{"type":"message","text":"x","from":null,"entities":null,"attachments":null}""",
        """{"type":"message","text":"W1042","locale":"de"}""",
        """{"type":"message","text":"<script>alert(1)</script>"}""",
        """{"type":"message","text":"x","unknown":{"deep":{"er":[[[[{}]]]]}}}""",
        """   {  "type" : "message" , "text" : "spaces"  }   """,
        """{"text":"no type"}""",
    ];

    private static readonly ImmutableArray<string> Pieces =
    [
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\\ud83c", "\\u0000", "null", "true", "1e9999", "-", "0x1", "NaN", "//", "\0", "\u202e",
        "\"type\":\"message\",", "\"text\":[],", "\"channelData\":7,", "\"value\":{\"action\":\"confirm\",\"actionId\":\"\\udc00\"},", "{\"a\":",
    ];

    private static byte[] Mutate(int seed)
    {
        var random = new Random(seed);
        var body = new List<byte>(Encoding.UTF8.GetBytes(Seeds[random.Next(Seeds.Length)]));
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var at = random.Next(body.Count + 1);
            switch (random.Next(7))
            {
                case 0:
                    body.RemoveRange(at, body.Count - at);
                    break;
                case 1 when at < body.Count:
                    body[at] = (byte)random.Next(256);
                    break;
                case 2 when at < body.Count:
                    body[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 3:
                    body.InsertRange(at, Encoding.UTF8.GetBytes(Pieces[random.Next(Pieces.Length)]));
                    break;
                case 4 when at < body.Count:
                    body.RemoveRange(at, Math.Min(random.Next(1, 20), body.Count - at));
                    break;
                case 5:
                    body.InsertRange(at, body.Skip(random.Next(body.Count + 1)).Take(30).ToList());
                    break;
                default:
                    body.InsertRange(at, Enumerable.Repeat((byte)"[{ \"9"[random.Next(5)], random.Next(1, 200)));
                    break;
            }
        }

        return [.. body];
    }

    private static async Task AssertAsync(ShopperClient shopper, byte[] body, HttpStatusCode expected)
    {
        var answer = await PostAsync(shopper, body);

        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal(expected is HttpStatusCode.OK ? null : "BadArgument", await DirectLineTests.CodeAsync(answer));
    }

    private static Task<HttpResponseMessage> PostAsync(ShopperClient shopper, byte[] body)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return shopper.SendAsync(HttpMethod.Post, $"conversations/{shopper.Id}/activities", content);
    }
}
