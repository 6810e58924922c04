using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Assistant.Brains.BuiltIn.Answers;
using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.Products;
using Assistant.Brains.BuiltIn.References;
using Assistant.Brains.BuiltIn.Turns;
using Assistant.Brains.Understanding;
using Assistant.Brains.Understanding.Slots;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.Acting;

/// <summary>Finds out which other variant each of the meant items becomes; asks with what is in stock where the words do not say.</summary>
internal static partial class ReplacementChoice
{
    private const int MaxTold = 8;
    private const int MaxItems = 3;

    [GeneratedRegex(@",|;| and |\n")]
    private static partial Regex Joint { get; }

    public static async Task<StepEnd> ChooseAsync(FlowStep.Collect step, OpenFlow open, Session session)
    {
        if (await ItemChoice.LinesAsync(open, session) is not { } lines || !open.Slots.TryGetValue(Slots.Items, out var named))
        {
            return new StepEnd.GoOn(open);
        }

        if (NamesOther(session.Part, lines))
        {
            return new StepEnd.TurnsTo(WellKnown.OtherProduct);
        }

        var replaced = new List<MeantReplacement>();
        foreach (var item in Slots.Split(named).Select(MeantUnits.Read).Take(MaxItems))
        {
            if (lines.Find(line => line.Line == item.Line) is not { } line || await ProductAsync(line, session) is not { } product)
            {
                // What is no longer sold has no other variants: the tool says so.
                return new StepEnd.GoOn(open);
            }

            var now = product.Variants.FirstOrDefault(variant => variant.Id == line.Variant);
            var said = Said(open, session).Select(text => VariantWords.Read(About(text, line, lines), product.Variants, now)).FirstOrDefault(words => !words.Fitting.IsEmpty || words.Unknown is not null || !words.Asked.IsEmpty);
            if (said is not { Fitting: [var wanted] } || !wanted.InStock || wanted.Id is not { } id || wanted.Id == line.Variant)
            {
                return Ask(step.Ask!, open, line, product, now, said, session);
            }

            replaced.Add(new MeantReplacement(item, id));
        }

        return new StepEnd.GoOn(open.With(Slots.Replacements, Slots.Join(replaced.Select(item => item.Write()))));
    }

    [GeneratedRegex(@"\b(for|with|against|by|to|into|instead|rather)\b")]
    private static partial Regex Becomes { get; }

    /// <summary>"Swap the duffel for a Scree 28": a product that the order does not hold, named as what comes instead.</summary>
    private static bool NamesOther(UnderstoodPart? part, List<ItemLine> lines) =>
        part is not null
            && Becomes.IsMatch(TextFolding.Fold(part.Mended))
            && part.Slots.OfType<Slot.Product>().Any(product => product.At.Raw.Contains(' ', StringComparison.Ordinal)
                && !lines.Exists(line => product.Products.Any(id => id.Value == line.Product) || line.Title.Contains(product.At.Raw, StringComparison.OrdinalIgnoreCase)));

    private static async Task<ProductFacts?> ProductAsync(ItemLine line, Session session) => ToolAnswer.Read(
        await session.Tools.CallAsync(ToolNames.GetProduct, ImmutableSortedDictionary.CreateRange([KeyValuePair.Create("product", Slots.ToJson(Slots.Product, line.Product))])),
        ProductJson.Default.ProductFacts);

    /// <summary>What was said of it last counts, then what the shopper began with.</summary>
    private static IEnumerable<string> Said(OpenFlow open, Session session) => open.Slots.TryGetValue(Slots.Becomes, out var becomes)
        ? [becomes]
        : new[] { session.Part?.Mended, open.Slots.GetValueOrDefault(Slots.OpenQuestion) }.OfType<string>().Distinct();

    /// <summary>"The boots for a 43 and the jacket for an L": the part that names this one; all of it where it is the only one named.</summary>
    private static string About(string text, ItemLine line, List<ItemLine> lines)
    {
        var pieces = Joint.Split(text);
        var named = pieces.Where(piece => TitleWords.Best(piece, lines, other => other.Title) is { Count: > 0 } best && best.Contains(line)).ToList();
        var others = pieces.Any(piece => TitleWords.Best(piece, lines, other => other.Title) is { Count: > 0 } best && !best.Contains(line));
        return others && named.Count > 0 ? string.Join(' ', named) : text;
    }

    private static StepEnd Ask(string ask, OpenFlow open, ItemLine line, ProductFacts product, ProductFacts.Variant? now, VariantWords? said, Session session)
    {
        var inStock = product.Variants.Where(variant => variant.InStock && variant.Id != line.Variant).ToList();
        if (Told(line, now, said, session) is { } told)
        {
            session.Draft.State(told);
        }

        if (inStock.Count is 0)
        {
            session.Draft.State(session.Say("variant.none_left", ("item", line.Title)));
            Offering.Person(session, "person.offer", "action_needed");
            return new StepEnd.Over();
        }

        // What fits what was said comes first.
        var fitting = said is { Fitting: { Length: > 1 } several } ? several.Where(inStock.Contains).ToList() : [];
        var shown = (fitting.Count > 0 ? fitting : [.. inStock.OrderByDescending(variant => now is null ? 0 : variant.Options.Intersect(now.Options).Count())]).Take(MaxTold).ToList();
        var words = shown.Select(variant => Short(variant, shown, now)).Distinct().ToImmutableArray();
        session.Look(focus => focus with { Choices = words });
        return Asking.For(
                Slots.Replacements, ask, open with { Slots = open.Slots.Remove(Slots.Becomes) }, session,
                ("item", line.Title), ("choices", Phrases.Or([.. words])))
            .Suggesting(session, words);
    }

    /// <summary>Why what was asked for is not taken.</summary>
    private static string? Told(ItemLine line, ProductFacts.Variant? now, VariantWords? said, Session session) => said switch
    {
        { Unknown: { } unknown } => session.Say("variant.unknown", ("item", line.Title), ("wanted", unknown)),
        { Fitting: [var only] } when only.Id == line.Variant => session.Say("variant.same", ("item", line.Title), ("wanted", only.Words)),
        { Fitting: [{ ExpectedOn: { } day } only] } => session.Say("variant.expected", ("item", line.Title), ("wanted", only.Words), ("date", session.Days.Words(day))),
        { Fitting: [var only] } when !only.InStock => session.Say("variant.sold_out", ("item", line.Title), ("wanted", only.Words)),
        { Fitting.IsEmpty: true, Asked: { IsEmpty: false } asked } => session.Say("variant.unknown", ("item", line.Title), ("wanted", Phrases.And(asked))),
        _ => null,
    };

    /// <summary>Only the options in which the choices differ from what the shopper has and from each other.</summary>
    private static string Short(ProductFacts.Variant variant, List<ProductFacts.Variant> shown, ProductFacts.Variant? now)
    {
        var telling = variant.Options.Where(option => shown.Exists(other => !other.Options.Contains(option)) || now?.Options.Contains(option) is false).ToList();
        return string.Join(' ', (telling.Count is 0 ? variant.Options : [.. telling]).Select(option => option.Value));
    }
}
