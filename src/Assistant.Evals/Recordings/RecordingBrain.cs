using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Assistant.Evals.Recordings;

/// <summary>Keeps what a brain answers, one file for each request, so that a run can be played again without it.</summary>
/// <remarks>A recording holds what shoppers of eval cases wrote: never record real ones.</remarks>
public sealed class RecordingBrain(IChatClient brain, string folder) : DelegatingChatClient(brain)
{
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var asked = messages.ToList();
        var response = await base.GetResponseAsync(asked, options, cancellationToken);
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $"{BrainRequest.KeyOf(asked, options)}.json");
        var unfinished = $"{path}.{Guid.NewGuid():N}";
        await File.WriteAllTextAsync(unfinished, JsonSerializer.Serialize(response, AIJsonUtilities.DefaultOptions), cancellationToken);
        File.Move(unfinished, path, overwrite: true);
        return response;
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates())
            yield return update;
    }
}
