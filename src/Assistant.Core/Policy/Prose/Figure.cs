using System.Collections.Immutable;
using System.Globalization;
using Assistant.Core.Shop;

namespace Assistant.Core.Policy.Prose;

/// <summary>What a figure in prose counts.</summary>
public enum FigureUnit
{
    /// <summary>Nothing named: the 30 of "on day 30".</summary>
    Number,
    Minutes,
    Hours,
    Days,
    WorkingDays,
    Weeks,
    Months,
    Years,
    Times,
    Percent,
    Money,
    Date,
}

/// <summary>A number, duration, date, percentage or amount as prose says it, in a form that can be compared.</summary>
/// <param name="Value">The number; an amount in minor units; a date as its day number, without a year as -(100 × month + day).</param>
/// <param name="Currency">Of an amount, else empty.</param>
public readonly record struct Figure(FigureUnit Unit, decimal Value, string Currency)
{
    public static Figure Of(decimal value, FigureUnit unit) => new(unit, value, "");

    public static Figure Of(Money amount) => new(FigureUnit.Money, amount.Minor, amount.Currency);

    public static Figure Of(DateOnly day) => new(FigureUnit.Date, day.DayNumber, "");

    /// <summary>A day of every year: "from 20 November to 30 November".</summary>
    public static Figure OfEveryYear(int month, int day) => new(FigureUnit.Date, -((100 * month) + day), "");

    /// <summary>All the ways in which prose may say so many of a unit: 24 months are 2 years, and on "day 30" the unit goes without saying.</summary>
    public static ImmutableArray<Figure> Count(int value, FigureUnit unit) =>
    [
        Of(value, unit),
        Of(value, FigureUnit.Number),
        .. (unit, value) switch
        {
            (FigureUnit.Months, > 0) when value % 12 == 0 => Count(value / 12, FigureUnit.Years),
            (FigureUnit.Days, > 0) when value % 7 == 0 => Count(value / 7, FigureUnit.Weeks),
            (FigureUnit.Hours, > 0) when value % 24 == 0 => Count(value / 24, FigureUnit.Days),
            _ => [],
        },
    ];

    /// <summary>Whether a sentence with <paramref name="said"/> says this figure; a date may leave its year out.</summary>
    public bool IsSaidBy(Figure said) =>
        this == said
        || (this is { Unit: FigureUnit.Date, Value: > 0 } && said is { Unit: FigureUnit.Date, Value: < 0 }
            && DateOnly.FromDayNumber((int)Value) is var day
            && OfEveryYear(day.Month, day.Day) == said);

    public override string ToString() => Unit switch
    {
        FigureUnit.Money => new Money((long)Value, Currency).ToString(),
        FigureUnit.Date when Value > 0 => DateOnly.FromDayNumber((int)Value).ToString("d MMMM yyyy", CultureInfo.InvariantCulture),
        FigureUnit.Date => new DateOnly(2000, (int)-Value / 100, (int)-Value % 100).ToString("d MMMM", CultureInfo.InvariantCulture),
        FigureUnit.Percent => string.Create(CultureInfo.InvariantCulture, $"{Value:0.##}%"),
        FigureUnit.Number => Value.ToString("0.##", CultureInfo.InvariantCulture),
        FigureUnit.WorkingDays => string.Create(CultureInfo.InvariantCulture, $"{Value:0.##} working days"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Value:0.##} {Unit.ToString().ToLowerInvariant()}"),
    };
}
