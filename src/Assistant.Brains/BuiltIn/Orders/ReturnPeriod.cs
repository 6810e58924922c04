using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Assistant.Brains.BuiltIn.Orders;

/// <summary>
/// The last day on which an item can be given back, counted from what the live page itself says: so many days from delivery, and a
/// later day for orders of a season. What the page does not say in these words is not counted.
/// </summary>
internal static partial class ReturnPeriod
{
    [GeneratedRegex(@"\bwithin (?<days>\d{1,3}) days of delivery\b", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Days { get; }

    [GeneratedRegex(
        @"\borders placed from (?<first>\d{1,2} \p{L}+ \d{4}) to (?<last>\d{1,2} \p{L}+ \d{4}) can be returned until (?<until>\d{1,2} \p{L}+ \d{4})\b",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Season { get; }

    /// <param name="Source">The mark of the passage that says so.</param>
    internal sealed record Last(DateOnly Day, string Source);

    /// <summary>The later of both days; null where no passage says a number of days.</summary>
    /// <param name="placed">When the order was placed; null where nobody knows, and then no season is counted.</param>
    public static Last? LastDay(ImmutableArray<CheckedPassage> policy, DateOnly? placed, DateOnly delivered)
    {
        if (policy.IsDefaultOrEmpty || policy.FirstOrDefault(passage => Days.IsMatch(passage.Text)) is not { } counted)
        {
            return null;
        }

        var days = int.Parse(Days.Match(counted.Text).Groups["days"].Value, CultureInfo.InvariantCulture);
        var last = new Last(delivered.AddDays(days), counted.Source);
        return policy.Select(passage => OfSeason(passage, placed)).OfType<Last>().Append(last).MaxBy(end => end.Day);
    }

    private static Last? OfSeason(CheckedPassage passage, DateOnly? placed) =>
        placed is { } day
            && Season.Match(passage.Text) is { Success: true } season
            && Read(season, "first") is { } first
            && Read(season, "last") is { } final
            && Read(season, "until") is { } until
            && day >= first && day <= final
                ? new Last(until, passage.Source)
                : null;

    private static DateOnly? Read(Match season, string group) =>
        DateOnly.TryParseExact(season.Groups[group].Value, "d MMMM yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
