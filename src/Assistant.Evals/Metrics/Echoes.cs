using System.Globalization;
using System.Text.RegularExpressions;

namespace Assistant.Evals.Metrics;

/// <summary>What a shopper wrote, as far as an answer may say it back without claiming anything.</summary>
/// <remarks>Shoppers write <c>w 1012</c>, <c>1012</c> and <c>two</c>: an order counts as written where its digits stand, a small number where its word does.</remarks>
internal sealed partial class Echoes(IEnumerable<string> said)
{
    private static readonly string[] Words = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    private readonly HashSet<Value> _values = [.. said.SelectMany(Values.In), .. said.SelectMany(InWords)];
    private readonly HashSet<string> _digits = [.. said.SelectMany(text => Digits.Matches(text)).Select(match => match.Value)];

    [GeneratedRegex(@"\d{3,}")]
    private static partial Regex Digits { get; }

    public bool Hold(Value value) => _values.Contains(value)
        || (value.Kind is ValueKind.Code && Digits.Match(value.Text) is { Success: true } digits && _digits.Contains(digits.Value));

    private static IEnumerable<Value> InWords(string text) =>
        Words.Index().Where(word => Regex.IsMatch(text, $@"\b{word.Item}\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant))
            .Select(word => new Value(ValueKind.Number, (word.Index + 1).ToString(CultureInfo.InvariantCulture)));
}
