using System.Runtime.CompilerServices;
using Assistant.Brains.BuiltIn;
using Assistant.Core.Turns;
using Microsoft.Extensions.AI;

namespace Assistant.Hosting;

/// <summary>
/// The built-in brain of one product: whichever release goes live, each request is answered by the brain of the release that its turn has
/// pinned, at the time of this product.
/// </summary>
internal sealed class PinnedBrain(TimeProvider time) : IChatClient
{
    /// <exception cref="InvalidOperationException">The request does not come from a turn, or nobody made a brain of its release.</exception>
    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var asked = messages.ToList();
        return BrainOf(asked).GetResponseAsync(asked, options, cancellationToken);
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var asked = messages.ToList();
        await foreach (var update in BrainOf(asked).GetStreamingResponseAsync(asked, options, cancellationToken))
        {
            yield return update;
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(ChatClientMetadata) ? BuiltInBrain.Metadata
        : serviceType?.IsInstanceOfType(this) is true ? this
        : null;

    /// <summary>Holds nothing to let go of.</summary>
    public void Dispose()
    {
    }

    private BuiltInBrain BrainOf(List<ChatMessage> messages) =>
        messages is [var system, ..] && BrainNotes.Prompts(system)?.Brain is BuiltInBrain brain
            ? brain.At(time)
            : throw new InvalidOperationException("The built-in brain is asked without the prompts of a release.");
}
