using System.Collections.Immutable;
using System.Text;
using Assistant.Core.Knowledge;

namespace Assistant.Core.Prompts;

/// <summary>Compiles a folder of prompts, all or nothing: replies and flows rely on each other. Nothing outside the folder is ever read.</summary>
/// <param name="brains">Makes the brain of what is read; null: none is made.</param>
public sealed class PromptFolder(string root, IBrainCompiler? brains = null)
{
    private const int MaxBytes = 512 * 1024;
    private const string System = "system.md";

    /// <summary>What was compiled last without faults: the same files come to the same.</summary>
    private (PromptLibrary Library, ImmutableArray<KnowledgeFault> Warnings)? _compiled;

    public string Root { get; } = Path.GetFullPath(root);

    /// <summary>Another folder that is read in the same way.</summary>
    public PromptFolder At(string other) => new(other, brains);

    /// <summary>Null where something is refused.</summary>
    /// <param name="faults">Takes everything that is wrong.</param>
    public async Task<PromptLibrary?> CompileAsync(ICollection<KnowledgeFault> faults, CancellationToken cancellationToken)
    {
        var found = new List<KnowledgeFault>();
        var prompts = await ReadAsync(found, cancellationToken);
        PromptLibrary? library = null;
        if (_compiled is var (known, warnings) && known.Hash == prompts.Hash)
        {
            library = known;
            found.AddRange(warnings);
        }
        else if (!found.Exists(fault => fault.Refused))
        {
            // Where a file cannot even be read, whatever else relies on it would only be said to be wrong as well.
            library = await CompileAsync(prompts, found, cancellationToken);
        }

        foreach (var fault in found)
        {
            faults.Add(fault);
        }

        return found.Exists(fault => fault.Refused) ? null : library;
    }

    private async Task<PromptLibrary?> CompileAsync(PromptSet prompts, List<KnowledgeFault> faults, CancellationToken cancellationToken)
    {
        var found = new List<KnowledgeFault>();
        var wording = Wording.Read(prompts.In("replies"), found);
        var brain = brains is null ? null : await brains.CompileAsync(prompts, wording, found, cancellationToken);
        faults.AddRange(found);
        if (found.Exists(fault => fault.Refused) || prompts.Files.GetValueOrDefault(System) is not { } system)
        {
            return null;
        }

        var library = new PromptLibrary(prompts, system, wording) { Brain = brain };
        _compiled = (library, [.. found]);
        return library;
    }

    /// <summary>Changes whenever a file is added, removed or written.</summary>
    public string Stamp() => FolderFiles.Stamp(Files([]));

    private ImmutableArray<FolderFile> Files(List<KnowledgeFault> faults) =>
        Directory.Exists(Root) ? FolderFiles.List(Root, PromptSet.Holds, faults) : [];

    private async Task<PromptSet> ReadAsync(List<KnowledgeFault> faults, CancellationToken cancellationToken)
    {
        var found = new List<KnowledgeFault>();
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Files(found))
        {
            switch (await BoundedFile.ReadAsync(file, MaxBytes, cancellationToken))
            {
                case BoundedFile.Bytes(var content):
                    // Without the mark that some editors put before a text, so that keeping it as text loses nothing.
                    texts.Add(file.Name, Encoding.UTF8.GetString(content).TrimStart('\uFEFF'));
                    break;
                case BoundedFile.Unusable(var fault):
                    found.Add(fault);
                    break;
            }
        }

        if (!texts.ContainsKey(System) && !found.Exists(fault => fault.File is System))
        {
            found.Add(new(System, 1, $"The prompts folder {Root} has no {System}.", "Point Prompts:Path to the folder that has it.", Refused: true));
        }

        faults.AddRange(found.Select(fault => fault with { Folder = ContentFolder.Prompts }));
        return new PromptSet(texts);
    }
}
