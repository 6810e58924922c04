using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Assistant.Testing.Web;

namespace Assistant.Web.Tests;

/// <summary>Sends what no well-behaved client would send.</summary>
internal static class Wire
{
    public static string ActivitiesOf(string conversation) => $"/v3/directline/conversations/{conversation}/activities";

    /// <summary>Posts a body as it is to the shopper's own conversation.</summary>
    public static async Task<HttpResponseMessage> PostBodyAsync(this DirectLineShopper shopper, byte[] body)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/json");
        return await shopper.Http.PostAsync(new Uri(ActivitiesOf(shopper.Conversation), UriKind.Relative), content);
    }

    /// <summary>Posts a message with this JSON string, quotes included.</summary>
    public static Task<HttpResponseMessage> PostTextAsync(this DirectLineShopper shopper, string jsonString) =>
        shopper.PostBodyAsync(Encoding.UTF8.GetBytes($$"""{"type":"message","text":{{jsonString}}}"""));

    public static async Task<string> IdAsync(this HttpResponseMessage response) =>
        JsonNode.Parse(await response.Content.ReadAsStringAsync())!["id"]!.GetValue<string>();

    public static JsonElement ActivityById(this DirectLineShopper shopper, string id) =>
        shopper.Activities.Single(activity => activity.TryGetProperty("id", out var own) && own.GetString() == id);

    /// <summary>Sends a request line exactly as written: clients tidy paths up before they send them.</summary>
    public static async Task<string> GetRawAsync(Uri host, string target, CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(host.Host, host.Port, cancellationToken);
        var stream = client.GetStream();
        await stream.WriteAsync(
            Encoding.Latin1.GetBytes($"GET {target} HTTP/1.1\r\nHost: {host.Authority}\r\nConnection: close\r\n\r\n"), cancellationToken);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return await reader.ReadToEndAsync(cancellationToken);
    }
}
