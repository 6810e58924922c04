using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Assistant.Testing.Models;

/// <summary>
/// An embeddings endpoint on the OpenAI wire, over real HTTP. Its model knows groups of words that mean the same; each group is a dimension.
/// </summary>
public sealed class EmbeddingsStub : IDisposable
{
    /// <summary>A word of no language, which the model alone takes for "refund".</summary>
    public const string Refund = "krelmo";

    private static readonly string[][] Groups =
    [
        ["refund", "refunds", "money", Refund],
        ["return", "returns", "send", "back", "window"],
        ["label", "postage", "pays", "costs"],
        ["delivery", "shipping", "courier", "arrives"],
    ];

    private readonly HttpListener _listener;

    public EmbeddingsStub()
    {
        (_listener, Endpoint) = Listen();
        _ = AnswerAsync();
    }

    /// <summary>With the version.</summary>
    public Uri Endpoint { get; }

    /// <summary>What was asked for, in order: one list of texts for each request.</summary>
    public ConcurrentQueue<IReadOnlyList<string>> Requests { get; } = [];

    /// <summary>Header of the last request.</summary>
    public string? Authorization { get; private set; }

    /// <summary>Takes the place of the answer; null: vectors, as asked for.</summary>
    public Func<HttpListenerResponse, Task>? Instead { get; set; }

    /// <summary>Answers with numbers where base64 was asked for, as some servers do.</summary>
    public bool IgnoresEncoding { get; set; }

    /// <summary>The last comes first, as nothing forbids.</summary>
    public bool Reverses { get; set; }

    public static Func<HttpListenerResponse, Task> Status(int status, string body = "{\"error\":{\"message\":\"the text was: secret\"}}") => async response =>
    {
        response.StatusCode = status;
        response.ContentType = "application/json";
        await response.OutputStream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(body));
    };

    public static float[] Vector(string text)
    {
        var words = text.ToLowerInvariant().Split([' ', '\n', '?', '.', ','], StringSplitOptions.RemoveEmptyEntries);
        // The last dimension is what all texts share.
        return [.. Groups.Select(group => (float)words.Count(group.Contains)), 1];
    }

    public void Dispose() => _listener.Close();

    private static (HttpListener Listener, Uri Endpoint) Listen()
    {
        while (true)
        {
            var listener = new HttpListener();
            try
            {
                using var probe = new TcpListener(IPAddress.Loopback, 0);
                probe.Start();
                var port = ((IPEndPoint)probe.LocalEndpoint).Port;
                probe.Stop();
                listener.Prefixes.Add($"http://localhost:{port}/");
                listener.Start();
                return (listener, new Uri($"http://localhost:{port}/v1"));
            }
            catch (HttpListenerException)
            {
                // Somebody else was faster with the port.
                listener.Close();
            }
        }
    }

    private async Task AnswerAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                _ = AnswerAsync(await _listener.GetContextAsync());
            }
            catch (Exception end) when (end is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        var request = await JsonNode.ParseAsync(context.Request.InputStream);
        var texts = request!["input"]!.AsArray().Select(text => text!.GetValue<string>()).ToList();
        Authorization = context.Request.Headers["Authorization"];
        Requests.Enqueue(texts);
        if (Instead is { } instead)
        {
            await instead(context.Response);
        }
        else
        {
            var isBase64 = !IgnoresEncoding && request["encoding_format"]?.GetValue<string>() is "base64";
            var data = texts.Select((text, index) => new { @object = "embedding", index, embedding = Encoded(Vector(text), isBase64) });
            context.Response.ContentType = "application/json";
            await JsonSerializer.SerializeAsync(
                context.Response.OutputStream, new { @object = "list", model = request["model"]!.GetValue<string>(), data = Reverses ? data.Reverse() : data });
        }

        context.Response.Close();
    }

    private static object Encoded(float[] vector, bool isBase64) =>
        isBase64 ? Convert.ToBase64String(MemoryMarshal.AsBytes<float>(vector)) : vector;
}
