using Assistant.Core.Conversations;

namespace Assistant.BotFramework.Tokens;

/// <summary>
/// Makes and reads the tickets that stand in a stream's address, where a browser cannot send a header: 60 seconds, one
/// conversation, for nothing but opening a stream.
/// </summary>
internal sealed class StreamTickets(ChatKeys keys, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(60);

    /// <param name="sessionUntil">When the token expires in whose name the ticket is made; the stream does not outlive it.</param>
    public string Issue(ConversationId conversation, DateTimeOffset sessionUntil) => SignedToken.Sign(
        new StreamTicketClaims(
            conversation.Value,
            Guid.NewGuid().ToString("N"),
            (time.GetUtcNow() + Lifetime).ToUnixTimeSeconds(),
            sessionUntil.ToUnixTimeSeconds()),
        TokenJson.Default.StreamTicketClaims,
        keys.Id,
        keys.StreamTicket);

    public TicketReading Read(string? text)
    {
        if (SignedToken.Read(text, TokenJson.Default.StreamTicketClaims, keys.Id, keys.StreamTicket) is not { } claims
            || !ConversationId.TryParse(claims.Conv, out var conversation))
        {
            return new TicketReading.Invalid();
        }

        var now = time.GetUtcNow();
        return now < DateTimeOffset.FromUnixTimeSeconds(claims.Exp) && now < DateTimeOffset.FromUnixTimeSeconds(claims.Until)
            ? new TicketReading.Valid(new StreamTicket(conversation, claims.Jti, DateTimeOffset.FromUnixTimeSeconds(claims.Until)))
            : new TicketReading.Expired();
    }
}

/// <param name="Id">Two sockets with the same ticket are the same client coming back.</param>
internal sealed record StreamTicket(ConversationId Conversation, string Id, DateTimeOffset SessionUntil);

internal abstract record TicketReading
{
    private TicketReading()
    {
    }

    public sealed record Valid(StreamTicket Ticket) : TicketReading;

    public sealed record Expired : TicketReading;

    public sealed record Invalid : TicketReading;
}

internal sealed record StreamTicketClaims(string Conv, string Jti, long Exp, long Until);
