using System.Collections.Immutable;
using Assistant.Core.Conversations;
using Assistant.Core.Identity;
using Assistant.Core.Knowledge;
using Assistant.Core.Policy;
using Assistant.Core.Policy.Rules;

namespace Assistant.Core.Tools;

/// <summary>What a tool may rely on. All of it comes from the conversation and the clock, nothing from the brain.</summary>
/// <param name="Sources">Numbers the passages of this turn, so that an answer can point to them.</param>
public sealed record ToolContext(
    Conversation Conversation, ShopperIdentity Identity, Release Release, DateTimeOffset Now, TurnSources Sources);

/// <summary>What the tools of one turn relied on: passages, each under a short mark such as <c>S1</c>, and rules.</summary>
public sealed class TurnSources
{
    private readonly List<Passage> _passages = [];
    private readonly SortedSet<string> _rules = new(StringComparer.Ordinal);

    /// <summary>The rules that had a part in what was decided in this turn.</summary>
    public ImmutableArray<RuleId> Rules => [.. _rules.Select(rule => new RuleId(rule))];

    /// <summary>Notes the rules of a decision, and gives it back.</summary>
    public Decision Decided(Decision decision)
    {
        var rules = decision.Grounds.Concat(decision.Lines.SelectMany(line => line.Grounds)).Select(ground => ground.Rule)
            .Concat(decision.Settlement.Parts.Select(part => part.Arrival));
        _rules.UnionWith(rules.OfType<Rule>().Select(rule => rule.Id.Value));
        return decision;
    }

    public string Add(Passage passage)
    {
        var index = _passages.FindIndex(known => known.Key == passage.Key);
        if (index < 0)
        {
            index = _passages.Count;
            _passages.Add(passage);
        }

        return $"S{index + 1}";
    }

    public Passage? Find(string mark) =>
        mark.StartsWith('S') && int.TryParse(mark.AsSpan(1), out var number) && number >= 1 && number <= _passages.Count
            ? _passages[number - 1]
            : null;
}
