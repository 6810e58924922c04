using System.Collections.Immutable;
using System.Text.Json;

namespace Assistant.Evals.Cases;

/// <summary>A case with where it lies.</summary>
/// <param name="Suite">The folder below the root of all suites, with forward slashes, such as <c>policy</c>.</param>
/// <param name="Path">The file.</param>
public sealed record CaseFile(string Suite, string Path, EvalCase Case)
{
    public string Folder => System.IO.Path.GetDirectoryName(Path)!;
}

/// <summary>Something wrong with a case file.</summary>
/// <param name="Line">One-based; 1 when the whole file is meant.</param>
public sealed record CaseFault(string Path, int Line, string Message)
{
    public override string ToString() => $"{Path}:{Line} {Message}";
}

/// <summary>Finds and reads the cases under a folder. A suite is a folder of them.</summary>
public static class EvalSuites
{
    /// <summary>Folders and files of <c>evals/</c> that hold no cases.</summary>
    private static readonly string[] NotCases = ["baselines", "snapshots"];

    /// <summary>All cases below <paramref name="folder"/>, ordered by suite and id, and what is wrong with the others.</summary>
    /// <param name="folder">A folder of suites, one suite, or one file.</param>
    public static (ImmutableArray<CaseFile> Cases, ImmutableArray<CaseFault> Faults) Read(string folder)
    {
        var cases = new List<CaseFile>();
        var faults = new List<CaseFault>();
        var root = Directory.Exists(folder) ? folder : Path.GetDirectoryName(folder)!;
        foreach (var path in Files(folder))
        {
            if (ReadFile(path) is var (found, fault) && fault is not null)
                faults.Add(fault);
            else
                cases.Add(new CaseFile(SuiteOf(root, path), path, found!));
        }

        foreach (var twin in cases.GroupBy(file => file.Case.Id).Where(same => same.Count() > 1).SelectMany(same => same.Skip(1)))
            faults.Add(new CaseFault(twin.Path, 1, $"The id \"{twin.Case.Id}\" is taken by another case. Ids are unique in all suites."));

        return ([.. cases.OrderBy(file => file.Suite, StringComparer.Ordinal).ThenBy(file => file.Case.Id, StringComparer.Ordinal)], [.. faults]);
    }

    /// <summary>One case, or why it cannot be used.</summary>
    public static (EvalCase? Case, CaseFault? Fault) ReadFile(string path)
    {
        try
        {
            var found = JsonSerializer.Deserialize<EvalCase>(File.ReadAllText(path), CaseJson.Options)
                ?? throw new JsonException("The file holds no object.");
            return CaseRules.Broken(found, Path.GetFileNameWithoutExtension(path)) is { } broken
                ? (null, new CaseFault(path, 1, broken))
                : (found, null);
        }
        catch (JsonException fault)
        {
            var place = fault.Path is { Length: > 1 } at && !fault.Message.Contains(at, StringComparison.Ordinal) ? $" ({at})" : "";
            return (null, new CaseFault(path, (int)(fault.LineNumber ?? 0) + 1, $"{FirstSentence(fault.Message)}{place} {CaseSchema.FileName} lists every field."));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return (null, new CaseFault(path, 1, $"The file cannot be read: {fault.Message}"));
        }
    }

    private static IEnumerable<string> Files(string folder) => File.Exists(folder)
        ? [folder]
        : Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories)
            .Where(path => IsCase(Path.GetRelativePath(folder, path)))
            .Order(StringComparer.Ordinal);

    private static bool IsCase(string relative)
    {
        var parts = relative.Split(Path.DirectorySeparatorChar);
        return Path.GetFileName(relative) is not (CaseSchema.FileName or "gate.json") && !parts.Any(part => NotCases.Contains(part) || part.StartsWith('.'));
    }

    private static string SuiteOf(string root, string path)
    {
        var suite = Path.GetRelativePath(root, Path.GetDirectoryName(path)!).Replace(Path.DirectorySeparatorChar, '/');
        return suite is "." ? Path.GetFileName(Path.GetFullPath(root).TrimEnd(Path.DirectorySeparatorChar)) : suite;
    }

    private static string FirstSentence(string message) => message.IndexOf(" Path: ", StringComparison.Ordinal) is > 0 and var end ? message[..end] : message;
}
