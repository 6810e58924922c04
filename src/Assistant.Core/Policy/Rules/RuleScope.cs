using System.Collections.Immutable;
using Assistant.Core.Shop;

namespace Assistant.Core.Policy.Rules;

/// <summary>What narrows a rule. A page writes each as a field of the rule; a rule without any holds for everything.</summary>
[Flags]
public enum Narrowing
{
    None = 0,

    /// <summary><c>placed_from</c>, <c>placed_to</c>: orders placed on these days, both included, in the shop's time zone.</summary>
    Season = 1,

    /// <summary><c>traits</c>: items that are final sale, oversized and so on.</summary>
    Traits = 2,

    /// <summary><c>categories</c>: items of a category, by any name on the product's way from wide to narrow.</summary>
    Categories = 4,

    /// <summary><c>brands</c>.</summary>
    Brands = 8,

    /// <summary><c>groups</c>: groups of customers, such as <c>plus</c>.</summary>
    Groups = 16,

    /// <summary><c>methods</c>: kinds of payment, such as <c>card</c>.</summary>
    Methods = 32,

    /// <summary><c>countries</c>: where the order was sent, as ISO 3166-1 alpha-2 codes or <c>EU</c>.</summary>
    Countries = 64,

    /// <summary><c>entities</c>: the selling entity, as the shop names the system an order comes from.</summary>
    Entities = 128,

    /// <summary><c>identity</c>: who asks, <c>guest</c> or <c>customer</c>.</summary>
    Identity = 256,

    /// <summary><c>actions</c>: what is asked for, such as <c>cancel</c>.</summary>
    Actions = 512,

    /// <summary><c>repeat</c>: <c>first</c> or <c>again</c>, for what may happen to one item more than once.</summary>
    Repeat = 1024,
}

/// <summary>Who asks.</summary>
public enum Asker
{
    /// <summary>Somebody who proved one order by a mailed code.</summary>
    Guest,

    /// <summary>Somebody who is signed in.</summary>
    Customer,
}

/// <summary>Whether it is the first time for an item.</summary>
public enum Occasion
{
    First,
    Again,
}

/// <summary>For what a rule holds. An empty list does not narrow; all that are not empty must fit.</summary>
public sealed record RuleScope
{
    public static RuleScope Everything { get; } = new();

    public DateOnly? PlacedFrom { get; init; }

    public DateOnly? PlacedTo { get; init; }

    public ItemTraits Traits { get; init; }

    public ImmutableArray<string> Categories { get; init; } = [];

    public ImmutableArray<string> Brands { get; init; } = [];

    public ImmutableArray<string> Groups { get; init; } = [];

    public ImmutableArray<string> Methods { get; init; } = [];

    public ImmutableArray<string> Countries { get; init; } = [];

    public ImmutableArray<string> Entities { get; init; } = [];

    public ImmutableArray<Asker> Identity { get; init; } = [];

    public ImmutableArray<ActionKind> Actions { get; init; } = [];

    public Occasion? Repeat { get; init; }

    public Narrowing Narrowed =>
        (PlacedFrom is null ? 0 : Narrowing.Season)
        | (Traits is ItemTraits.None ? 0 : Narrowing.Traits)
        | (Categories.IsEmpty ? 0 : Narrowing.Categories)
        | (Brands.IsEmpty ? 0 : Narrowing.Brands)
        | (Groups.IsEmpty ? 0 : Narrowing.Groups)
        | (Methods.IsEmpty ? 0 : Narrowing.Methods)
        | (Countries.IsEmpty ? 0 : Narrowing.Countries)
        | (Entities.IsEmpty ? 0 : Narrowing.Entities)
        | (Identity.IsEmpty ? 0 : Narrowing.Identity)
        | (Actions.IsEmpty ? 0 : Narrowing.Actions)
        | (Repeat is null ? 0 : Narrowing.Repeat);

    /// <summary>
    /// Which of two rules that fit comes first: the higher. More conditions beat fewer; of as many, the kind of condition that
    /// <see cref="Narrowing"/> lists first; of the same conditions, a country's own code beats a group of countries. Two rules that
    /// still rank alike and could both fit are refused when the release is compiled.
    /// </summary>
    public int Rank
    {
        get
        {
            var conditions = (uint)Narrowed;
            var listedFirst = 0;
            for (var one = 1u; one <= (uint)Narrowing.Repeat; one <<= 1)
            {
                listedFirst = (listedFirst << 1) | ((conditions & one) is 0 ? 0 : 1);
            }

            return (System.Numerics.BitOperations.PopCount(conditions) << 16) + (listedFirst << 1) + (Countries.Any(CountryGroups.IsGroup) ? 0 : 1);
        }
    }

    public bool Fits(in Circumstances about) =>
        (PlacedFrom is not { } from || (about.Placed is { } placed && placed >= from && placed <= PlacedTo))
        && (Traits is ItemTraits.None || (about.Traits & Traits) != 0)
        && (Categories.IsEmpty || Overlap(Categories, about.Categories))
        && (Brands.IsEmpty || (about.Brand is { } brand && Holds(Brands, brand)))
        && (Groups.IsEmpty || (about.Group is { } group && Holds(Groups, group)))
        && (Methods.IsEmpty || (about.Method is { } method && Holds(Methods, method)))
        && (Countries.IsEmpty || (about.Country is { } country && CountryGroups.Hold(Countries, country)))
        && (Entities.IsEmpty || (about.Entity is { } entity && Holds(Entities, entity)))
        && (Identity.IsEmpty || (about.Asker is { } asker && Identity.Contains(asker)))
        && (Actions.IsEmpty || (about.Action is { } action && Actions.Contains(action)))
        && (Repeat is not { } repeat || about.Repeat == repeat);

    /// <summary>Whether something could fit both.</summary>
    public bool Meets(RuleScope other) =>
        (PlacedFrom is null || other.PlacedFrom is null || (PlacedFrom <= other.PlacedTo && other.PlacedFrom <= PlacedTo))
        && Meet(Brands, other.Brands)
        && Meet(Groups, other.Groups)
        && Meet(Methods, other.Methods)
        && Meet(Entities, other.Entities)
        && (Countries.IsEmpty || other.Countries.IsEmpty || CountryGroups.Meet(Countries, other.Countries))
        && (Identity.IsEmpty || other.Identity.IsEmpty || Identity.Intersect(other.Identity).Any())
        && (Actions.IsEmpty || other.Actions.IsEmpty || Actions.Intersect(other.Actions).Any())
        && (Repeat is null || other.Repeat is null || Repeat == other.Repeat);

    private static bool Meet(ImmutableArray<string> one, ImmutableArray<string> other) => one.IsEmpty || other.IsEmpty || Overlap(one, other);

    private static bool Overlap(ImmutableArray<string> one, ImmutableArray<string> other)
    {
        foreach (var word in other.IsDefault ? [] : other)
        {
            if (Holds(one, word))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Holds(ImmutableArray<string> words, string word)
    {
        foreach (var known in words)
        {
            if (known.Equals(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>What a rule is looked up for: the order, the item and who asks, as far as each is known.</summary>
public readonly record struct Circumstances
{
    /// <summary>The day of the decision, in the shop's time zone; rules that are not in effect then do not exist.</summary>
    public required DateOnly Today { get; init; }

    public DateOnly? Placed { get; init; }

    public ItemTraits Traits { get; init; }

    public ImmutableArray<string> Categories { get; init; }

    public string? Brand { get; init; }

    public string? Group { get; init; }

    public string? Method { get; init; }

    public string? Country { get; init; }

    public string? Entity { get; init; }

    public Asker? Asker { get; init; }

    public ActionKind? Action { get; init; }

    public Occasion? Repeat { get; init; }

    /// <summary>ISO 4217; limits are looked up per currency.</summary>
    public string? Currency { get; init; }
}
