using System.Collections.Immutable;

namespace Assistant.Core.Knowledge;

/// <summary>A file that may be read.</summary>
/// <param name="Name">Relative to the knowledge folder, with forward slashes.</param>
internal sealed record FolderFile(string Name, string FullPath, long Length, DateTime WrittenUtc)
{
    public bool IsPage => IsPageName(Name);

    public bool IsSynonyms => Name is SynonymsReader.FileName;

    public static bool IsPageName(string name) => name.EndsWith(".md", StringComparison.OrdinalIgnoreCase);
}

/// <summary>
/// Lists the files of a content folder, and nothing outside it. Names that start with a dot are skipped; folders are not
/// entered through links; a link to a file counts only if it ends inside the folder.
/// </summary>
internal static class FolderFiles
{
    private const int MaxFiles = 5_000;
    private const int MaxDepth = 16;
    private const int MaxNameLength = 240;

    /// <summary>The pages of a knowledge folder, and its synonyms.</summary>
    public static ImmutableArray<FolderFile> List(string root, List<KnowledgeFault> faults) =>
        List(root, name => name is SynonymsReader.FileName || FolderFile.IsPageName(name), faults);

    /// <param name="wanted">By name, relative to the folder; other files are passed over.</param>
    public static ImmutableArray<FolderFile> List(string root, Func<string, bool> wanted, List<KnowledgeFault> faults)
    {
        if (RealPath.Of(root) is not { } realRoot)
            return [];

        var files = ImmutableArray.CreateBuilder<FolderFile>();
        var folders = new Queue<(DirectoryInfo Folder, string Prefix, int Depth)>([(new DirectoryInfo(realRoot), "", 0)]);
        while (folders.TryDequeue(out var next))
        {
            foreach (var entry in next.Folder.EnumerateFileSystemInfos().OrderBy(entry => entry.Name, StringComparer.Ordinal))
            {
                var name = next.Prefix + entry.Name;
                if (entry.Name.StartsWith('.'))
                    continue;

                if (entry is DirectoryInfo folder)
                {
                    if (folder.LinkTarget is not null)
                        faults.Add(new(Safe(name), 1, "The folder is a link and is not entered.", "Move the pages themselves here.", Refused: false));
                    else if (next.Depth < MaxDepth)
                        folders.Enqueue((folder, name + "/", next.Depth + 1));
                }
                else if (wanted(name) && Accept((FileInfo)entry, name, realRoot, faults) is { } file)
                {
                    files.Add(file);
                }
            }
        }

        if (files.Count > MaxFiles)
            faults.Add(new(".", 1, $"The folder holds more than {MaxFiles} files; the rest is not read.", "Point the setting at the folder of these files alone.", Refused: true));
        return [.. files.OrderBy(file => file.Name, StringComparer.Ordinal).Take(MaxFiles)];
    }

    /// <summary>Changes whenever one of the files does, or another one comes or goes.</summary>
    public static string Stamp(IEnumerable<FolderFile> files) =>
        string.Concat(files.Select(file => FormattableString.Invariant($"{file.Name}|{file.Length}|{file.WrittenUtc.Ticks}\n")));

    private static FolderFile? Accept(FileInfo entry, string name, string realRoot, List<KnowledgeFault> faults)
    {
        var file = new FolderFile(name, entry.FullName, 0, default);
        if (name.Length > MaxNameLength || name.Any(char.IsControl))
        {
            faults.Add(new(Safe(name), 1, "The file's name is too long or holds control characters.", "Rename it to plain words.", Refused: true));
            return null;
        }

        if (entry.LinkTarget is null)
            return file with { Length = entry.Length, WrittenUtc = entry.LastWriteTimeUtc };

        if (RealPath.Of(entry.FullName) is not { } target || !RealPath.IsBelow(target, realRoot) || !File.Exists(target))
        {
            faults.Add(new(name, 1, "The file is a link that leads out of the folder, or nowhere.", "Put the file itself into the folder.", Refused: true));
            return null;
        }

        // Read what was checked, not the link, which may point elsewhere by then.
        var real = new FileInfo(target);
        return file with { FullPath = target, Length = real.Length, WrittenUtc = real.LastWriteTimeUtc };
    }

    private static string Safe(string name) => Shown.Short(name);
}
