using System.Collections.Frozen;
using System.Globalization;

namespace Assistant.Core.Policy.Prose;

/// <summary>Numbers from zero to a hundred, in words or digits.</summary>
internal static class NumberWords
{
    private const string Small =
        "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen";

    private const string Tens = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety";

    /// <summary>A regular expression for a whole number, in digits or in words, without regard to case.</summary>
    public const string Pattern = $@"(?:[0-9][0-9,]{{0,20}}|(?i:(?:{Tens})(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine))?\b|(?:{Small})\b|(?:a|one)\shundred\b))";

    private static readonly FrozenDictionary<string, int> Values = Small.Split('|').Index().Select(word => (word.Item, Value: word.Index))
        .Concat(Tens.Split('|').Index().Select(word => (word.Item, Value: 10 * (word.Index + 2))))
        .ToFrozenDictionary(word => word.Item, word => word.Value, StringComparer.OrdinalIgnoreCase);

    /// <summary>The words of which numbers are made.</summary>
    public static IEnumerable<string> All => Values.Keys.Append("hundred");

    /// <summary>Null where it is no number, or too large to be one that a page could mean.</summary>
    public static decimal? Read(string text)
    {
        if (text.Length > 0 && char.IsAsciiDigit(text[0]))
        {
            var plain = text.Replace(",", "", StringComparison.Ordinal);
            return plain.Length <= 20 && decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
        }

        if (text.EndsWith("hundred", StringComparison.OrdinalIgnoreCase))
        {
            return 100;
        }

        var value = 0;
        foreach (var word in text.Split(' ', '-', '\u00A0'))
        {
            if (!Values.TryGetValue(word, out var part))
            {
                return null;
            }

            value += part;
        }

        return value;
    }
}
