using System.Text.Json;
using Assistant.Core.Conversations;

namespace Assistant.BotFramework.Activities;

/// <summary>Writes the events of one conversation, in order and from the first one, as the activities that Direct Line sends: one JSON text each.</summary>
/// <param name="botName">The assistant's name as shoppers see it.</param>
/// <param name="links">The address under which shoppers reach the host; null: links are relative.</param>
public sealed class ActivityLines(ConversationId id, string botName, Uri? links)
{
    private readonly ActivityMapping _mapping = new(id, botName, new PublicUrl(links));

    /// <summary>The activity on one line, or null for what shoppers do not see.</summary>
    public string? Write(ConversationEvent e) =>
        _mapping.Map(e) is { } activity ? JsonSerializer.Serialize(activity, ActivityJson.Wire.Activity) : null;
}
