namespace Assistant.Core.Shop;

/// <summary>The shop's days: where they begin and end.</summary>
public sealed class ShopZone(TimeZoneInfo zone)
{
    public static ShopZone Utc { get; } = new(TimeZoneInfo.Utc);

    public DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);

    /// <summary>The first moment behind a day: its last second is in, this one is out.</summary>
    public DateTimeOffset EndOf(DateOnly day)
    {
        var midnight = day.AddDays(1).ToDateTime(TimeOnly.MinValue);

        // Where clocks skip midnight, the next day begins later; where they repeat it, it begins the first time.
        while (zone.IsInvalidTime(midnight))
        {
            midnight = midnight.AddMinutes(15);
        }

        var offset = zone.IsAmbiguousTime(midnight) ? zone.GetAmbiguousTimeOffsets(midnight).Max() : zone.GetUtcOffset(midnight);
        return new DateTimeOffset(midnight, offset);
    }
}
