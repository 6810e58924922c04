using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Assistant.Core.Policy.Compiling;
using Assistant.Core.Policy.Prose;

namespace Assistant.Core.Knowledge;

/// <summary>What a knowledge folder holds right now.</summary>
/// <param name="Release">All usable pages; for a page that has become bad, the version of the previous release.</param>
public sealed record Compilation(Release Release, ImmutableArray<KnowledgeFault> Faults)
{
    /// <summary>What was read: the bytes of each page and of the synonyms, by name.</summary>
    public IReadOnlyDictionary<string, byte[]> Files { get; init; } = ImmutableDictionary<string, byte[]>.Empty;
}

/// <summary>
/// Compiles a folder of Markdown pages into a release. Each page is read by itself: whatever is wrong with one is a fault with
/// file, line and remedy, and the others load. Nothing outside the folder is ever read.
/// </summary>
public sealed class KnowledgeFolder(string root, PageStrictness strictness, TimeProvider clock)
{
    /// <summary>Readings by content, and by the values put into it: a page that has not changed costs one read and one hash.</summary>
    private Dictionary<(string File, string Hash), PageReading> _read = [];

    public string Root { get; } = Path.GetFullPath(root);

    /// <summary>Another folder that is read in the same way.</summary>
    public KnowledgeFolder At(string other) => new(other, strictness, clock);

    /// <param name="previous">Lends its version of pages that can no longer be used; null at the first reading.</param>
    public async Task<Compilation> CompileAsync(Release? previous, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(Root))
        {
            var missing = new KnowledgeFault(".", 1, $"The knowledge folder {Root} does not exist.", "Create it, or set Knowledge:Path.", Refused: true);
            return new(previous ?? Compile([], [], []), [missing]);
        }

        List<KnowledgeFault> faults = [];
        var files = FolderFiles.List(Root, faults);
        var contents = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        var readings = await ReadPagesAsync(files, contents, cancellationToken);
        var synonyms = await ReadSynonymsAsync(files, previous, contents, faults, cancellationToken);

        var links = new LinkCheck(readings);
        foreach (var (file, reading) in readings)
            faults.AddRange([.. reading.Faults, .. links.Check(file, reading)]);

        var pages = ReleasePages.Choose(readings, previous, faults);
        faults.AddRange(pages.Select(Overdue).OfType<KnowledgeFault>());
        return new(
            Compile(pages, synonyms, faults),
            [.. faults.OrderBy(fault => fault.File, StringComparer.Ordinal).ThenBy(fault => fault.Line).ThenByDescending(fault => fault.Refused)])
        {
            Files = contents,
        };
    }

    /// <summary>Changes whenever a file is added, removed or written; cheap enough to ask every second.</summary>
    public string Stamp()
    {
        if (!Directory.Exists(Root))
            return "";

        var stamp = new StringBuilder();
        foreach (var file in FolderFiles.List(Root, []))
            stamp.Append(System.Globalization.CultureInfo.InvariantCulture, $"{file.Name}|{file.Length}|{file.WrittenUtc.Ticks}\n");
        return stamp.ToString();
    }

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    private Release Compile(ImmutableArray<PolicyPage> pages, ImmutableArray<ImmutableArray<string>> synonyms, List<KnowledgeFault> faults) =>
        new(ReleaseHash.Of(pages, synonyms), pages, synonyms) { Rules = RuleCompiler.Compile(pages, Today, faults) };

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
