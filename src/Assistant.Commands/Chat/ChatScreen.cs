using System.Threading.Channels;
using Assistant.Core.Conversations;

namespace Assistant.Commands.Chat;

/// <summary>The one writer of a chat: answers, a colleague's words, mail notices and prompts come from several sides and never mix.</summary>
internal sealed class ChatScreen(CommandIo io)
{
    private readonly Channel<Item> _items = Channel.CreateUnbounded<Item>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Lock _lock = new();
    private Conversation? _shown;
    private Waiting? _waiting;

    /// <summary>The last message that was shown.</summary>
    public string? LastSeen => Volatile.Read(ref _shown) is { LastSequence: > 0 } shown ? ActivityId.Of(shown.Id, shown.LastSequence) : null;

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
                        }
                    }

                    Note(appended.State);
                    break;
            }
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
