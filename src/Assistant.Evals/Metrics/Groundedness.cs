using System.Globalization;
using System.Text.RegularExpressions;

namespace Assistant.Evals.Metrics;

/// <summary>What of an answer rests on what it cites.</summary>
internal static partial class Groundedness
{
    [GeneratedRegex(@"\[(\d{1,2})\]")]
    private static partial Regex Marker { get; }

    /// <summary>The numbers of the markers in a text, in their order.</summary>
    public static IEnumerable<int> Markers(string answer) =>
        Marker.Matches(answer).Select(match => int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture));
}
