using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Assistant.Core.Actions;
using Assistant.Core.Knowledge;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;
using Assistant.Core.Tools;
using Assistant.Testing;
using Assistant.Testing.Shop;
using Assistant.Testing.Turns;

namespace Assistant.Core.Tests.Actions.Hostile;

/// <summary>One check of the product: how a test composes the product without it, and an attack that only this check stands against.</summary>
internal sealed record Guard(string Name, Func<Yard, Task> Attack)
{
    /// <summary>The parts without the check.</summary>
    public Func<Yard, TestParts, TestParts> Without { get; init; } = (_, parts) => parts;

    public Func<Limits, Limits> Unlimited { get; init; } = limits => limits;

    /// <summary>The rules with another value, or without some.</summary>
    public Func<IEnumerable<Rule>, IEnumerable<Rule>> Rules { get; init; } = rules => rules;

    /// <summary>Rules that stand in the pages in either case.</summary>
    public ImmutableArray<Rule> Further { get; init; } = [];

    public Func<ShopContents, ShopContents> Stocked { get; init; } = contents => contents;

    public long? ApprovalAbove { get; init; }

    public override string ToString() => Name;
}
