namespace Assistant.Core;

/// <summary>A bounded table that makes what is missing and forgets what was used longest ago. Safe for several threads.</summary>
internal sealed class RecentlyUsed<TKey, TValue>(int capacity, Func<TKey, TValue> create)
    where TKey : notnull
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, LinkedListNode<(TKey Key, TValue Value)>> _nodes = [];
    private readonly LinkedList<(TKey Key, TValue Value)> _order = new();

    public TValue Get(TKey key)
    {
        lock (_lock)
        {
            if (_nodes.TryGetValue(key, out var node))
            {
                _order.Remove(node);
                _order.AddFirst(node);
                return node.Value.Value;
            }

            node = _order.AddFirst((key, create(key)));
            _nodes.Add(key, node);
            if (_nodes.Count > capacity)
            {
                _nodes.Remove(_order.Last!.Value.Key);
                _order.RemoveLast();
            }

            return node.Value.Value;
        }
    }
}
