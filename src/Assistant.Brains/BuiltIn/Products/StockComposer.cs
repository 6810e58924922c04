using System.Collections.Immutable;
using Assistant.Brains.BuiltIn.Answers;
using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.Turns;

namespace Assistant.Brains.BuiltIn.Products;

/// <summary>Which variants of a product can be ordered now, narrowed to the options that were asked for.</summary>
internal sealed class StockComposer : IComposer
{
    public string Name => "stock";

    public string? Compose(Findings findings, Session session)
    {
        if (ToolAnswer.Read(findings[ToolNames.GetProduct], ProductJson.Default.ProductFacts) is not { Variants.IsEmpty: false } product)
        {
            return null;
        }

        ProductWords.Focus(product, session);
        var wanted = Slots.Split(findings.Slot(Slots.Options) ?? "");
        var fitting = VariantChoice.Of(product, findings, session);
        if (fitting.IsEmpty)
        {
            return $"{session.Say("stock.no_such_variant", ("title", product.Title), ("options", string.Join(", ", wanted.Concat(Measured(findings, session)))))} {ProductWords.Stock(product, product.Variants, session)}";
        }

        var answer = ProductWords.Stock(product, fitting, session);
        return wanted.IsEmpty || fitting.Any(variant => variant.InStock) ? answer : $"{answer}\n\n{Instead(product, wanted, session)}";
    }

    /// <summary>What can be had now instead: for each option that was asked for, the values of the others beside it.</summary>
    private static string Instead(ProductFacts product, ImmutableArray<string> wanted, Session session)
    {
        var available = product.Variants.Where(variant => variant.InStock).ToList();
        var lines = wanted
            .Select(want => (want, Others: available.Where(variant => VariantChoice.Has(variant, want)).Select(variant => Beside(variant, want)).Where(other => other.Length > 0).Distinct().ToList()))
            .Where(kept => kept.Others.Count > 0)
            .Select(kept => session.Say("stock.instead_with", ("kept", kept.want), ("others", Phrases.And(kept.Others))))
            .ToList();
        return available.Count is 0 ? session.Say("stock.none_at_all")
            : lines.Count > 0 ? string.Join(' ', lines)
            : session.Say("stock.instead", ("others", Phrases.And([.. available.Select(variant => variant.Words).Take(MaxInstead)])));
    }

    private const int MaxInstead = 8;

    private static IEnumerable<string> Measured(Findings findings, Session session) =>
        Slots.Split(findings.Slot(Slots.Measures) ?? "").Select(MeasureText.Read).Select(limit => FilterWords.Size(limit, session)).Where(words => words.Length > 0);

    private static string Beside(ProductFacts.Variant variant, string kept) =>
        string.Join(", ", variant.Options.Where(option => !VariantChoice.Fits(option.Value, kept)).Select(option => option.Value));
}
