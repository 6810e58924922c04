using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Assistant.Testing.Web;
using Assistant.Web.Tests.Conversations;

namespace Assistant.Web.Tests.Input;

/// <summary>A client that does not know whether its message arrived sends it again; it counts once.</summary>
[Collection(typeof(SharedHost))]
public sealed class SameMessageTwiceTests(DemoHost demo)
{
    [Fact]
    [Trait("goal", "W-10")]
    public async Task The_same_client_id_is_one_message_and_one_turn_from_two_tabs_and_after_coming_back()
    {
        using var shopper = await demo.Host.ShopperAsync();
        using var otherTab = new HttpClient { BaseAddress = demo.Host.Address };
        otherTab.DefaultRequestHeaders.Authorization = shopper.Http.DefaultRequestHeaders.Authorization;

        var together = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => PostAsync(i % 2 is 0 ? shopper.Http : otherTab, shopper)));
        await shopper.AnswerToAsync(together[0]);
        var back = await shopper.Http.GetFromJsonAsync<JsonObject>(
            new Uri($"/v3/directline/conversations/{shopper.Conversation}?watermark=0", UriKind.Relative), TestContext.Current.CancellationToken);
        otherTab.DefaultRequestHeaders.Authorization = new("Bearer", back!["token"]!.GetValue<string>());
        var later = await PostAsync(otherTab, shopper);
        await shopper.SayAsync("thanks");

        Assert.Single(together.Append(later).Distinct());
        Assert.Single(shopper.Activities, activity => activity.TryGetProperty("text", out var text) && text.GetString() is "hello from both");
        Assert.Single(shopper.Activities, activity => activity.GetRawText().Contains($"\"answers\":[\"{together[0]}\"", StringComparison.Ordinal));
    }

    private static async Task<string> PostAsync(HttpClient http, DirectLineShopper shopper)
    {
        using var response = await http.PostAsJsonAsync(new Uri(Wire.ActivitiesOf(shopper.Conversation), UriKind.Relative), new JsonObject
        {
            ["type"] = "message",
            ["text"] = "hello from both",
            ["channelData"] = new JsonObject { ["clientActivityID"] = "same-id" },
        });
        return await response.IdAsync();
    }
}
