using System.Collections.Immutable;
using System.CommandLine;
using Assistant.Commands.Parsing;
using Assistant.Evals.Cases;
using Assistant.Hosting;

namespace Assistant.Commands.Evals;

/// <summary>The folder of all suites, for those who write cases.</summary>
internal sealed class CaseLibrary
{
    public const string DefaultFolder = "evals";
    private const int MostMeant = 3;

    private readonly ImmutableArray<CaseFault> _faults;

    private CaseLibrary(string folder) => (Folder, (Cases, _faults)) = (folder, Directory.Exists(folder) ? EvalSuites.Read(folder) : ([], []));

    public string Folder { get; }

    public ImmutableArray<CaseFile> Cases { get; }

    public string SchemaPath => Path.Combine(Folder, CaseSchema.FileName);

    public static Option<string?> FolderOption() => new("--folder") { Description = "The folder of all suites; evals where none is named.", HelpName = "folder" };

    public static CaseLibrary Open(CommandIo io, HostConfiguration configuration, string? folder) =>
        new(folder is null ? configuration.Roots.Resolve(DefaultFolder) : io.PathOf(folder));

    /// <exception cref="WrongUseException">There is no such case, or its file cannot be used.</exception>
    public CaseFile Find(string id)
    {
        if (Cases.FirstOrDefault(file => file.Case.Id == id) is { } found)
            return found;

        if (_faults.FirstOrDefault(fault => Path.GetFileNameWithoutExtension(fault.Path) == id) is { } fault)
            throw new WrongUseException($"The case cannot be used:\n{fault}");

        // Whoever remembers a word of an id has not misspelt it.
        var meant = Cases.Select(file => file.Case.Id).Where(known => known.Contains(id, StringComparison.OrdinalIgnoreCase))
            .Concat(Spelling.Nearest(id, Cases.Select(file => file.Case.Id)))
            .Distinct()
            .Take(MostMeant)
            .ToList();
        throw new WrongUseException(meant.Count is 0
            ? $"There is no case \"{id}\" in {Folder}."
            : $"There is no case \"{id}\" in {Folder}. Did you mean {string.Join(", ", meant)}?");
    }

    /// <summary>Writes the file of a new case.</summary>
    /// <param name="text">Given the path of the schema as the file must name it.</param>
    /// <returns>The file's path.</returns>
    /// <exception cref="WrongUseException">The names are not right, or the id is taken.</exception>
    public string Add(string suite, string id, Func<string, string> text)
    {
        foreach (var name in suite.Split('/').Append(id))
        {
            if (!CaseRules.IsName(name))
                throw new WrongUseException($"\"{name}\" is no name of a suite or case; write lower-case words with hyphens, such as return-window-passed.");
        }

        var path = Path.Combine([Folder, .. suite.Split('/'), $"{id}.json"]);
        var taken = Cases.FirstOrDefault(file => file.Case.Id == id)?.Path ?? _faults.FirstOrDefault(fault => Path.GetFileNameWithoutExtension(fault.Path) == id)?.Path;
        if (taken is not null || File.Exists(path))
            throw new WrongUseException($"The id \"{id}\" is taken by {taken ?? path}. Ids are unique in all suites; nothing was written.");

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var schema = string.Concat(Enumerable.Repeat("../", suite.Split('/').Length)) + CaseSchema.FileName;
        File.WriteAllText(path, text(schema));
        return path;
    }
}
