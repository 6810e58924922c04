using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Assistant.Core.Policy.Compiling;
using Assistant.Core.Policy.Prose;
using Assistant.Core.Prompts;

namespace Assistant.Core.Knowledge;

/// <summary>What the folders of a release hold right now.</summary>
/// <param name="Release">All usable pages; for a page that has become bad, and for prompts with a fault, the version of the previous release.</param>
public sealed record Compilation(Release Release, ImmutableArray<KnowledgeFault> Faults)
{
    /// <summary>What was read: the bytes of each page, of the synonyms and of the prompts, by the name under which a release is kept.</summary>
    public IReadOnlyDictionary<string, byte[]> Files { get; init; } = ImmutableDictionary<string, byte[]>.Empty;

    /// <summary>Whether anybody could speak by the release: there is nothing to say without prompts, and none were live before.</summary>
    public bool CanGoLive { get; init; } = true;
}

/// <summary>
/// Compiles a folder of Markdown pages, and the prompts that go live with them, into a release. Each page is read by itself: whatever is
/// wrong with one is a fault with file, line and remedy, and the others load. Nothing outside the folders is ever read.
/// </summary>
/// <param name="prompts">Null: the release has pages alone, for whoever only searches or checks them.</param>
public sealed class KnowledgeFolder(string root, PageStrictness strictness, TimeProvider clock, PromptFolder? prompts = null)
{
    /// <summary>Where a kept release has its prompts: no page lies under a name that begins with a dot.</summary>
    private const string KeptPrompts = ".prompts";

    /// <summary>Readings by content, and by the values put into it: a page that has not changed costs one read and one hash.</summary>
    private Dictionary<(string File, string Hash), PageReading> _read = [];

    public string Root { get; } = Path.GetFullPath(root);

    /// <summary>Another folder that is read in the same way.</summary>
    public KnowledgeFolder At(string other) => new(other, strictness, clock, prompts?.At(Path.Combine(other, KeptPrompts)));

    /// <summary>Everything that a release is made of, by folder.</summary>
    public ImmutableArray<string> Roots => prompts is null ? [Root] : [Root, prompts.Root];

    /// <param name="previous">Lends its version of pages and prompts that can no longer be used; null at the first reading.</param>
    public async Task<Compilation> CompileAsync(Release? previous, CancellationToken cancellationToken)
    {
        List<KnowledgeFault> faults = [], worded = [];
        var contents = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);

        // Learning what shoppers mean takes longest, and no page has a part in it.
        var wording = prompts is null ? Task.FromResult<PromptLibrary?>(null) : Task.Run(() => prompts.CompileAsync(worded, cancellationToken), cancellationToken);
        var reading = ReadAsync(previous, contents, faults, cancellationToken);
        await Task.WhenAll(wording, reading);
        var ((pages, synonyms), read) = (await reading, await wording);
        var rules = RuleCompiler.Compile(pages, Today, faults);
        foreach (var (path, text) in (read?.Files ?? PromptSet.Empty).Files)
            contents.Add($"{KeptPrompts}/{path}", Encoding.UTF8.GetBytes(text));

        var library = read ?? previous?.Prompts ?? PromptLibrary.None;
        var id = ReleaseHash.Of(pages, synonyms, library.Files);
        return new(
            previous?.Id == id ? previous : new Release(id, pages, synonyms) { Rules = rules, Prompts = library },
            [
                .. faults.Concat(worded).OrderBy(fault => fault.Folder).ThenBy(fault => fault.File, StringComparer.Ordinal)
                    .ThenBy(fault => fault.Line).ThenByDescending(fault => fault.Refused),
            ])
        {
            Files = contents,
            CanGoLive = prompts is null || library != PromptLibrary.None,
        };
    }

    /// <summary>Changes whenever a file is added, removed or written; cheap enough to ask every second.</summary>
    public string Stamp() =>
        $"{(Directory.Exists(Root) ? FolderFiles.Stamp(FolderFiles.List(Root, [])) : "")}{prompts?.Stamp()}";

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    private async Task<(ImmutableArray<PolicyPage> Pages, ImmutableArray<ImmutableArray<string>> Synonyms)> ReadAsync(
        Release? previous, SortedDictionary<string, byte[]> contents, List<KnowledgeFault> faults, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(Root))
        {
            faults.Add(new(".", 1, $"The knowledge folder {Root} does not exist.", "Create it, or set Knowledge:Path.", Refused: true));
            return previous is null ? ([], []) : (previous.Pages, previous.Synonyms);
        }

        var files = FolderFiles.List(Root, faults);
        var readings = await ReadPagesAsync(files, contents, cancellationToken);
        var synonyms = await ReadSynonymsAsync(files, previous, contents, faults, cancellationToken);
        var links = new LinkCheck(readings);
        foreach (var (file, reading) in readings)
            faults.AddRange([.. reading.Faults, .. links.Check(file, reading)]);

        var pages = ReleasePages.Choose(readings, previous, faults);
        faults.AddRange(pages.Select(Overdue).OfType<KnowledgeFault>());
        return (pages, synonyms);
    }

    private async Task<SortedDictionary<string, PageReading>> ReadPagesAsync(
        ImmutableArray<FolderFile> files, SortedDictionary<string, byte[]> contents, CancellationToken cancellationToken)
    {
        var readings = new SortedDictionary<string, PageReading>(StringComparer.Ordinal);
        List<(OpenedPage Page, string Hash)> opened = [];
        foreach (var file in files.Where(file => file.IsPage))
        {
            switch (await BoundedFile.ReadAsync(file, PageReader.MaxBytes, cancellationToken))
            {
                case BoundedFile.Bytes(var content):
                    contents.Add(file.Name, content);
                    opened.Add((PageReader.Open(file.Name, content, strictness), Hash(content)));
                    break;
                case BoundedFile.Unusable(var fault):
                    readings.Add(file.Name, new(null, [fault], [], []));
                    break;
            }
        }

        var markers = new Markers(opened.SelectMany(page => page.Page.Values));
        var read = new Dictionary<(string, string), PageReading>();
        foreach (var (page, hash) in opened)
        {
            var key = (page.File, page.HasMarkers ? $"{hash} {Hash(markers.ShownIn(page.Cut!.Body, page.Id))}" : hash);
            readings.Add(page.File, read[key] = _read.GetValueOrDefault(key) ?? PageReader.Finish(page, markers));
        }

        _read = read;
        return readings;
    }

    private static string Hash(string text) => Hash(Encoding.UTF8.GetBytes(text));

    private static string Hash(byte[] content) => Convert.ToHexString(SHA256.HashData(content));

    private static async Task<ImmutableArray<ImmutableArray<string>>> ReadSynonymsAsync(
        ImmutableArray<FolderFile> files, Release? previous, SortedDictionary<string, byte[]> contents, List<KnowledgeFault> faults, CancellationToken cancellationToken)
    {
        if (files.FirstOrDefault(file => file.IsSynonyms) is not { } file)
            return [];

        var found = new FaultList(file.Name);
        var content = await BoundedFile.ReadAsync(file, SynonymsReader.MaxBytes, cancellationToken);
        var synonyms = content is BoundedFile.Bytes(var bytes) ? SynonymsReader.Read(Encoding.UTF8.GetString(bytes), found) : null;
        if (content is BoundedFile.Bytes(var kept))
            contents.Add(file.Name, kept);
        faults.AddRange(content is BoundedFile.Unusable(var fault) ? [fault] : found.ToImmutable());
        return synonyms ?? previous?.Synonyms ?? [];
    }

    private KnowledgeFault? Overdue(PolicyPage page)
    {
        if (page.EffectiveTo < Today)
            return new(page.File, 1, $"The page ended on {page.EffectiveTo:yyyy-MM-dd}.", "Delete it, or give it a new effective_to.", Refused: false);
        if (page.ReviewBy < Today)
            return new(page.File, 1, $"The page was to be reviewed by {page.ReviewBy:yyyy-MM-dd}.", "Check it with its owner and move review_by.", Refused: false);
        return null;
    }
}
