using Assistant.BotFramework.Activities;
using Assistant.BotFramework.DirectLine;
using Assistant.BotFramework.Tokens;
using Assistant.BotFramework.Wire;
using Assistant.Core.Conversations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Assistant.BotFramework.Streaming;

/// <summary>Opens a stream for whoever holds a ticket. A browser cannot send a header with a WebSocket, so the ticket is in the address.</summary>
internal sealed class StreamEndpoint(
    TrustedOrigins origins,
    StreamTickets tickets,
    Callers callers,
    ConversationLog log,
    OpenStreams streams,
    ActivityReader reader,
    ConversationFeed feed,
    TimeProvider time,
    IHostApplicationLifetime lifetime,
    ILogger<StreamEndpoint> logger)
{
    private static readonly TimeSpan UntilASocketCloses = TimeSpan.FromSeconds(30);

    /// <summary>Null once the stream has run to its end.</summary>
    public async Task<IResult> OpenAsync(HttpContext http, string? watermark, string? t)
    {
        try
        {
            return await TryOpenAsync(http, watermark, t);
        }
        catch (StorageUnavailableException fault)
        {
            logger.StorageUnavailable("stream", fault);
            return DirectLineError.Unavailable();
        }
    }

    private async Task<IResult> TryOpenAsync(HttpContext http, string? watermark, string? t)
    {
        if (!origins.Allows(http.Request))
        {
            return DirectLineError.ForeignOrigin();
        }

        var (ticket, refusal) = Pass(http, t);
        if (ticket is null)
        {
            return refusal!;
        }

        if (await log.FindAsync(ticket.Conversation, http.RequestAborted) is not { } conversation)
        {
            return DirectLineError.NotFound();
        }

        if (Position.Read(watermark, conversation) is not { } after)
        {
            return DirectLineError.BadArgument("The watermark is not one of this conversation.");
        }

        if (!http.WebSockets.IsWebSocketRequest)
        {
            return DirectLineError.BadArgument("Open this address as a WebSocket.");
        }

        using var stream = streams.TryOpen(ticket, NetworkAddress.Of(http));
        if (stream is null)
        {
            return DirectLineError.TooMany("Too many streams are open from here. Close some, or poll.", UntilASocketCloses);
        }

        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        var mapping = reader.Mapping(ticket.Conversation);
        var pump = new StreamPump(socket, stream, mapping, reader, feed, time, logger);
        await pump.RunAsync(after, lifetime.ApplicationStopping);
        return Results.Empty;
    }

    /// <summary>The ticket in the address; a native client may send its token in the header instead.</summary>
    private (StreamTicket? Ticket, IResult? Refusal) Pass(HttpContext http, string? t)
    {
        StreamTicket? ticket;
        if (t is { Length: > 0 })
        {
            var reading = tickets.Read(t);
            if (reading is TicketReading.Expired)
            {
                return (null, DirectLineError.TokenExpired());
            }

            ticket = (reading as TicketReading.Valid)?.Ticket;
        }
        else
        {
            var caller = callers.Read(http.Request);
            if (caller is Caller.Refused(var error))
            {
                return (null, error);
            }

            ticket = caller is Caller.Shopper(var token)
                ? new StreamTicket(token.Conversation, Guid.NewGuid().ToString("N"), token.ExpiresAt)
                : null;
        }

        return ticket switch
        {
            null => (null, DirectLineError.InvalidToken()),
            _ when http.GetRouteValue(Gate.RouteId) as string != ticket.Conversation.Value => (null, DirectLineError.NotYours()),
            _ => (ticket, null),
        };
    }
}
