using System.Globalization;
using Assistant.Core.Conversations;

namespace Assistant.BotFramework.Activities;

/// <summary>Positions in a conversation as clients hold them: a watermark is the number of the newest activity they have.</summary>
internal static class Position
{
    /// <summary>The number of the newest activity; the end of a conversation takes the number after its last message.</summary>
    public static int Last(Conversation conversation) => conversation.LastSequence + (conversation.HasEnded ? 1 : 0);

    public static string Watermark(int sequence) => sequence.ToString(CultureInfo.InvariantCulture);

    /// <summary>
    /// The number that a watermark stands for. An absent or empty one, and <c>-</c>, mean the beginning; null for a text that this
    /// conversation never gave out.
    /// </summary>
    public static int? Read(string? watermark, Conversation conversation) => watermark switch
    {
        null or "" or "-" => 0,
        _ when int.TryParse(watermark, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            && sequence <= Last(conversation) => sequence,
        _ => null,
    };
}
