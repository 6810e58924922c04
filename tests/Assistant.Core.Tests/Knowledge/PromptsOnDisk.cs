using Assistant.Core.Knowledge;
using Assistant.Core.Prompts;
using Assistant.Testing;
using Microsoft.Extensions.AI;

namespace Assistant.Core.Tests.Knowledge;

/// <summary>A prompts folder for one test, and a brain that is made of it: each flow that says "broken" is a fault.</summary>
internal sealed class PromptsOnDisk(string root) : IBrainCompiler
{
    public string Root => root;

    /// <summary>How often a brain was made.</summary>
    public int Made { get; private set; }

    /// <summary>Happens while a brain is made.</summary>
    public Action OnMaking { get; set; } = () => { };

    public PromptFolder Folder => new(root, this);

    /// <summary>Everything that is needed.</summary>
    public PromptsOnDisk Good() => With("system.md", "You help.").With("replies/a.yaml", "greeting: Hello.").With("flows/a.yaml", "flow: a");

    public PromptsOnDisk With(string file, string text)
    {
        var path = Path.Combine(root, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return this;
    }

    public Task<IChatClient?> CompileAsync(PromptSet prompts, Wording wording, ICollection<KnowledgeFault> faults, CancellationToken cancellationToken)
    {
        OnMaking();
        foreach (var (file, _) in prompts.In("flows").Where(flow => flow.Text.Contains("broken", StringComparison.Ordinal)))
        {
            faults.Add(PromptFaults.Fault($"flows/{file}", 1, "It is broken. Mend it."));
        }

        Made++;
        return Task.FromResult<IChatClient?>(faults.Count is 0 ? new ScriptedModel() : null);
    }
}
