using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Core.Catalog;
using Assistant.Core.Catalog.Vocabulary;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.Products;

/// <summary>Which variants of a product were asked for: by options, by a measure that is an option ("in 65 litres"), as the smallest or the largest.</summary>
internal static partial class VariantChoice
{
    [GeneratedRegex(@"\b(smallest|shortest|narrowest)\b")]
    private static partial Regex Smallest { get; }

    [GeneratedRegex(@"\b(largest|biggest|longest|widest|tallest)\b")]
    private static partial Regex Largest { get; }

    /// <summary>Words for one end of what there is, which name no thing.</summary>
    [GeneratedRegex(@"\b(smallest|shortest|narrowest|largest|biggest|longest|widest|tallest)\b")]
    public static partial Regex Ends { get; }

    private static readonly ImmutableArray<string> Letters = ["XXS", "XS", "S", "S/M", "M", "M/L", "L", "L/XL", "XL", "XXL", "XXXL"];

    /// <summary>All that were asked for, which is every one where nothing narrows them; empty where there is no such variant.</summary>
    public static ImmutableArray<ProductFacts.Variant> Of(ProductFacts product, Findings findings, Session session)
    {
        var wanted = Slots.Split(findings.Slot(Slots.Options) ?? "");
        var measures = Slots.Split(findings.Slot(Slots.Measures) ?? "").Select(MeasureText.Read).Where(limit => IsOption(product, limit)).ToList();
        ImmutableArray<ProductFacts.Variant> fitting =
        [
            .. product.Variants.Where(variant => wanted.All(want => Has(variant, want)) && measures.TrueForAll(limit => Sizes(variant, limit.Dimension).Any(limit.Holds))),
        ];
        var text = TextFolding.Fold(session.Part?.Text ?? "");
        return Smallest.IsMatch(text) ? AtEnd(fitting, sizes => sizes.Min())
            : Largest.IsMatch(text) ? AtEnd(fitting, sizes => sizes.Max())
            : fitting;
    }

    /// <summary>Whether the words ask for one end of what there is.</summary>
    public static bool AsksForEnd(string folded) => Ends.IsMatch(folded);

    public static bool Has(ProductFacts.Variant variant, string wanted) => variant.Options.Any(option => Fits(option.Value, wanted));

    public static bool Fits(string value, string wanted) =>
        Colours.Meets(value, wanted) || Core.Catalog.Vocabulary.Sizes.Meets(value, wanted)
        || TextFolding.Fold(value).Split(' ', '-', '/').Contains(TextFolding.Fold(wanted));

    /// <summary>What the pack weighs is no variant of it; how much goes into it may be one.</summary>
    private static bool IsOption(ProductFacts product, MeasureLimit limit) => product.Variants.Any(variant => Sizes(variant, limit.Dimension).Any());

    private static IEnumerable<double> Sizes(ProductFacts.Variant variant, Dimension dimension) =>
        variant.Options.SelectMany(option => Measures.In(option.Value)).Where(found => found.Dimension == dimension).Select(found => found.Value);

    private static ImmutableArray<ProductFacts.Variant> AtEnd(ImmutableArray<ProductFacts.Variant> variants, Func<IEnumerable<double>, double> end)
    {
        var sized = variants.Select(variant => (variant, Size: Size(variant))).Where(pair => pair.Size is not null).ToList();
        return sized.Count is 0 ? variants
            : end(sized.Select(pair => pair.Size!.Value)) is var wanted ? [.. sized.Where(pair => pair.Size!.Value.Equals(wanted)).Select(pair => pair.variant)]
            : variants;
    }

    private static double? Size(ProductFacts.Variant variant)
    {
        foreach (var option in variant.Options)
        {
            if (Measures.In(option.Value).FirstOrDefault() is { } measure)
            {
                return measure.Value;
            }

            if (Letters.IndexOf(option.Value.ToUpperInvariant()) is >= 0 and var rank)
            {
                return rank;
            }

            if (double.TryParse(option.Value.Split('-')[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            {
                return number;
            }
        }

        return null;
    }
}
