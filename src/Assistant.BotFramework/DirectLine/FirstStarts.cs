using Assistant.Core.Conversations;

namespace Assistant.BotFramework.DirectLine;

/// <summary>
/// Remembers conversations that were stored with their token and that no client has started yet, so that the first start answers
/// 201. After a restart it answers 200: clients treat both alike.
/// </summary>
internal sealed class FirstStarts
{
    private const int Most = 10_000;

    private readonly Lock _lock = new();
    private readonly HashSet<ConversationId> _waiting = [];
    private readonly Queue<ConversationId> _order = new();

    public void Add(ConversationId id)
    {
        lock (_lock)
        {
            _waiting.Add(id);
            _order.Enqueue(id);
            if (_order.Count > Most)
            {
                _waiting.Remove(_order.Dequeue());
            }
        }
    }

    /// <summary>True once for each conversation added.</summary>
    public bool Take(ConversationId id)
    {
        lock (_lock)
        {
            return _waiting.Remove(id);
        }
    }
}
