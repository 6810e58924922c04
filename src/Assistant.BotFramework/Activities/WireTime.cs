using System.Globalization;

namespace Assistant.BotFramework.Activities;

/// <summary>How moments are written on the wire: ISO 8601 in UTC with milliseconds.</summary>
internal static class WireTime
{
    public static string Of(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
