using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Assistant.Evals.Recordings;

/// <summary>A brain that says what a <see cref="RecordingBrain"/> has kept. What was never asked before cannot be answered.</summary>
public sealed class RecordedBrain(string folder) : IChatClient
{
    private static readonly ChatClientMetadata Metadata = new("recorded");

    /// <exception cref="NotRecordedException">There is no recording of this request.</exception>
    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var path = Path.Combine(folder, $"{BrainRequest.KeyOf(messages, options)}.json");
        if (!File.Exists(path))
            throw new NotRecordedException($"Nothing was recorded in {folder} for what the brain is asked now. Record the run anew.");

        var response = JsonSerializer.Deserialize<ChatResponse>(await File.ReadAllTextAsync(path, cancellationToken), AIJsonUtilities.DefaultOptions)
            ?? throw new NotRecordedException($"{path} holds no answer. Record the run anew.");
        foreach (var message in response.Messages)
            Restore(message.AdditionalProperties);

        return response;
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates())
            yield return update;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(ChatClientMetadata) ? Metadata
        : serviceType?.IsInstanceOfType(this) is true ? this
        : null;

    /// <summary>Holds nothing to let go of.</summary>
    public void Dispose()
    {
    }

    /// <summary>Texts, numbers and lists of texts are again what they were before they were written.</summary>
    private static void Restore(AdditionalPropertiesDictionary? properties)
    {
        foreach (var (name, value) in properties?.ToList() ?? [])
        {
            properties![name] = value switch
            {
                JsonElement { ValueKind: JsonValueKind.String } text => text.GetString(),
                JsonElement { ValueKind: JsonValueKind.Number } number => number.GetDouble(),
                JsonElement { ValueKind: JsonValueKind.Array } list when list.EnumerateArray().All(item => item.ValueKind is JsonValueKind.String) =>
                    list.EnumerateArray().Select(item => item.GetString()!).ToList(),
                _ => value,
            };
        }
    }
}

/// <summary>A request was never recorded: the case is neither passed nor failed.</summary>
public sealed class NotRecordedException(string message) : Exception(message);
