using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using Assistant.Core.Text;

namespace Assistant.Core.Catalog;

/// <summary>What can be measured of a product, each in one unit.</summary>
public enum Dimension
{
    /// <summary>Grams.</summary>
    Weight,

    /// <summary>Millimetres.</summary>
    Length,

    /// <summary>Millilitres.</summary>
    Volume,

    /// <summary>How many people it is for.</summary>
    People,

    /// <summary>Lumens.</summary>
    Brightness,

    /// <summary>Degrees Celsius that a thing is rated for, such as the comfort temperature of a sleeping bag; less is warmer.</summary>
    Temperature,
}

/// <summary>A limit on a measure; both ends may be open.</summary>
/// <param name="Min">In the dimension's unit.</param>
/// <param name="Max">In the dimension's unit.</param>
public sealed record MeasureLimit(Dimension Dimension, double? Min, double? Max)
{
    public bool Holds(double value) => !(value < Min) && !(value > Max);
}

/// <summary>A number with its unit as found in a text.</summary>
/// <param name="Index">Where it begins in the folded text.</param>
/// <param name="Value">In the dimension's unit.</param>
public sealed record MeasureFound(Dimension Dimension, double Value, int Index, int Length);

/// <summary>Reads measures such as "1.5 kg", "200 cm", "3 x 3 m", "60 l" and "two person" from the words of shops and shoppers.</summary>
public static partial class Measures
{
    private const string Number = "[0-9]{1,6}([.,][0-9]{1,2})?|one|two|three|four|five|six|seven|eight|nine|ten";

    [GeneratedRegex(
        @"(^|[^\p{L}\p{N}.,])(?<all>((" + Number + @") ?(cm|mm|m|l)? ?(x|×|by|\+|-|to|and) ?)*(" + Number
            + @")[ -]?(?<unit>kg|kilos?|kilograms?|g|grams?|mm|cm|centimet(er|re)s?|m|met(er|re)s?|ml|cl|l|lit(er|re)s?|persons?|people|ppl|man|men|lm|lumens?))($|[^\p{L}\p{N}/²])")]
    private static partial Regex Shape { get; }

    // "Less than a kilo", "half a litre".
    [GeneratedRegex(@"(^|[^\p{L}\p{N}])(?<all>(?<half>half )?an? (?<unit>kg|kilo|kilogram|lit(er|re)|met(er|re)))($|[^\p{L}\p{N}/²])")]
    private static partial Regex Single { get; }

    [GeneratedRegex(@"(^|[^\p{L}\p{N}])(?<number>-?[0-9]{1,2}) ?° ?c($|[^\p{L}\p{N}])")]
    private static partial Regex Degrees { get; }

    [GeneratedRegex(Number)]
    private static partial Regex Numbers { get; }

    private static readonly FrozenDictionary<string, (Dimension Dimension, double Factor)> Units = new Dictionary<string, (Dimension, double)>
    {
        ["kg"] = (Dimension.Weight, 1000), ["kilo"] = (Dimension.Weight, 1000), ["kilogram"] = (Dimension.Weight, 1000),
        ["g"] = (Dimension.Weight, 1), ["gram"] = (Dimension.Weight, 1),
        ["mm"] = (Dimension.Length, 1), ["cm"] = (Dimension.Length, 10), ["centimeter"] = (Dimension.Length, 10), ["centimetre"] = (Dimension.Length, 10),
        ["m"] = (Dimension.Length, 1000), ["meter"] = (Dimension.Length, 1000), ["metre"] = (Dimension.Length, 1000),
        ["ml"] = (Dimension.Volume, 1), ["cl"] = (Dimension.Volume, 10), ["l"] = (Dimension.Volume, 1000), ["liter"] = (Dimension.Volume, 1000), ["litre"] = (Dimension.Volume, 1000),
        ["person"] = (Dimension.People, 1), ["people"] = (Dimension.People, 1), ["ppl"] = (Dimension.People, 1), ["man"] = (Dimension.People, 1), ["men"] = (Dimension.People, 1),
        ["lm"] = (Dimension.Brightness, 1), ["lumen"] = (Dimension.Brightness, 1),
    }.ToFrozenDictionary();

    /// <summary>Every number of every measure, from left to right; "3 x 2 m" is two lengths.</summary>
    public static IEnumerable<MeasureFound> In(string text)
    {
        var folded = TextFolding.Fold(text);
        for (var match = Shape.Match(folded); match.Success;)
        {
            var (all, unit) = (match.Groups["all"], match.Groups["unit"].Value);
            var (dimension, factor) = Units.GetValueOrDefault(unit, Units.GetValueOrDefault(unit.TrimEnd('s')));
            foreach (Match number in Numbers.Matches(all.Value[..^unit.Length]))
                yield return new(dimension, Value(number.Value) * factor, all.Index, all.Length);
            match = Shape.Match(folded, all.Index + all.Length);
        }

        foreach (Match match in Single.Matches(folded))
        {
            var (dimension, factor) = Units[match.Groups["unit"].Value];
            yield return new(dimension, match.Groups["half"].Success ? factor / 2 : factor, match.Groups["all"].Index, match.Groups["all"].Length);
        }

        foreach (Match match in Degrees.Matches(folded))
        {
            var number = match.Groups["number"];
            yield return new(Dimension.Temperature, double.Parse(number.Value, CultureInfo.InvariantCulture), number.Index, number.Length);
        }
    }

    /// <summary>"two" and "2.5" as numbers.</summary>
    public static double Value(string number) => Array.IndexOf(Names, number) is >= 0 and var at
        ? at + 1
        : double.Parse(number.Replace(',', '.'), CultureInfo.InvariantCulture);

    private static readonly string[] Names = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
}
