using Assistant.BotFramework.Activities;
using Assistant.BotFramework.Streaming;
using Assistant.BotFramework.Tokens;
using Assistant.Core.Conversations;
using Microsoft.AspNetCore.Http;

namespace Assistant.BotFramework.DirectLine;

/// <summary>Hands out what a client needs to go on: a fresh token, and the address of a stream.</summary>
internal sealed class Sessions(ChatTokens tokens, StreamTickets tickets, OpenStreams streams, DirectLineOptions options)
{
    /// <summary>A token for a caller and a conversation that the gate has let pass.</summary>
    public IssuedToken TokenFor(Caller caller, Conversation conversation) => caller is Caller.Shopper(var token)
        ? Renew(token)
        : tokens.Issue(conversation.Id, conversation.Shopper, startsConversation: false, trustedOrigins: []);

    /// <summary>Renews a token; the open streams of its conversation live on with it.</summary>
    public IssuedToken Renew(ChatToken token)
    {
        var renewed = tokens.Renew(token);
        streams.Extend(token.Conversation, renewed.Token.ExpiresAt);
        return renewed;
    }

    /// <summary>Token and stream for a conversation, the stream beginning after <paramref name="after"/>.</summary>
    public ConversationBody Open(HttpRequest request, IssuedToken token, int after)
    {
        var id = token.Token.Conversation;
        var ticket = tickets.Issue(id, token.Token.ExpiresAt);
        var host = options.PublicBase ?? new Uri($"{request.Scheme}://{(request.Host.HasValue ? request.Host : new HostString("localhost"))}");
        var address = new UriBuilder(host)
        {
            Scheme = host.Scheme is "https" ? "wss" : "ws",
            Path = $"/v3/directline/conversations/{id}/stream",
            Query = $"watermark={Position.Watermark(after)}&t={ticket}",
        };
        return new ConversationBody(id.Value, token.Text, token.ExpiresIn, address.Uri.AbsoluteUri);
    }
}
