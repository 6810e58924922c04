using System.Threading.Channels;
using Assistant.Core.Conversations;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Commands.Chat;

/// <summary>The one writer of a chat: answers, a colleague's words, mail notices and prompts come from several sides and never mix.</summary>
internal sealed class ChatScreen(CommandIo io)
{
    private readonly Channel<Item> _items = Channel.CreateUnbounded<Item>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Lock _lock = new();
    private Conversation? _shown;
    private string? _lastSeen;
    private Waiting? _waiting;

    /// <summary>The last message of somebody else's that was shown.</summary>
    public string? LastSeen => Volatile.Read(ref _lastSeen);

    public void Show(FeedItem.Appended appended) => _items.Writer.TryWrite(new Item.Happened(appended));

    /// <summary>A line for the person, beside the data.</summary>
    public void Tell(string line) => _items.Writer.TryWrite(new Item.Beside($"{line}\n"));

    public void Prompt() => _items.Writer.TryWrite(new Item.Beside("> "));

    public void Complete() => _items.Writer.TryComplete();

    /// <summary>Waits until the message has its answer on the screen, or will get none because a person attends or the conversation has ended.</summary>
    public Task AnsweredAsync(int sequence, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_shown is { } shown && IsDone(shown, sequence))
            {
                return Task.CompletedTask;
            }

            _waiting = new Waiting(sequence, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            return _waiting.Done.Task.WaitAsync(cancellationToken);
        }
    }

    public async Task RunAsync(IChatPrinter printer, CancellationToken cancellationToken)
    {
        await foreach (var item in _items.Reader.ReadAllAsync(cancellationToken))
        {
            switch (item)
            {
                case Item.Beside(var text):
                    await io.Err.WriteAsync(text.AsMemory(), cancellationToken);
                    await io.Err.FlushAsync(cancellationToken);
                    break;
                case Item.Happened(var appended):
                    foreach (var e in appended.Events)
                    {
                        if (printer.Print(e) is { } text)
                        {
                            await io.WriteLineAsync(text, cancellationToken);
                            See(appended.State.Id, e);
                        }
                    }

                    Note(appended.State);
                    break;
            }
        }
    }

    private void See(ConversationId id, ConversationEvent e)
    {
        if (e is IVisible { Sequence: var sequence } and not ShopperSpoke)
        {
            Volatile.Write(ref _lastSeen, ActivityId.Of(id, sequence));
        }
    }

    private void Note(Conversation state)
    {
        lock (_lock)
        {
            _shown = state;
            if (_waiting is { } waiting && IsDone(state, waiting.Sequence))
            {
                waiting.Done.TrySetResult();
                _waiting = null;
            }
        }
    }

    private static bool IsDone(Conversation state, int sequence) =>
        state.LastSequence >= sequence && state.Unanswered.All(message => message.Sequence != sequence);

    private sealed record Waiting(int Sequence, TaskCompletionSource Done);

    private abstract record Item
    {
        public sealed record Happened(FeedItem.Appended Appended) : Item;

        public sealed record Beside(string Text) : Item;
    }
}
