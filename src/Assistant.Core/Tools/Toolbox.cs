using System.Collections.Immutable;
using Assistant.Core.Actions;
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

    /// <summary>The tools that a shopper of this identity is offered: a function of identity and of which writes are switched on.</summary>
    public IReadOnlyList<Tool> OfferedTo(ShopperIdentity identity, WriteSwitch writes) =>
        [.. _tools.Values.Where(tool => tool.Contract.Identity <= identity.Level && (tool is not WriteTool || writes.IsOn(tool.Contract.Name)))];

    /// <summary>The write tool of this exact name; null where there is none.</summary>
    public WriteTool? FindWrite(string name) => _tools.GetValueOrDefault(name) as WriteTool;
}
