using Assistant.Brains.BuiltIn;
using Assistant.Core.Knowledge;
using Assistant.Core.Prompts;
using Assistant.Hosting;

namespace Assistant.Commands.Knowledge;

/// <summary>The folders as they lie there, pages and prompts, for whoever compares or checks them: no brain is made of them.</summary>
internal static class ReleaseFiles
{
    public static KnowledgeFolder Of(HostConfiguration configuration, TimeProvider time) => new(
        configuration.KnowledgeFolder, PageStrictness.Strict, time, new PromptFolder(configuration.PromptFolder, new ScriptChecks()));
}
