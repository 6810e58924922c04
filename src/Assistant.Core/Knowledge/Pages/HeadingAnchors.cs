using System.Globalization;
using System.Text;

namespace Assistant.Core.Knowledge;

/// <summary>Gives the headings of one page their fragments, the way GitHub does: <c>How long you have</c> is <c>how-long-you-have</c>.</summary>
public sealed class HeadingAnchors
{
    /// <summary>Each anchor that is taken, with the number that its next repeat gets.</summary>
    private readonly Dictionary<string, int> _taken = new(StringComparer.Ordinal);

    /// <summary>A second heading of the same text gets <c>-1</c>, a third <c>-2</c>.</summary>
    public string Next(string heading)
    {
        var slug = Slug(heading);
        var anchor = slug;
        while (!_taken.TryAdd(anchor, 1))
            anchor = string.Create(CultureInfo.InvariantCulture, $"{slug}-{_taken[slug]++}");

        return anchor;
    }

    public static string Slug(string heading)
    {
        var slug = new StringBuilder(heading.Length);
        foreach (var rune in heading.Trim().ToLowerInvariant().EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
                slug.Append('-');
            else if (Rune.IsLetterOrDigit(rune) || rune.Value is '-' or '_')
                slug.Append(rune.ToString());
        }

        return slug.Length > 0 ? slug.ToString() : "section";
    }
}
