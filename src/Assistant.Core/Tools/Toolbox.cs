using System.Collections.Immutable;
using Assistant.Core.Identity;

namespace Assistant.Core.Tools;

/// <summary>All tools of the product, by name.</summary>
public sealed class Toolbox
{
    private readonly ImmutableSortedDictionary<string, Tool> _tools;

    /// <exception cref="ArgumentException">Two tools have one name.</exception>
    public Toolbox(IEnumerable<Tool> tools) =>
        _tools = tools.ToImmutableSortedDictionary(tool => tool.Contract.Name, tool => tool, StringComparer.Ordinal);

    public IEnumerable<Tool> All => _tools.Values;

    /// <summary>The tools that a shopper of this identity is offered: a function of identity alone.</summary>
    public IReadOnlyList<Tool> OfferedTo(ShopperIdentity identity) =>
        [.. _tools.Values.Where(tool => tool.Contract.Identity <= identity.Level)];
}
