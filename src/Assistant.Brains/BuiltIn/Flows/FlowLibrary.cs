using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Assistant.Brains.BuiltIn.Flows;

/// <summary>All flows of a shop. Once it is loaded, nothing that a flow names is missing.</summary>
internal sealed class FlowLibrary
{
    private readonly FrozenDictionary<string, Flow> _byId;
    private readonly FrozenDictionary<string, Flow> _byIntent;

    private FlowLibrary(IReadOnlyList<Flow> flows)
    {
        _byId = flows.ToFrozenDictionary(flow => flow.Id);
        _byIntent = flows.SelectMany(flow => flow.Questions.Keys, (flow, intent) => (flow, intent))
            .ToFrozenDictionary(pair => pair.intent, pair => pair.flow);
        Choices = flows.Where(flow => flow.Choice is not null).ToFrozenDictionary(flow => flow.Choice!, flow => flow.Id);
    }

    /// <summary>The short replies that stand for a flow, by their text.</summary>
    public FrozenDictionary<string, string> Choices { get; }

    public IEnumerable<Flow> All => _byId.Values;

    public Flow this[string id] => _byId[id];

    public bool Has(string id) => _byId.ContainsKey(id);

    public Flow? StartedBy(string intent) => _byIntent.GetValueOrDefault(intent);

    /// <summary>Null where something is wrong; all of it is added to <paramref name="faults"/>.</summary>
    public static FlowLibrary? Read(IEnumerable<(string File, string Yaml)> files, FlowVocabulary vocabulary, List<FlowFault> faults)
    {
        var before = faults.Count;
        var written = files.Select(file => FlowFile.Read(file.File, file.Yaml, faults)).OfType<WrittenFlow>().ToImmutableArray();
        faults.AddRange(new FlowChecks(written, vocabulary).Faults());
        return faults.Count == before ? new FlowLibrary([.. written.Select(file => file.Flow)]) : null;
    }
}

/// <summary>Everything that a flow may name.</summary>
/// <param name="Replies">Keys of <c>prompts/replies</c>.</param>
/// <param name="Composers">Parts that put results into words.</param>
/// <param name="Intents">What the shopper's words can be understood as.</param>
internal sealed record FlowVocabulary(
    IReadOnlySet<string> Replies, IReadOnlySet<string> Composers, IReadOnlySet<string> Tools, IReadOnlySet<string> Intents);
