using System.Globalization;
using Assistant.Core.Text;

namespace Assistant.Core.Catalog.Vocabulary;

/// <summary>Which sizes of a shop are the one asked for: "39-42" holds 41, "S/M" is S and is M, "160 x 200 cm" is 160x200.</summary>
public static class Sizes
{
    public static bool Meets(string value, string asked)
    {
        var (folded, wanted) = (Bare(value), Bare(asked));
        return folded == wanted
            || folded.Split('/').Contains(wanted)
            || (folded.Split('-') is [var from, var to] && Number(wanted) is { } size && Number(from) <= size && size <= Number(to));
    }

    private static string Bare(string size) => TextFolding.Fold(size).Replace("cm", "", StringComparison.Ordinal).Replace('×', 'x')
        .Replace("eu", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal) switch
    {
        "small" => "s",
        "medium" => "m",
        "large" => "l",
        var bare => bare,
    };

    private static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
