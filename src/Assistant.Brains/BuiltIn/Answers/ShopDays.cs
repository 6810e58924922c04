using System.Globalization;

namespace Assistant.Brains.BuiltIn.Answers;

/// <summary>Days and times as this shop's shoppers read them, in the shop's time zone.</summary>
internal sealed class ShopDays(TimeZoneInfo zone, DateTimeOffset now)
{
    public DateOnly Today { get; } = DayIn(zone, now);

    /// <summary><c>Tuesday 24 November</c>, with the year where it is another one.</summary>
    public string Words(DateOnly day) =>
        day.ToString(day.Year == Today.Year ? "dddd d MMMM" : "dddd d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>The shop's day of a moment.</summary>
    public DateOnly Of(DateTimeOffset at) => DayIn(zone, at);

    public string Words(DateTimeOffset at) => Words(DayIn(zone, at));

    /// <summary><c>14:05</c>, with the day where it is another one.</summary>
    public string Time(DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        var clock = local.ToString("HH:mm", CultureInfo.InvariantCulture);
        return DayIn(zone, at) == Today ? clock : $"{clock} on {Words(at)}";
    }

    private static DateOnly DayIn(TimeZoneInfo zone, DateTimeOffset at) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);
}
