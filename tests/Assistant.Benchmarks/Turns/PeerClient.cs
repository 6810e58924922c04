using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Assistant.Benchmarks.Load;

namespace Assistant.Benchmarks.Turns;

/// <summary>Posts messages to the <see cref="PeerServer"/> over a connection of its own, as every shopper does.</summary>
internal sealed class PeerClient(Uri host) : IClient
{
    private readonly HttpClient _http = new() { BaseAddress = host };

    public async Task AskAsync(int turn, CancellationToken cancellationToken)
    {
        var message = new JsonObject { ["type"] = "message", ["text"] = "How long do I have to return something?" };
        using var response = await _http.PostAsJsonAsync(new Uri(PeerServer.Path, UriKind.Relative), message, cancellationToken);
        response.EnsureSuccessStatusCode();
        var stored = await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        if (stored.GetProperty("id").GetInt64() <= 0)
        {
            throw new InvalidDataException("The answer has no id.");
        }
    }

    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return ValueTask.CompletedTask;
    }
}
