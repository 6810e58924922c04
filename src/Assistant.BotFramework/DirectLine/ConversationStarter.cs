using System.Diagnostics;
using Assistant.BotFramework.Tokens;
using Assistant.Core.Conversations;

namespace Assistant.BotFramework.DirectLine;

/// <summary>Starts the conversation of a caller, or finds it started.</summary>
internal sealed class ConversationStarter(Reception reception, ConversationLog log, FirstStarts firstStarts)
{
    public const string Channel = "directline";

    /// <param name="address">Where the shopper's request comes from.</param>
    public async Task<StartOutcome> StartAsync(
        ChatToken token, string address, string? locale, CancellationToken cancellationToken)
    {
        if (await log.FindAsync(token.Conversation, cancellationToken) is { } known)
        {
            return new StartOutcome.Open(known, IsNew: firstStarts.Take(known.Id));
        }

        if (!token.StartsConversation)
        {
            return new StartOutcome.Gone();
        }

        var request = new StartRequest(token.Conversation, Channel, token.User, address, locale, Customer: null);
        try
        {
            return await reception.StartAsync(request, cancellationToken) switch
            {
                StartResult.Opened(var conversation) => new StartOutcome.Open(conversation, IsNew: true),
                StartResult.TooMany(var wait) => new StartOutcome.TooMany(wait),
                _ => throw new UnreachableException(),
            };
        }
        catch (InvalidOperationException) when (cancellationToken.IsCancellationRequested is false)
        {
            // Another request with this token was a moment faster; what it started is this caller's too.
            return await log.FindAsync(token.Conversation, cancellationToken) is { } conversation
                ? new StartOutcome.Open(conversation, IsNew: false)
                : throw new UnreachableException();
        }
    }
}

internal abstract record StartOutcome
{
    private StartOutcome()
    {
    }

    /// <param name="IsNew">Whether this is the first start of the conversation.</param>
    public sealed record Open(Conversation Conversation, bool IsNew) : StartOutcome;

    /// <summary>There was such a conversation, or never was.</summary>
    public sealed record Gone : StartOutcome;

    public sealed record TooMany(TimeSpan Wait) : StartOutcome;
}
