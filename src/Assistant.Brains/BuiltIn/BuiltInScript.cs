using System.Collections.Frozen;
using Assistant.Brains.BuiltIn.Answers;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.Turns;
using Assistant.Brains.Understanding.Intents;
using Assistant.Core.Knowledge;
using Assistant.Core.Prompts;

namespace Assistant.Brains.BuiltIn;

/// <summary>
/// What the built-in brain is to say and do, read from the prompts of a release and checked: replies, flows and the examples of intents.
/// Quick, because nothing is learnt yet.
/// </summary>
public sealed class BuiltInScript
{
    private BuiltInScript(Replies replies, FlowLibrary flows, IComposer[] composers, IReadOnlyList<IntentExample> examples) =>
        (Replies, Flows, Composers, Examples) = (replies, flows, composers, examples);

    /// <summary>What each intent sounds like.</summary>
    public IReadOnlyList<IntentExample> Examples { get; }

    internal Replies Replies { get; }

    internal FlowLibrary Flows { get; }

    internal IComposer[] Composers { get; }

    /// <summary>Null where something is wrong; all of it is added to <paramref name="faults"/>.</summary>
    public static BuiltInScript? Read(PromptSet prompts, Wording wording, ICollection<KnowledgeFault> faults)
    {
        ArgumentNullException.ThrowIfNull(prompts);
        ArgumentNullException.ThrowIfNull(faults);
        var examples = IntentExamples.Read(prompts.In("intents"));
        var (replies, composers, wrong) = (new Replies(wording), BuiltInBrain.Composers(), new List<FlowFault>());
        var flows = FlowLibrary.Read(
            prompts.In("flows"),
            new FlowVocabulary(
                replies.Keys,
                composers.Select(composer => composer.Name).ToFrozenSet(),
                ToolNames.All,
                examples.Examples.Select(example => example.Intent).ToFrozenSet()),
            wrong);
        KnowledgeFault[] found =
        [
            .. examples.Faults.Select(fault => PromptFaults.Fault($"intents/{fault.File}", Math.Max(1, fault.Line), fault.Problem)),
            .. OwnReplies.Missing(wording),
            .. wrong.Select(fault => PromptFaults.Fault($"flows/{fault.File}", (int)Math.Max(1, fault.Line), fault.Message)),
        ];
        foreach (var fault in found)
        {
            faults.Add(fault);
        }

        return found.Length is 0 && flows is not null ? new BuiltInScript(replies, flows, composers, examples.Examples) : null;
    }
}
