using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Assistant.Brains.BuiltIn.Products;
using Assistant.Brains.Understanding;
using Assistant.Brains.Understanding.Slots;
using Assistant.Core.Catalog;
using Assistant.Core.Catalog.Vocabulary;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.Acting;

/// <summary>
/// Which other variant of a product some words ask for: "in a 43", "the blue one", "one size up". What the words do not say stays as it
/// is.
/// </summary>
/// <param name="Fitting">Variants with all that was asked for, those that are most like the one there is.</param>
/// <param name="Asked">The option values that the words name; empty where they name none.</param>
/// <param name="Unknown">A size or colour that was named and that the product does not come in.</param>
internal sealed partial record VariantWords(ImmutableArray<ProductFacts.Variant> Fitting, ImmutableArray<string> Asked, string? Unknown)
{
    [GeneratedRegex(@"\b((a |one |the )?(next )?size (up|bigger|larger|higher)|(a |one )?(bigger|larger|wider|longer|higher) (size|one|ones|pair|version)?|(up|go up) (a|one) size|bigger|larger|next (bigger|larger|higher)?(size|one)( up)?)\b")]
    private static partial Regex Up { get; }

    [GeneratedRegex(@"\b((a |one |the )?(next )?size (down|smaller|lower)|(a |one )?(smaller|shorter|narrower|lower) (size|one|ones|pair|version)?|(down|go down) (a|one) size|smaller|next smaller)\b")]
    private static partial Regex Down { get; }

    [GeneratedRegex(@"\b(size|sizes|sz|eu|in|to|for|into|a|an|the|it|that|them|take|rather|better|only|prefer|want|get|be|make|mean|meant|need|needed|or) (a |an |the |size |eu )*(?<size>[0-9]{1,3}([.,]5)?|xxs|xs|s|m|l|xl|xxl|xxxl)\b|^(a |an |the |size |eu )*(?<size>[0-9]{1,3}([.,]5)?|xxs|xs|s|m|l|xl|xxl|xxxl)( please| then| instead| would be (good|fine|better|great|perfect)| is (fine|better|good)| works| it is)?[.!]?$|(^|[ ,(])(?<size>[0-9]{2,3}([.,]5)?|xxs|xs|s|m|l|xl|xxl|xxxl) (instead|rather than|in place of|not)\b", RegexOptions.NonBacktracking)]
    private static partial Regex SizeLike { get; }

    // "From 42 to 43", "I ordered it in M but need L": the first is what there is.
    [GeneratedRegex(@"\b((ordered|bought|got|have|had|took|chose|picked)( [\p{L}'-]+){0,5} in|from|instead of|rather than|not|no longer) (a |an |the |in |size )*(?<old>[\p{L}\p{N}./-]+)")]
    private static partial Regex Old { get; }

    private static readonly ImmutableArray<string> Letters = ["XXS", "XS", "S", "S/M", "M", "M/L", "L", "L/XL", "XL", "XXL", "XXXL"];

    /// <param name="now">The variant that the shopper has; null where it is no longer sold.</param>
    public static VariantWords Read(string text, ImmutableArray<ProductFacts.Variant> variants, ProductFacts.Variant? now)
    {
        var folded = TextFolding.Fold(text).Trim();
        var wanted = new Dictionary<string, List<string>>();
        foreach (var option in variants.SelectMany(variant => variant.Options).Distinct())
        {
            if (Says(folded, option.Value))
            {
                wanted.TryAdd(option.Name, []);
                wanted[option.Name].Add(option.Value);
            }
        }

        foreach (var (name, values) in wanted.Where(entry => entry.Value.Count > 1).ToList())
        {
            // Of two values the one that there is, or that is to be left, is not the one to come.
            var old = Old.Matches(folded).Select(match => match.Groups["old"].Value).ToHashSet();
            var others = values.FindAll(value => !old.Contains(TextFolding.Fold(value)) && now?.Options.Any(option => option.Name == name && option.Value == value) is not true);
            wanted[name] = others.Count > 0 ? others : values;
        }

        foreach (var name in wanted.Where(entry => entry.Value is [var only] && now?.Options.Any(option => option.Name == entry.Key && option.Value == only) is true).Select(entry => entry.Key).ToList())
        {
            // "The black boots in 43" names them as they are.
            if (wanted.Count > 1 || Up.IsMatch(folded) || Down.IsMatch(folded))
            {
                wanted.Remove(name);
            }
        }

        if (wanted.Count is 0 && now is not null && (Up.IsMatch(folded) ? 1 : Down.IsMatch(folded) ? -1 : 0) is not 0 and var step && Beside(variants, now, step) is var (name2, value2))
        {
            wanted[name2] = [value2];
        }

        ImmutableArray<ProductFacts.Variant> fitting = wanted.Count is 0 ? [] : [.. variants.Where(variant => wanted.All(entry => variant.Options.Any(option => option.Name == entry.Key && entry.Value.Contains(option.Value))))];
        return new VariantWords(Nearest(fitting, now), [.. wanted.Values.SelectMany(values => values)], wanted.Count is 0 ? UnknownIn(folded, variants) : null);
    }

    /// <summary>Whether some words may name another version at all.</summary>
    public static bool MaySay(UnderstoodPart part) =>
        part.Slots.Any(slot => slot is Slot.Size or Slot.Colour)
            || TextFolding.Fold(part.Mended).Trim() is var folded && (SizeLike.IsMatch(folded) || Up.IsMatch(folded) || Down.IsMatch(folded) || Measures.In(folded).Any());

    /// <summary>"For 43", "in L": a size, whichever the product comes in.</summary>
    public static bool NamesSize(UnderstoodPart part) => SizeLike.IsMatch(TextFolding.Fold(part.Mended).Trim());

    private static string? UnknownIn(string folded, ImmutableArray<ProductFacts.Variant> variants) =>
        SizeLike.Match(folded) is { Success: true } size && variants.Any(variant => variant.Options.Any(IsSize)) ? size.Groups["size"].Value.ToUpperInvariant()
        : Word.Split(folded).Select(word => word.Text).FirstOrDefault(Colours.IsColour) is { } colour && variants.Any(variant => variant.Options.Any(option => Colours.IsColour(option.Value) || option.Value.Split(' ').Any(Colours.IsColour))) ? colour
        : null;

    private static bool IsSize(ProductFacts.Attribute option) => Rank(option.Value) is not null;

    /// <summary>Those that keep most of what the shopper has.</summary>
    private static ImmutableArray<ProductFacts.Variant> Nearest(ImmutableArray<ProductFacts.Variant> variants, ProductFacts.Variant? now)
    {
        if (variants.Length < 2 || now is null)
        {
            return variants;
        }

        var scored = variants.Select(variant => (variant, Score: variant.Options.Intersect(now.Options).Count())).ToList();
        return [.. scored.Where(pair => pair.Score == scored.Max(other => other.Score)).Select(pair => pair.variant)];
    }

    private static bool Says(string folded, string value)
    {
        var own = TextFolding.Fold(value);
        var words = Word.Split(folded).Select(word => word.Text).ToList();
        return Contains(words, [.. Word.Split(own).Select(word => word.Text)])
            || words.Exists(word => Colours.IsColour(word) && Colours.Meets(value, word))
            || (SizeLike.Matches(folded).Any(match => Sizes.Meets(value, match.Groups["size"].Value.Replace(',', '.'))))
            || (words.Exists(word => word is "small" or "medium" or "large") && words.Exists(word => word is "small" or "medium" or "large" && Sizes.Meets(value, word)))
            || Measures.In(own).Any(measure => Measures.In(folded).Any(said => said.Dimension == measure.Dimension && said.Value.Equals(measure.Value)));
    }

    private static bool Contains(List<string> words, string[] value)
    {
        // A single letter or digit says nothing where it does not stand for a size.
        if (value.Length is 0 || (value is [{ Length: 1 }] && words.Count > 2))
        {
            return false;
        }

        return Enumerable.Range(0, Math.Max(0, words.Count - value.Length + 1)).Any(at => words.Skip(at).Take(value.Length).SequenceEqual(value));
    }

    /// <summary>The next size above or below, with its option's name.</summary>
    private static (string Name, string Value)? Beside(ImmutableArray<ProductFacts.Variant> variants, ProductFacts.Variant now, int step)
    {
        foreach (var option in now.Options.Where(IsSize))
        {
            var values = variants.SelectMany(variant => variant.Options).Where(other => other.Name == option.Name).Select(other => other.Value).Distinct()
                .Where(value => Rank(value) is not null).OrderBy(Rank).ToList();
            if (values.IndexOf(option.Value) + step is var at && at >= 0 && at < values.Count)
            {
                return (option.Name, values[at]);
            }
        }

        return null;
    }

    private static double? Rank(string value) =>
        Letters.IndexOf(value.ToUpperInvariant()) is >= 0 and var letter ? letter
        : Measures.In(value).FirstOrDefault() is { } measure ? measure.Value
        : double.TryParse(TextFolding.Fold(value).Replace("eu", "", StringComparison.Ordinal).Trim().Split('-', '/', ' ')[0].Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
        : null;
}
