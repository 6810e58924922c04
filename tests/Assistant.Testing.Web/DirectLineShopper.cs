using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Assistant.Testing.Web;

/// <summary>A shopper over Direct Line: says something and gets the final answer, by polling.</summary>
public sealed partial class DirectLineShopper : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    private readonly List<JsonElement> _seen = [];
    private string _watermark = "";

    private DirectLineShopper(HttpClient http, string conversation) => (Http, Conversation) = (http, conversation);

    /// <summary>Sends this conversation's token.</summary>
    public HttpClient Http { get; }

    public string Conversation { get; }

    /// <summary>Every activity so far, oldest first.</summary>
    public IReadOnlyList<JsonElement> Activities => _seen;

    [GeneratedRegex("data-identity=\"(?<token>[^\"]+)\"", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex IdentityOnPage { get; }

    [GeneratedRegex(@"\d{6}", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Code { get; }

    /// <summary>Opens a conversation on a host that runs in demo mode.</summary>
    /// <param name="customer">Signs in as this member of the demo's cast.</param>
    public static async Task<DirectLineShopper> EnterAsync(Uri host, string? customer)
    {
        var http = new HttpClient { BaseAddress = host };
        var body = new JsonObject();
        if (customer is not null)
        {
            var page = await http.GetStringAsync(new Uri($"/?as={customer}", UriKind.Relative));
            body["identity"] = IdentityOnPage.Match(page).Groups["token"].Value;
        }

        var admitted = await PostAsync(http, "/chat/token", body);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", admitted.GetProperty("token").GetString());
        var started = await PostAsync(http, "/v3/directline/conversations", []);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", started.GetProperty("token").GetString());
        var shopper = new DirectLineShopper(http, started.GetProperty("conversationId").GetString()!);
        await shopper.PollAsync();
        return shopper;
    }

    /// <summary>Says it and waits for the activity that ends the turn.</summary>
    public async Task<Answer> SayAsync(string text)
    {
        var id = await SendAsync(new JsonObject
        {
            ["type"] = "message",
            ["text"] = text,
            ["channelData"] = new JsonObject { ["clientActivityID"] = Guid.NewGuid().ToString("N") },
        });
        return await AnswerToAsync(id);
    }

    /// <summary>Says it as our widget does: with the id of the last activity that was shown.</summary>
    public async Task<Answer> SayBelowAsync(string text) => await AnswerToAsync(await SendAsync(new JsonObject
    {
        ["type"] = "message",
        ["text"] = text,
        ["channelData"] = new JsonObject { ["clientActivityID"] = Guid.NewGuid().ToString("N"), ["seen"] = _seen[^1].GetProperty("id").GetString() },
    }));

    /// <summary>Clicks on a card and waits for what comes of it.</summary>
    /// <param name="choice"><c>confirm</c> or <c>decline</c>.</param>
    public async Task<Answer> ClickAsync(string actionId, string choice = "confirm") => await AnswerToAsync(await SendClickAsync(actionId, choice));

    public Task<string> SendClickAsync(string actionId, string choice = "confirm") => SendAsync(new JsonObject
    {
        ["type"] = "message",
        ["value"] = new JsonObject { ["action"] = choice, ["actionId"] = actionId },
        ["channelData"] = new JsonObject { ["clientActivityID"] = Guid.NewGuid().ToString("N") },
    });

    /// <summary>Posts any activity and gives the id that it got.</summary>
    public async Task<string> SendAsync(JsonObject activity) =>
        (await PostAsync(Http, $"/v3/directline/conversations/{Conversation}/activities", activity)).GetProperty("id").GetString()!;

    /// <summary>Waits for the final activity that answers a message.</summary>
    /// <exception cref="TimeoutException">None came.</exception>
    public async Task<Answer> AnswerToAsync(string activityId)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!patience.IsCancellationRequested)
        {
            foreach (var activity in _seen)
            {
                if (Answer.Of(activity) is { } answer && answer.Answers.Contains(activityId))
                {
                    return answer;
                }
            }

            await PollAsync();
            await Task.Delay(Pause);
        }

        throw new TimeoutException($"No answer within {Patience}.");
    }

    /// <summary>The code in the newest mail of the demo's mailbox.</summary>
    public async Task<string> MailedCodeAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        static HttpRequestMessage Request() => new(HttpMethod.Get, "/demo/mailbox") { Headers = { Accept = { new("application/json") } } };
        while (!patience.IsCancellationRequested)
        {
            using var response = await Http.SendAsync(Request());
            var mails = await response.Content.ReadFromJsonAsync<JsonElement>();
            if (mails.GetArrayLength() > 0)
            {
                return Code.Match(mails[0].GetProperty("subject").GetString()!).Value;
            }

            await Task.Delay(Pause);
        }

        throw new TimeoutException("No mail came.");
    }

    public async Task PollAsync()
    {
        var set = await Http.GetFromJsonAsync<JsonElement>(
            new Uri($"/v3/directline/conversations/{Conversation}/activities?watermark={_watermark}", UriKind.Relative));
        _seen.AddRange(set.GetProperty("activities").EnumerateArray());
        _watermark = set.TryGetProperty("watermark", out var watermark) ? watermark.GetString() ?? _watermark : _watermark;
    }

    public void Dispose() => Http.Dispose();

    private static async Task<JsonElement> PostAsync(HttpClient http, string path, JsonObject body)
    {
        using var response = await http.PostAsJsonAsync(new Uri(path, UriKind.Relative), body);
        return response.IsSuccessStatusCode
            ? await response.Content.ReadFromJsonAsync<JsonElement>()
            : throw new HttpRequestException(
                $"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}", inner: null, response.StatusCode);
    }
}
