using Assistant.Core.Knowledge;
using Microsoft.Extensions.AI;

namespace Assistant.Core.Prompts;

/// <summary>What the prompt files of a release come to. Immutable; a turn that has pinned the release speaks by it to its end.</summary>
/// <param name="System">The system prompt with <c>{places}</c> for what is known about the turn.</param>
public sealed record PromptLibrary(PromptSet Files, string System, Wording Wording)
{
    /// <summary>Of a release that nobody speaks by.</summary>
    public static PromptLibrary None { get; } = new(PromptSet.Empty, "", Wording.Empty);

    /// <summary>The brain that follows these flows and says these replies; null where none was made of them.</summary>
    public IChatClient? Brain { get; init; }

    /// <summary>So that every turn can say which prompts it used.</summary>
    public string Hash => Files.Hash;

    /// <summary>Reads a folder of prompts, without making a brain of them.</summary>
    /// <exception cref="InvalidDataException">A file has faults: one line for each.</exception>
    public static async Task<PromptLibrary> LoadAsync(string folder, CancellationToken cancellationToken)
    {
        var faults = new List<KnowledgeFault>();
        return await new PromptFolder(folder).CompileAsync(faults, cancellationToken) ?? throw PromptFaults.Thrown(folder, faults);
    }
}
