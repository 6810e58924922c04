using System.Collections.Immutable;
using System.Globalization;

namespace Assistant.Core.Knowledge;

/// <summary>
/// Keeps the files of every release that was live, and the order in which they were, so that an earlier one can be brought back. A
/// release is kept before it is live; a folder of it is never changed again.
/// </summary>
/// <remarks>
/// The journal has a line per change: <c>2026-11-21T20:45:00Z published 1069d065e3e2</c>, or <c>… rolled-back-from 1069d065e3e2 to
/// 77362bfcba80</c>. A line that breaks off, as after a crash, is not read.
/// </remarks>
public sealed class ReleaseArchive(string folder, TimeProvider clock)
{
    private const string Journal = "releases.log";
    private const string Published = "published";
    private const string RolledBack = "rolled-back-from";

    /// <summary>Releases by the time they went live, the newest last; one that was brought back stands there again.</summary>
    public ImmutableArray<ArchivedRelease> List() => [.. Entries().Select(entry => new ArchivedRelease(entry.To, entry.At, entry.From))];

    /// <summary>The release that was live last; null before the first.</summary>
    public ReleaseId? Live => Entries() is [.., var last] ? last.To : null;

    /// <summary>The release that was given up for <see cref="Live"/> by rolling back; null where the last change was a publication.</summary>
    public ReleaseId? GivenUp => Entries() is [.., var last] ? last.From : null;

    /// <summary>The release that was live before the one that is; null where there was none.</summary>
    public ReleaseId? Before
    {
        get
        {
            var entries = Entries();
            return entries is [.., var last] ? entries.LastOrDefault(entry => entry.To != last.To && entry.To != last.From)?.To : null;
        }
    }

    /// <summary>Where the files of a release lie; null where it is not kept.</summary>
    public string? FolderOf(ReleaseId id) => IsHash(id.Value) && Path.Combine(folder, id.Value) is var kept && Directory.Exists(kept) ? kept : null;

    /// <summary>Whether a release can be called so: anything else could name a folder outside the archive.</summary>
    public static bool IsHash(string text) => text.Length is 12 && text.All(char.IsAsciiHexDigitLower);

    /// <summary>Keeps the files that a release was made of, and notes that it goes live.</summary>
    /// <param name="files">By the name under which they are kept, see <see cref="Compilation.Files"/>.</param>
    /// <exception cref="IOException">They cannot be written; the release must not go live then.</exception>
    public void Keep(ReleaseId id, IReadOnlyDictionary<string, byte[]> files)
    {
        if (FolderOf(id) is null)
        {
            var making = Path.Combine(folder, $".{id.Value}");
            foreach (var (name, content) in files)
            {
                var path = Path.Combine(making, name);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllBytes(path, content);
            }

            Directory.CreateDirectory(making);
            Directory.Move(making, Path.Combine(folder, id.Value));
        }

        Note($"{Published} {id}");
    }

    public void RollBack(ReleaseId from, ReleaseId to) => Note($"{RolledBack} {from} to {to}");

    private void Note(string what)
    {
        Directory.CreateDirectory(folder);
        File.AppendAllText(Path.Combine(folder, Journal), string.Create(CultureInfo.InvariantCulture, $"{clock.GetUtcNow():yyyy-MM-ddTHH:mm:ssZ} {what}\n"));
    }

    private List<Entry> Entries()
    {
        var journal = Path.Combine(folder, Journal);
        return File.Exists(journal) ? [.. File.ReadLines(journal).Select(Read).OfType<Entry>()] : [];
    }

    private static Entry? Read(string line) => line.Split(' ') switch
    {
        [var at, Published, var id] when At(at) is { } time && ReleaseId.TryParse(id, out var to) => new(time, to, null),
        [var at, RolledBack, var before, "to", var id] when At(at) is { } time && ReleaseId.TryParse(before, out var from) && ReleaseId.TryParse(id, out var to) => new(time, to, from),
        _ => null,
    };

    private static DateTimeOffset? At(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;

    private sealed record Entry(DateTimeOffset At, ReleaseId To, ReleaseId? From);
}

/// <param name="At">When it went live.</param>
/// <param name="Instead">The release that was given up for it by rolling back; null where it was published.</param>
public sealed record ArchivedRelease(ReleaseId Id, DateTimeOffset At, ReleaseId? Instead);
