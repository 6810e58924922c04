using Assistant.Core.Conversations;
using Assistant.Core.Turns;

namespace Assistant.Testing.Turns;

/// <summary>Waits for what the scheduler does by itself, without asking again and again.</summary>
public static class FeedWaiting
{
    // Met only by a test that is about to fail.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Ends once every message of the conversation is answered.</summary>
    public static Task AnsweredAsync(this TestAssistant assistant, ConversationId id) =>
        assistant.BecomesAsync(id, conversation => conversation.Unanswered.IsEmpty);

    /// <summary>Ends once everybody who follows the conversation was told of all that is stored.</summary>
    /// <remarks>A change is stored and told under one lock, and its state can be read before the last one is told. A change of nothing gets its turn after that.</remarks>
    public static Task ToldAsync(this TestAssistant assistant, ConversationId id) =>
        assistant.Log.UpdateAsync(id, _ => new Change<bool>(true, []), CancellationToken.None);

    /// <summary>Ends once the next turn of the conversation has begun.</summary>
    public static async Task TurnOpensAsync(this TestAssistant assistant, ConversationId id)
    {
        var opened = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var subscription = assistant.Feed.Subscribe(id, item =>
        {
            if (item is FeedItem.Progressed(_, TurnEvent.Opened))
            {
                opened.TrySetResult();
            }
        });
        await opened.Task.WaitAsync(Patience);
    }

    /// <summary>Ends once the stored conversation is as <paramref name="isSo"/> says.</summary>
    public static async Task BecomesAsync(this TestAssistant assistant, ConversationId id, Func<Conversation, bool> isSo)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var subscription = assistant.Feed.Subscribe(id, item =>
        {
            if (item is FeedItem.Appended(var state, _) && isSo(state))
            {
                reached.TrySetResult();
            }
        });
        if (!isSo(await assistant.StateAsync(id)))
        {
            await reached.Task.WaitAsync(Patience);
        }
    }
}
