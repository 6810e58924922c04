using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Brains.BuiltIn.Products;
using Assistant.Brains.Understanding;
using Assistant.Brains.Understanding.Slots;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.References;

/// <summary>What "it", "the second one", "the boots" or "the cheaper one" point to, given what is being spoken of.</summary>
internal static partial class Referents
{
    [GeneratedRegex(@"\b(?<which>cheap(er|est)|dear(er|est)|(most |more )?expensive|pricier)\b")]
    private static partial Regex ByPrice { get; }

    [GeneratedRegex(@"\b(the )?other (one|order|two|parcel|package|delivery)\b|\bthe other$")]
    private static partial Regex TheOther { get; }

    [GeneratedRegex(@"\b(no wait|no sorry|no, |wait, |i meant?|i mean|actually|correction|sorry, )")]
    private static partial Regex PutsRight { get; }

    [GeneratedRegex(@"\b(?<which>most recent|newest|latest|oldest|earliest)\b( (of|one|among|order)\b|$)")]
    private static partial Regex End { get; }

    [GeneratedRegex(@"\b(one|order) before( that| this| it)?$|\b(one|order) before (that|this|it)\b|\bthe previous (one|order)\b")]
    private static partial Regex TheOneBefore { get; }

    private static readonly FrozenSet<string> NumberWords = ["order", "number", "nr", "no", "my", "the", "it's", "its", "is", "it", "this", "that", "for", "w"];

    /// <summary>The order that a part names or points to; null when it names none.</summary>
    public static string? Order(UnderstoodPart part, Focus focus) =>
        Named(part)
        ?? Picked(part, focus.Orders)
        ?? AtEnd(part, focus.Orders)
        ?? Other(part, focus.Orders, focus.Order)
        ?? Before(part, focus.Orders, focus.Order)
        ?? (part.Slots.OfType<Slot.Reference>().Any(PointsToFocus) ? focus.Order : null)
        ?? (Items(part, focus).IsEmpty ? null : focus.Order);

    /// <summary>The order number that stands in the words themselves; where one is put right, the one that it was put right to.</summary>
    public static string? Named(UnderstoodPart part) => part.Slots.OfType<Slot.Order>().ToList() switch
    {
        [] => null,
        [_, .., var last] when PutsRight.IsMatch(TextFolding.Fold(part.Text)) => last.Number.Value,
        [var first, ..] => first.Number.Value,
    };

    /// <summary>"W1012", "it's order 1012": a number and nothing else.</summary>
    public static bool IsOnlyOrder(UnderstoodPart part) =>
        part.Slots is [Slot.Order] && Word.Split(TextFolding.Fold(part.Text)).All(word => word.Text.Any(char.IsAsciiDigit) || NumberWords.Contains(word.Text));

    /// <summary>"The other order", whatever was shown.</summary>
    public static bool SaysOther(UnderstoodPart part) => TheOther.IsMatch(TextFolding.Fold(part.Mended));

    [GeneratedRegex(@"^((and|but|so|ok|okay|no|nope|hm+|well|then|what about|how about|i meant?|rather|actually|maybe)[, ]+)*(the )?other (one|two|product|item)( (then|please|pls|too|as well|instead|maybe|again))*[ .!?]*$")]
    private static partial Regex OnlyTheOther { get; }

    /// <summary>"And the other one then?": which one is all it leaves open.</summary>
    public static bool IsOnlyOther(UnderstoodPart part) => OnlyTheOther.IsMatch(TextFolding.Fold(part.Mended).Trim());

    /// <summary>"The cheapest" of what was shown.</summary>
    public static bool SaysPrice(UnderstoodPart part) => ByPrice.IsMatch(TextFolding.Fold(part.Text));

    public static bool WantsNewest(UnderstoodPart? part) =>
        part is not null && (part.Slots.OfType<Slot.Reference>().Any(reference => reference.Kind is ReferenceKind.LastOrder)
            || part.Find<Slot.Ordinal>() is { Position: -1 } or { Position: 1 } && part.Slots.OfType<Slot.Reference>().Any());

    /// <summary>The product that a part names or points to; null when it names none.</summary>
    public static string? Product(UnderstoodPart part, Focus focus) =>
        InFull(part)
        ?? Picked(part, [.. focus.Products.Select(shown => shown.Product)])
        ?? Priced(part, focus.Products)
        ?? Other(part, [.. focus.Products.Select(shown => shown.Product)], focus.Product)
        ?? Only(TitleWords.Best(part.Text, focus.Products, shown => shown.Title).Select(shown => shown.Product))
        ?? Only(TitleWords.Meant(part.Text, focus.Items, item => [item.Title]).Select(item => item.Product).Where(product => product.Length > 0))
        ?? (part.Find<Slot.Product>() is { Products: [var named] } ? named.Value : null)
        ?? (part.Slots.OfType<Slot.Reference>().Any(PointsToFocus) ? focus.Product ?? focus.Products.FirstOrDefault()?.Product : null);

    /// <summary>A name of several words that one product alone goes by.</summary>
    public static string? InFull(UnderstoodPart part) =>
        part.Slots.OfType<Slot.Product>().FirstOrDefault(product => product.Products.Length is 1 && product.At.Raw.Contains(' ', StringComparison.Ordinal))?.Products[0].Value;

    /// <summary>Lines of the order in focus that a part names by their titles.</summary>
    public static ImmutableArray<string> Items(UnderstoodPart part, Focus focus) =>
        [.. TitleWords.Meant(part.Text, focus.Items, item => [item.Title]).Select(item => item.Line)];

    private static bool PointsToFocus(Slot.Reference reference) => reference.Kind is not ReferenceKind.LastOrder;

    private static string? Picked(UnderstoodPart part, ImmutableArray<string> shown) =>
        part.Find<Slot.Ordinal>() is not { Position: var position } ? null
        : position > 0 && position <= shown.Length ? shown[position - 1]
        : position < 0 && -position <= shown.Length ? shown[^-position]
        : null;

    /// <summary>"The oldest of them", where several were listed, newest first.</summary>
    private static string? AtEnd(UnderstoodPart part, ImmutableArray<string> shown) =>
        shown.Length < 2 || End.Match(TextFolding.Fold(part.Text).TrimEnd('?', '.', '!', ' ')) is not { Success: true } end ? null
        : end.Groups["which"].Value is "oldest" or "earliest" ? shown[^1]
        : shown[0];

    private static string? Priced(UnderstoodPart part, ImmutableArray<ShownProduct> shown) =>
        shown.Length < 2 || ByPrice.Match(TextFolding.Fold(part.Text)) is not { Success: true } match || NamesOtherThing(TextFolding.Fold(part.Text)[(match.Index + match.Length)..], shown) ? null
        : match.Groups["which"].Value.StartsWith("cheap", StringComparison.Ordinal) ? shown.MinBy(product => product.Price)!.Product
        : shown.MaxBy(product => product.Price)!.Product;

    private static readonly FrozenSet<string> AnyThing = ["version", "model", "option", "variant", "kind", "sort", "type", "offer", "alternative"];

    /// <summary>"The cheapest backpack" is none of the tents that were shown.</summary>
    /// <param name="behind">What stands behind the word for the price.</param>
    private static bool NamesOtherThing(string behind, ImmutableArray<ShownProduct> shown) =>
        Word.Split(behind).Select(word => word.Text).TakeWhile(NounPhrases.IsMeaning).ToList() is [.., var thing]
            && !AnyThing.Contains(Singular.Of(thing))
            && TitleWords.Meant(thing, shown, product => [product.Title]).Count is 0;

    private static string? Other(UnderstoodPart part, ImmutableArray<string> shown, string? focus) =>
        shown.Length is 2 && focus is not null && TheOther.IsMatch(TextFolding.Fold(part.Text))
            ? shown.FirstOrDefault(id => id != focus)
            : null;

    /// <summary>"The other one" where it may be any of several: which of them it may be.</summary>
    public static ImmutableArray<ShownProduct> Others(UnderstoodPart part, Focus focus) =>
        SaysOther(part) ? [.. focus.Products.Where(shown => shown.Product != focus.Product)] : [];

    /// <summary>"The one before that" in a list that begins with the newest.</summary>
    private static string? Before(UnderstoodPart part, ImmutableArray<string> shown, string? focus) =>
        focus is not null && TheOneBefore.IsMatch(TextFolding.Fold(part.Text).TrimEnd('?', '.', '!', ' ')) && shown.IndexOf(focus) is >= 0 and var at && at + 1 < shown.Length
            ? shown[at + 1]
            : null;

    private static string? Only(IEnumerable<string> ids) => ids.Distinct().ToList() is [var only] ? only : null;
}
