using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Assistant.Core.Conversations;
using Assistant.Core.Knowledge;
using Assistant.Core.Shop;
using Assistant.Evals.Cases;
using Assistant.Evals.Playing;

namespace Assistant.Evals.Probing;

/// <summary>A seat before a host that runs elsewhere: a visitor who writes over Direct Line and sees what every client sees.</summary>
/// <remarks>Nobody signs in here, no mail can be read, and neither time nor the shop can be changed.</remarks>
internal sealed class DirectLineSeat(HttpClient host) : ISeat
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BetweenPolls = TimeSpan.FromMilliseconds(50);

    private string _conversation = "";
    private string _token = "";
    private string _watermark = "";

    public async Task EnterAsync(CaseShopper shopper, CancellationToken cancellationToken)
    {
        if (shopper.Who is not CaseShopper.Visitor)
            throw new NoAnswerException($"A probe is a visitor and cannot sign in as {shopper.Who}.");

        var opened = await SendAsync(HttpMethod.Post, "chat/token", new JsonObject { ["locale"] = shopper.Locale }, cancellationToken);
        _conversation = opened.GetProperty("conversationId").GetString()!;
        _token = opened.GetProperty("token").GetString()!;
    }

    public async Task<SeatAnswer> SayAsync(string text, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var sent = await SendAsync(HttpMethod.Post, Activities, new JsonObject
        {
            ["type"] = "message",
            ["text"] = text,
            ["from"] = new JsonObject { ["id"] = "probe" },
        }, cancellationToken);
        var id = sent.GetProperty("id").GetString();
        while (Stopwatch.GetElapsedTime(started) < Patience)
        {
            var page = await SendAsync(HttpMethod.Get, $"{Activities}?watermark={Uri.EscapeDataString(_watermark)}", body: null, cancellationToken);
            _watermark = page.TryGetProperty("watermark", out var watermark) ? watermark.GetString() ?? _watermark : _watermark;
            foreach (var activity in page.GetProperty("activities").EnumerateArray())
            {
                if (Answers(activity, id))
                    return new SeatAnswer(Message(activity), Turn: null, HandedOff(activity), Stopwatch.GetElapsedTime(started));
            }

            await Task.Delay(BetweenPolls, cancellationToken);
        }

        throw new NoAnswerException($"No answer came within {Patience.TotalSeconds} seconds.");
    }

    public Task<string> ReadCodeAsync(CancellationToken cancellationToken) => throw new NoAnswerException("A probe cannot read mail.");

    public Task<SeatAnswer> DecideAsync(string choice, CancellationToken cancellationToken) => throw new NoAnswerException("A probe changes nothing.");

    public Task<SeatAnswer> ApproveAsync(bool yes, CancellationToken cancellationToken) => throw new NoAnswerException("A probe changes nothing.");

    public void LoseNextReply() => throw new NoAnswerException("A probe cannot break the shop.");

    public Task WaitAsync(TimeSpan time, CancellationToken cancellationToken) => throw new NoAnswerException("A probe cannot let time pass.");

    public Task ChangeShopAsync(ImmutableArray<CaseShopChange> changes, CancellationToken cancellationToken) =>
        throw new NoAnswerException("A probe cannot change the shop.");

    public Task<Aftermath> LeaveAsync(CancellationToken cancellationToken) => Task.FromResult(new Aftermath(Handoff: null, Changed: null, Tokens: null));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private string Activities => $"v3/directline/conversations/{_conversation}/activities";

    /// <exception cref="NoAnswerException">The host refuses, cannot be reached, or answers with what is no JSON.</exception>
    private async Task<JsonElement> SendAsync(HttpMethod method, string path, JsonObject? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        if (_token.Length > 0)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);

        try
        {
            using var response = await host.SendAsync(request, cancellationToken);
            return response.IsSuccessStatusCode
                ? Answered(await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken), path)
                : throw new NoAnswerException(string.Create(CultureInfo.InvariantCulture, $"The host answered {(int)response.StatusCode} to {path.Split('/', '?')[0]}."));
        }
        catch (Exception fault) when (fault is HttpRequestException or JsonException || (fault is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new NoAnswerException($"The host cannot be talked to: {fault.GetType().Name}.");
        }
    }

    /// <exception cref="JsonException">The answer lacks what Direct Line and the token endpoint promise.</exception>
    private static JsonElement Answered(JsonElement answer, string path) =>
        answer.ValueKind is JsonValueKind.Object
            && (path is "chat/token" ? answer.TryGetProperty("conversationId", out _) && answer.TryGetProperty("token", out _)
                : answer.TryGetProperty("activities", out var activities) ? activities.ValueKind is JsonValueKind.Array
                : answer.TryGetProperty("id", out _))
            ? answer
            : throw new JsonException("Not what this endpoint answers.");

    private static bool Answers(JsonElement activity, string? id) =>
        Data(activity, "turn") is { } turn && turn.GetProperty("final").GetBoolean()
        && turn.GetProperty("answers").EnumerateArray().Any(answered => answered.GetString() == id);

    private static bool HandedOff(JsonElement activity) => Data(activity, "attendant") is { } attendant && attendant.GetString() is "queued" or "person";

    private static JsonElement? Data(JsonElement activity, string member) =>
        activity.TryGetProperty("channelData", out var data) && data.TryGetProperty(member, out var value) ? value : null;

    private static OutgoingMessage Message(JsonElement activity) => new(Speaker.Assistant, ShownText.Of(Text(activity, "text")))
    {
        Citations = [.. Items(activity, "entities").SelectMany(entity => Items(entity, "citation")).Select(Citation)],
        Cards = [.. Items(activity, "attachments").Select(Card).OfType<Card>()],
        Suggestions = activity.TryGetProperty("suggestedActions", out var suggested) ? [.. Items(suggested, "actions").Select(action => Text(action, "value"))] : [],
    };

    private static Citation Citation(JsonElement claim)
    {
        var page = claim.GetProperty("appearance");
        return new Citation(
            claim.GetProperty("position").GetInt32(), new PageId(Text(page, "identifier")), Text(page, "name"), Text(page, "anchor"),
            Text(page, "heading"), Text(page, "version"), Text(page, "text"));
    }

    /// <summary>Only what kind of card it is: its numbers are texts on this wire.</summary>
    private static Card? Card(JsonElement attachment) => (Text(attachment, "contentType"), attachment.GetProperty("content")) switch
    {
        ("application/vnd.microsoft.card.receipt", var content) => new Card.OrderCard(default, Text(content, "title"), [], [], default),
        ("application/vnd.microsoft.card.hero", var content) => new Card.ProductCard(default, Text(content, "title"), Text(content, "subtitle"), Text(content, "text"), ImagePath: null),
        _ => null,
    };

    private static ImmutableArray<JsonElement> Items(JsonElement owner, string member) =>
        owner.TryGetProperty(member, out var items) && items.ValueKind is JsonValueKind.Array ? [.. items.EnumerateArray()] : [];

    private static string Text(JsonElement owner, string member) =>
        owner.TryGetProperty(member, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString()! : "";
}
