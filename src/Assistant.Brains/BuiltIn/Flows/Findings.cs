using System.Collections.Immutable;
using Assistant.Brains.BuiltIn.Turns;

namespace Assistant.Brains.BuiltIn.Flows;

/// <summary>What a flow knows and what its calls came to.</summary>
internal sealed class Findings
{
    private readonly Dictionary<string, ToolAnswer> _answers = [];
    private ImmutableSortedDictionary<string, string> _slots = ImmutableSortedDictionary<string, string>.Empty;

    public ToolAnswer? this[string tool] => _answers.GetValueOrDefault(tool);

    public string? Slot(string name) => _slots.GetValueOrDefault(name);

    public void Learn(ImmutableSortedDictionary<string, string> slots) => _slots = slots;

    public void Add(string tool, ToolAnswer answer) => _answers[tool] = answer;
}
