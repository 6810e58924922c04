using Assistant.BotFramework.Tokens;
using Assistant.Core;
using Assistant.Core.Conversations;

namespace Assistant.BotFramework.Streaming;

/// <summary>
/// The streams that are open in this process. A client that comes back with the same ticket takes the place of its older socket; a
/// conversation with too many sockets loses its oldest; an address with too many gets no further one.
/// </summary>
internal sealed class OpenStreams(Limits limits)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<ConversationId, List<OpenStream>> _byConversation = [];
    private readonly Dictionary<string, int> _byAddress = [];

    /// <summary>Counts a new stream until it is disposed; null where its address has too many.</summary>
    public OpenStream? TryOpen(StreamTicket ticket, string address)
    {
        lock (_lock)
        {
            var fromAddress = _byAddress.GetValueOrDefault(address);
            if (fromAddress >= limits.SocketsPerAddress)
            {
                return null;
            }

            if (!_byConversation.TryGetValue(ticket.Conversation, out var streams))
            {
                _byConversation.Add(ticket.Conversation, streams = []);
            }

            var replaced = streams.FirstOrDefault(stream => stream.Ticket.Id == ticket.Id)
                ?? (streams.Count >= limits.SocketsPerConversation ? streams[0] : null);
            if (replaced is not null)
            {
                streams.Remove(replaced);
                replaced.GiveWay();
            }

            var opened = new OpenStream(this, ticket, address);
            streams.Add(opened);
            _byAddress[address] = fromAddress + 1;
            return opened;
        }
    }

    /// <summary>A token of the conversation was renewed: its streams may stay as long as the new one is good.</summary>
    public void Extend(ConversationId conversation, DateTimeOffset until)
    {
        lock (_lock)
        {
            foreach (var stream in _byConversation.GetValueOrDefault(conversation) ?? [])
            {
                stream.Extend(until);
            }
        }
    }

    internal void Close(OpenStream stream)
    {
        lock (_lock)
        {
            if (_byConversation.TryGetValue(stream.Ticket.Conversation, out var streams)
                && streams.Remove(stream)
                && streams.Count is 0)
            {
                _byConversation.Remove(stream.Ticket.Conversation);
            }

            if (--_byAddress[stream.Address] is 0)
            {
                _byAddress.Remove(stream.Address);
            }
        }
    }
}
