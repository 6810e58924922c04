using Assistant.Core.Conversations;
using Microsoft.Extensions.Logging;

namespace Assistant.BotFramework;

internal static partial class Log
{
    [LoggerMessage(LogLevel.Error, "Storage was not available to {Endpoint}")]
    public static partial void StorageUnavailable(this ILogger logger, string? endpoint, Exception fault);

    [LoggerMessage(LogLevel.Error, "Reading a message took {Endpoint} longer than any text can: the machine stood still. Nothing was stored")]
    public static partial void StoodStill(this ILogger logger, string? endpoint);

    [LoggerMessage(LogLevel.Warning, "Storage was not available to the stream of {Conversation}; its client will come back")]
    public static partial void StreamLostStorage(this ILogger logger, ConversationId conversation, Exception fault);

    [LoggerMessage(LogLevel.Information, "A stream of {Conversation} was closed: its client reads too slowly")]
    public static partial void SlowReader(this ILogger logger, ConversationId conversation);
}
