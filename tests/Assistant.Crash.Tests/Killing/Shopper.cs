using Assistant.Core.Conversations;
using Assistant.Crash.Host;

namespace Assistant.Crash.Tests.Killing;

/// <summary>
/// A shopper of a product that dies now and then: sends again what was not acknowledged, under the same id as a client does, and starts the
/// product again where it is dead.
/// </summary>
internal sealed class Shopper(string folder, string mails, CancellationToken cancellationToken) : IAsyncDisposable
{
    private readonly List<(ConversationId Conversation, string ClientId)> _acknowledged = [];
    private Child? _child;
    private int _messages;

    /// <summary>Where the next lives of the product die, in order; then nowhere.</summary>
    public Queue<CrashPoint> Traps { get; } = new();

    /// <summary>Called with each new life, before it is ready.</summary>
    public Action<Child> OnStart { get; init; } = _ => { };

    /// <summary>Called once a life is ready.</summary>
    public Action<Child> OnReady { get; init; } = _ => { };

    public IReadOnlyCollection<(ConversationId Conversation, string ClientId)> Acknowledged => _acknowledged;

    /// <summary>How often the product died.</summary>
    public int Deaths { get; private set; }

    /// <summary>The longest that a life took to be ready.</summary>
    public TimeSpan SlowestStart { get; private set; }

    /// <summary>The most processor time that a life took to be ready.</summary>
    public TimeSpan DearestStart { get; private set; }

    public async Task<ConversationId> OpenAsync(string customer)
    {
        var answer = await AskAsync($"open {customer}");
        return ConversationId.TryParse(answer.Split(' ')[1], out var id) ? id : throw new InvalidOperationException(answer);
    }

    public Task SayAsync(ConversationId id, string text) => AcceptAsync(id, clientId => $"say {id} {clientId} {text}");

    public Task ConfirmAsync(ConversationId id, string card) => AcceptAsync(id, clientId => $"click {id} {clientId} {card}");

    /// <summary>The card that is open once everything is answered; null for none.</summary>
    public async Task<string?> CardAsync(ConversationId id) => (await AskAsync($"card {id}")).Split(' ')[1] is var card and not "none" ? card : null;

    /// <summary>Ends once everything is answered and nothing is under way, in a life that is well.</summary>
    public Task SettleAsync(ConversationId id) => AskAsync($"settle {id}");

    /// <summary>Waits until all mail has left, and ends the product in order.</summary>
    public async Task LeaveAsync()
    {
        await LiveAsync();
        var database = Path.Combine(folder, "conversations.db");
        var limit = TimeProvider.System.GetUtcNow().AddSeconds(60);
        while (Judging.FolderJudge.Rows(database, "select id from outbox where sent_at is null") is { Count: > 0 } waiting)
        {
            Assert.True(TimeProvider.System.GetUtcNow() < limit, $"{waiting.Count} mails were not sent.");
            await Task.Delay(20, cancellationToken);
        }

        if (await (await LiveAsync()).QuitAsync(cancellationToken) is not 0 and var code)
        {
            Assert.Fail($"The product ended with {code}: {await _child!.FaultsAsync(cancellationToken)}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_child is not null)
        {
            await _child.DisposeAsync();
        }
    }

    private async Task AcceptAsync(ConversationId id, Func<string, string> command)
    {
        var clientId = $"message-{++_messages}";
        await AskAsync(command(clientId));
        _acknowledged.Add((id, clientId));
    }

    private async Task<string> AskAsync(string command)
    {
        for (var deaths = 0; deaths < 10; deaths++)
        {
            if (await (await LiveAsync()).AskAsync(command, cancellationToken) is { } answer)
            {
                return answer;
            }

            await BuryAsync();
        }

        throw new InvalidOperationException($"The product dies of \"{command}\" again and again.");
    }

    private async Task<Child> LiveAsync()
    {
        while (_child is null)
        {
            _child = Child.Start(folder, mails, Traps.TryDequeue(out var point) ? point : CrashPoint.None);
            OnStart(_child);
            if (await _child.IsReadyAsync(cancellationToken))
            {
                OnReady(_child);
                SlowestStart = _child.ReadyWithin > SlowestStart ? _child.ReadyWithin : SlowestStart;
                DearestStart = _child.ReadyAtCost > DearestStart ? _child.ReadyAtCost : DearestStart;
            }
            else
            {
                await BuryAsync();
            }
        }

        return _child;
    }

    private async Task BuryAsync()
    {
        // A death by the trap or by our hand says nothing; anything else is a fault of the product.
        var said = await _child!.FaultsAsync(cancellationToken);
        Assert.True(said.Length is 0, said);
        await _child.DisposeAsync();
        _child = null;
        Deaths++;
    }
}
