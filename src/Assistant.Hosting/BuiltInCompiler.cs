using Assistant.Brains.BuiltIn;
using Assistant.Brains.Understanding.Slots;
using Assistant.Core.Knowledge;
using Assistant.Core.Prompts;
using Microsoft.Extensions.AI;

namespace Assistant.Hosting;

/// <summary>Makes the built-in brain of a release's prompts. Only other examples of intents have to be learnt, and that takes a second or two.</summary>
/// <param name="products">The names that products go by.</param>
internal sealed class BuiltInCompiler(BuiltInBrainOptions options, LearntIntents intents, Task<IProductVocabulary> products, TimeProvider time) : IBrainCompiler
{
    public async Task<IChatClient?> CompileAsync(PromptSet prompts, Wording wording, ICollection<KnowledgeFault> faults, CancellationToken cancellationToken)
    {
        if (BuiltInScript.Read(prompts, wording, faults) is not { } script)
        {
            return null;
        }

        try
        {
            var classifier = await intents.LearnAsync(script.Examples, cancellationToken);
            return BuiltInBrain.Create(script, classifier, options, await products.WaitAsync(cancellationToken), time);
        }
        catch (ArgumentException nothing)
        {
            faults.Add(PromptFaults.Fault("intents", 1, $"Nothing can be learnt from the examples: {nothing.Message} Add some to each intent."));
            return null;
        }
    }
}
