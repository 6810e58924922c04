using Assistant.Core.Knowledge;

namespace Assistant.Core.Prompts;

/// <summary>What is wrong with prompt files, where it is reported and where nothing can go on without them.</summary>
public static class PromptFaults
{
    /// <summary>A fault that holds a file of the prompts back, and so the whole release.</summary>
    /// <param name="file">Relative to the prompts folder.</param>
    /// <param name="message">What is wrong and what to do about it.</param>
    public static KnowledgeFault Fault(string file, int line, string message) =>
        new(file, line, message, Remedy: "", Refused: true) { Folder = ContentFolder.Prompts };

    /// <summary>The same as one exception with a line for each fault.</summary>
    public static InvalidDataException Thrown(string folder, IEnumerable<KnowledgeFault> faults) =>
        new($"{folder} has faults:\n{string.Join('\n', faults.Where(fault => fault is { Folder: ContentFolder.Prompts, Refused: true })
            .Select(fault => $"{fault.File}, line {fault.Line}: {fault.Message} {fault.Remedy}".TrimEnd()))}");
}
