using System.Runtime.CompilerServices;
using Assistant.Evals.Recordings;
using Microsoft.Extensions.AI;

namespace Assistant.Evals.Stages;

/// <summary>Counts the tokens that a brain says it used, over all calls of one case. Not disposed: the brain is shared with other cases.</summary>
internal sealed class TokenMeter(IChatClient brain) : DelegatingChatClient(brain)
{
    private long _tokens;

    /// <summary>Why a recorded brain could not answer; null where it always could.</summary>
    public string? NotRecorded { get; private set; }

    /// <summary>Input and output together; 0 for a brain that uses none.</summary>
    public long Tokens => Interlocked.Read(ref _tokens);

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        try
        {
            var response = await base.GetResponseAsync(messages, options, cancellationToken);
            Add(response.Usage);
            return response;
        }
        catch (NotRecordedException fault)
        {
            // The turn makes an honest handoff of it; the case must not be judged by that.
            NotRecorded = fault.Message;
            throw;
        }
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var update in base.GetStreamingResponseAsync(messages, options, cancellationToken))
        {
            foreach (var usage in update.Contents.OfType<UsageContent>())
                Add(usage.Details);

            yield return update;
        }
    }

    private void Add(UsageDetails? usage) =>
        Interlocked.Add(ref _tokens, usage?.TotalTokenCount ?? (usage?.InputTokenCount ?? 0) + (usage?.OutputTokenCount ?? 0));
}
