using System.Text;
using Assistant.Core.Knowledge;

namespace Assistant.Core.Tests.Knowledge;

/// <summary>A knowledge folder of its own for one test, gone afterwards.</summary>
internal sealed class PagesOnDisk : IDisposable
{
    private readonly DirectoryInfo _outside = Directory.CreateTempSubdirectory("pages-");

    public PagesOnDisk() => Directory.CreateDirectory(Root);

    public string Root => Path.Combine(_outside.FullName, "knowledge");

    /// <summary>A place beside the folder, where nothing may ever be read.</summary>
    public string Outside(string name) => Path.Combine(_outside.FullName, name);

    public PagesOnDisk With(string file, string text) => With(file, Encoding.UTF8.GetBytes(text));

    public PagesOnDisk With(string file, byte[] content)
    {
        var path = Path.Combine(Root, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return this;
    }

    public PagesOnDisk WithPage(string id, string body) => With($"{id}.md", $"---\nid: {id}\ntitle: {id}\n---\n{body}\n");

    public KnowledgeFolder Folder(PageStrictness strictness = PageStrictness.Strict, Core.Prompts.PromptFolder? prompts = null) =>
        new(Root, strictness, new FixedClock(new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero)), prompts);

    public Task<Compilation> CompileAsync(Release? previous = null, PageStrictness strictness = PageStrictness.Strict) =>
        Folder(strictness).CompileAsync(previous, TestContext.Current.CancellationToken);

    public void Dispose() => _outside.Delete(recursive: true);

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
