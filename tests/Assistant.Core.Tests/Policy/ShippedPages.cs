using Assistant.Core.Knowledge;
using Assistant.Testing;

namespace Assistant.Core.Tests.Policy;

/// <summary>A copy of the demo shop's pages, in which a test changes some words and finds them unchanged again afterwards.</summary>
public sealed class ShippedPages : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("shipped-");
    private readonly Dictionary<string, string> _original = [];
    private readonly KnowledgeFolder _pages;

    public ShippedPages()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "knowledge")))
        {
            _original.Add(Path.GetFileName(file), File.ReadAllText(file).ReplaceLineEndings("\n"));
            File.WriteAllText(Path.Combine(_folder.FullName, Path.GetFileName(file)), _original[Path.GetFileName(file)]);
        }

        _pages = new(_folder.FullName, PageStrictness.Strict, new Today());
    }

    public string this[string file] => _original[file];

    /// <summary>The release of the unchanged pages.</summary>
    public Task<Compilation> CompileAsync() => _pages.CompileAsync(previous: null, TestContext.Current.CancellationToken);

    /// <summary>What the pages compile to with one of them replaced.</summary>
    public async Task<Compilation> CompileWithAsync(string file, string text)
    {
        var path = Path.Combine(_folder.FullName, file);
        await File.WriteAllTextAsync(path, text);
        try
        {
            return await CompileAsync();
        }
        finally
        {
            await File.WriteAllTextAsync(path, _original[file]);
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private sealed class Today : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    }
}
