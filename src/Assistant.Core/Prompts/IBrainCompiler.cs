using Assistant.Core.Knowledge;
using Microsoft.Extensions.AI;

namespace Assistant.Core.Prompts;

/// <summary>Makes of prompt files what the core knows nothing of: the brain that follows their flows. Runs before a release goes live.</summary>
public interface IBrainCompiler
{
    /// <summary>Null where nothing is made of them: because of faults, or because they are only looked through.</summary>
    /// <param name="faults">Takes what is wrong with the files.</param>
    Task<IChatClient?> CompileAsync(PromptSet prompts, Wording wording, ICollection<KnowledgeFault> faults, CancellationToken cancellationToken);
}
