using System.Collections.Immutable;
using Assistant.Brains.BuiltIn.Turns;

namespace Assistant.Brains.BuiltIn.Flows;

/// <summary>What a flow knows and what its calls came to.</summary>
internal sealed class Findings
{
    private readonly List<(string Tool, ToolAnswer Answer)> _answers = [];
    private ImmutableSortedDictionary<string, string> _slots = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>What the pages were asked last; null where they were not.</summary>
    public string? Asked { get; set; }

    /// <summary>The last answer of a tool.</summary>
    public ToolAnswer? this[string tool] => All(tool).LastOrDefault();

    /// <summary>The answers of a tool in the order of its calls.</summary>
    public IEnumerable<ToolAnswer> All(string tool) => _answers.Where(answer => answer.Tool == tool).Select(answer => answer.Answer);

    public string? Slot(string name) => _slots.GetValueOrDefault(name);

    public void Learn(ImmutableSortedDictionary<string, string> slots) => _slots = slots;

    public ImmutableSortedDictionary<string, string> Slots => _slots;

    public void Add(string tool, ToolAnswer answer) => _answers.Add((tool, answer));
}
