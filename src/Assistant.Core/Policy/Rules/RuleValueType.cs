using System.Collections.Immutable;
using System.Globalization;
using Assistant.Core.Knowledge;
using Assistant.Core.Policy.Prose;
using Assistant.Core.Shop;

namespace Assistant.Core.Policy.Rules;

/// <summary>How a kind of value is written in front matter, how prose says it, and which figures in prose it accounts for.</summary>
/// <typeparam name="T">What code works with.</typeparam>
internal abstract class RuleValueType<T>
{
    /// <summary>What to write, with an example, for the remedy of a fault: <c>a whole number of days, such as 30</c>.</summary>
    public abstract string Expected { get; }

    /// <summary>Reads the value; false where it is not one of this type.</summary>
    public abstract bool TryRead(YamlValue value, out T read);

    /// <summary>What a marker renders into prose.</summary>
    public abstract string Written(T value);

    /// <summary>All figures in prose that say this value; empty where it is not said in figures.</summary>
    public virtual ImmutableArray<Figure> Figures(T value) => [];

    /// <summary>
    /// What prose says instead, where it speaks of values of this type in words and none of it says this one; else null.
    /// </summary>
    public virtual string? SaidInstead(T value, string prose) => null;
}

/// <summary>A whole number of some unit.</summary>
internal sealed class WholeNumber(FigureUnit unit, string unitName, int most) : RuleValueType<int>
{
    public override string Expected => $"a whole number of {unitName} from 0 to {most.ToString(CultureInfo.InvariantCulture)}, such as 30";

    public override bool TryRead(YamlValue value, out int read)
    {
        read = 0;
        return value is YamlValue.Scalar { Text: var text }
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out read)
            && read <= most;
    }

    public override string Written(int value) => value.ToString(CultureInfo.InvariantCulture);

    public override ImmutableArray<Figure> Figures(int value) => Figure.Count(value, unit);
}

/// <summary>An amount with its currency: <c>EUR 3.95</c>.</summary>
internal sealed class Amount : RuleValueType<Money>
{
    public override string Expected => "a currency and an amount with all of its decimals, such as EUR 3.95";

    public override bool TryRead(YamlValue value, out Money read)
    {
        read = default;
        return value is YamlValue.Scalar { Text: [_, _, _, ' ', ..] text }
            && IsoCodes.IsCurrency(text[..3])
            && TryRead(text[4..], text[..3], out read);
    }

    public override string Written(Money value) => value.ToString();

    public override ImmutableArray<Figure> Figures(Money value) =>
        value.Minor == 0 ? [] : [Figure.Of(value)];

    private static bool TryRead(string number, string currency, out Money read)
    {
        var exponent = Currencies.Exponent(currency);
        var valid = decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            && amount <= 1_000_000_000
            && (amount.Scale == exponent || amount.Scale == 0);
        read = valid ? new Money((long)(amount * (decimal)Math.Pow(10, exponent)), currency) : default;
        return valid;
    }
}

/// <summary>One day of the calendar.</summary>
internal sealed class CalendarDay : RuleValueType<DateOnly>
{
    public override string Expected => "a day, such as 2027-01-31";

    public override bool TryRead(YamlValue value, out DateOnly read)
    {
        read = default;
        return value is YamlValue.Scalar { Text: var text }
            && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out read)
            && read.Year is >= 2000 and < 2100;
    }

    public override string Written(DateOnly value) => value.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    public override ImmutableArray<Figure> Figures(DateOnly value) => [Figure.Of(value)];
}

/// <summary>From so many to so many of some unit: <c>3-5</c>; a single number where both are one; 0 means at once.</summary>
public readonly record struct NumberRange(int Least, int Most)
{
    public override string ToString() => Least == Most
        ? Least.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Least}–{Most}");
}

/// <inheritdoc cref="NumberRange"/>
internal sealed class RangeOf(FigureUnit unit, string unitName) : RuleValueType<NumberRange>
{
    public override string Expected => $"a number of {unitName} or two of them, such as 3-5";

    public override bool TryRead(YamlValue value, out NumberRange read)
    {
        read = default;
        if (value is not YamlValue.Scalar { Text: var text } || text.Split('-', '–') is not { Length: 1 or 2 } ends)
        {
            return false;
        }

        var valid = int.TryParse(ends[0].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var least)
            & int.TryParse(ends[^1].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var most);
        read = new(least, most);
        return valid && least <= most && most <= 366;
    }

    public override string Written(NumberRange value) => value.ToString();

    public override ImmutableArray<Figure> Figures(NumberRange value) => value.Most == 0
        ? []
        : [.. Figure.Count(value.Least, unit), .. Figure.Count(value.Most, unit)];
}

/// <summary>One word of a closed list, written in lower case with underscores.</summary>
internal sealed class OneOf<T>(string what) : RuleValueType<T>
    where T : struct, Enum
{
    public override string Expected => $"{what}: {string.Join(", ", RuleWords.All<T>())}";

    public override bool TryRead(YamlValue value, out T read)
    {
        read = default;
        return value is YamlValue.Scalar { Text: var text } && RuleWords.TryRead(text, out read);
    }

    public override string Written(T value) => RuleWords.Of(value).Replace('_', ' ');

    public override string? SaidInstead(T value, string prose) =>
        ValueWords.SaidBy<T>(prose) is { IsEmpty: false } said && !said.Any(word => ValueWords.IsSaidWith(value, word))
            ? string.Join(", ", said.Select(Written))
            : null;
}

/// <summary>Some words of a closed list: <c>[faulty, damaged]</c>.</summary>
internal sealed class SomeOf<T>(string what) : RuleValueType<ImmutableArray<T>>
    where T : struct, Enum
{
    private readonly OneOf<T> _one = new(what);

    public override string Expected => $"a list of {_one.Expected}";

    public override bool TryRead(YamlValue value, out ImmutableArray<T> read)
    {
        var items = value is YamlValue.Sequence { Items: { IsEmpty: false } several } ? several : [value];
        var words = ImmutableArray.CreateBuilder<T>();
        var valid = true;
        foreach (var item in items)
        {
            valid &= _one.TryRead(item, out var word) && !words.Contains(word);
            words.Add(word);
        }

        read = words.ToImmutable();
        return valid;
    }

    public override string Written(ImmutableArray<T> value) => string.Join(", ", value.Select(_one.Written));

    public override string? SaidInstead(ImmutableArray<T> value, string prose) =>
        ValueWords.SaidBy<T>(prose) is { IsEmpty: false } said && !said.ToHashSet().SetEquals(value) ? Written(said) : null;
}

/// <summary>Something that holds: <c>yes</c>. What does not hold is left out, so that a page never states the absence of a rule.</summary>
internal sealed class Holds : RuleValueType<bool>
{
    public override string Expected => "yes (leave the rule out where it does not hold)";

    public override bool TryRead(YamlValue value, out bool read) => read = value is YamlValue.Scalar { Text: "yes" or "true" };

    public override string Written(bool value) => "yes";
}

/// <summary>Countries by their codes, or groups of them: <c>[EU, GB]</c>.</summary>
internal sealed class CountryList : RuleValueType<ImmutableArray<string>>
{
    public override string Expected => "a list of countries by their two capital letters, or EU, such as [EU, GB]";

    public override bool TryRead(YamlValue value, out ImmutableArray<string> read)
    {
        var items = value is YamlValue.Sequence { Items: { IsEmpty: false } several } ? several : [value];
        read = [.. items.Select(item => item is YamlValue.Scalar { Text: var text } && CountryGroups.IsKnown(text) ? text : "").Distinct()];
        return !read.Contains("");
    }

    /// <summary>The first word that is no country.</summary>
    public static string? Stranger(YamlValue value) => (value is YamlValue.Sequence { Items: var several } ? several : [value])
        .OfType<YamlValue.Scalar>().Select(item => item.Text).FirstOrDefault(text => !CountryGroups.IsKnown(text));

    public override string Written(ImmutableArray<string> value) => string.Join(", ", value);

    public override string? SaidInstead(ImmutableArray<string> value, string prose) =>
        CountryWords.SaidBy(prose) is { IsEmpty: false } said && !said.ToHashSet().SetEquals(value.Where(CountryWords.HasName)) ? Written(said) : null;
}

/// <summary>A figure as prose says it: <c>2 working days</c>.</summary>
internal sealed class FigureText : RuleValueType<string>
{
    public override string Expected => "one figure as the text says it, such as 2 working days, 10% or EUR 18.00";

    public override bool TryRead(YamlValue value, out string read)
    {
        read = "";
        if (value is not YamlValue.Scalar { Text: { Length: > 0 and <= 60 } text } || FigureReader.Read(text).IsEmpty)
        {
            return false;
        }

        read = new Amount().TryRead(value, out var amount) ? amount.ToString() : text;
        return true;
    }

    public override string Written(string value) => value;

    public override ImmutableArray<Figure> Figures(string value) => FigureReader.Read(value);
}
