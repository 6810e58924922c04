using Assistant.Core.Knowledge;
using Assistant.Core.Prompts;
using Microsoft.Extensions.AI;

namespace Assistant.Brains.BuiltIn;

/// <summary>Looks through the files that the built-in brain speaks by and makes nothing of them: for whoever asks what is wrong.</summary>
public sealed class ScriptChecks : IBrainCompiler
{
    public Task<IChatClient?> CompileAsync(PromptSet prompts, Wording wording, ICollection<KnowledgeFault> faults, CancellationToken cancellationToken)
    {
        BuiltInScript.Read(prompts, wording, faults);
        return Task.FromResult<IChatClient?>(null);
    }
}
