using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Assistant.Core.Policy.Compiling;
using Assistant.Core.Policy.Prose;
using Assistant.Core.Policy.Rules;

namespace Assistant.Core.Knowledge;

/// <summary>How much a page has to say about itself.</summary>
public enum PageStrictness
{
    /// <summary>A shop's own folder: a page without <c>id</c> and <c>title</c> is refused by name.</summary>
    Strict,

    /// <summary>Pages that somebody else wrote: a missing id is the file's name, a missing title the first heading.</summary>
    Lenient,
}

/// <summary>What became of one file.</summary>
/// <param name="Page">Null when the page is refused; the faults say why.</param>
/// <param name="Anchors">Fragments that links may point to.</param>
internal sealed record PageReading(
    PolicyPage? Page, ImmutableArray<KnowledgeFault> Faults, ImmutableArray<PageLink> Links, ImmutableArray<string> Anchors);

/// <summary>A page whose front matter has been read and whose text has not.</summary>
/// <param name="Version">Hash of the file's bytes.</param>
/// <param name="Cut">Null when the bytes are no page.</param>
internal sealed record OpenedPage(
    string File, string Version, bool Strict, PageText? Cut, FrontMatter Front, ImmutableArray<KnowledgeFault> Faults)
{
    public string Id => Front.Id?.Value ?? PageReader.SuggestedId(File);

    /// <summary>The values of its rules for markers, by the rules' ids.</summary>
    public IEnumerable<(string Id, string Written)> Values => Front.RuleDrafts.Select(rule => ($"{Id}.{rule.Name}", rule.Written));

    public bool HasMarkers => Cut?.Body.Contains("{{", StringComparison.Ordinal) is true;
}

/// <summary>Reads one policy page from its bytes. Never throws for what the bytes hold, and never reads anything else.</summary>
internal static class PageReader
{
    public const int MaxBytes = 256 * 1024;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a page that shows no values of rules but its own.</summary>
    /// <param name="file">Relative to the knowledge folder, with forward slashes.</param>
    public static PageReading Read(string file, ReadOnlySpan<byte> bytes, PageStrictness strictness)
    {
        var opened = Open(file, bytes, strictness);
        return Finish(opened, new Markers(opened.Values));
    }

    /// <summary>Reads what a page says about itself. Its text waits until the rules of all pages are known.</summary>
    public static OpenedPage Open(string file, ReadOnlySpan<byte> bytes, PageStrictness strictness)
    {
        var faults = new FaultList(file);
        var cut = Cut(bytes, faults);
        var front = cut is null ? new() : FrontMatterReader.Read(cut, faults);
        return new(file, Version(bytes), strictness is PageStrictness.Strict, cut, front, faults.ToImmutable());
    }

    /// <summary>Reads the text of an opened page, with the values of rules put in.</summary>
    public static PageReading Finish(OpenedPage opened, Markers markers)
    {
        var faults = new FaultList(opened.File, opened.Faults);
        if (opened.Cut is not { } cut)
            return new(null, opened.Faults, [], []);

        var rendered = cut with { Body = markers.Render(cut.Body, opened.Id, cut.BodyLine, opened.Strict, faults) };
        if (Outline(rendered, opened.Strict, faults) is not { } outline)
            return new(null, faults.ToImmutable(), [], []);

        var front = Named(opened.File, cut, opened.Front, outline, opened.Strict, faults);
        var page = Assemble(opened, rendered, front, outline, markers);
        return new(faults.AnyRefused ? null : page, faults.ToImmutable(), outline.Links, outline.Anchors);
    }

    /// <summary>The name that a page's file suggests for its id.</summary>
    public static string SuggestedId(string file)
    {
        var slug = HeadingAnchors.Slug(Path.GetFileNameWithoutExtension(file)).Replace('_', '-');
        var usable = string.Concat(slug.Where(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-')).Trim('-');
        return usable is "" ? "page" : usable[..Math.Min(usable.Length, 64)];
    }

    private static PageText? Cut(ReadOnlySpan<byte> bytes, FaultList faults)
    {
        if (bytes.Length > MaxBytes)
        {
            faults.Refuse(1, $"The page is larger than {MaxBytes / 1024} KiB.", "Split it into pages of one subject each.");
            return null;
        }

        if (Decode(bytes, faults) is not { } text)
            return null;

        var cut = PageText.Cut(InvisibleText.Remove(text, firstLine: 1, faults));
        if (cut is null)
            faults.Refuse(1, "The front matter that starts on line 1 is never closed.", "Put a line --- below its last field.");
        return cut;
    }

    private static string? Decode(ReadOnlySpan<byte> bytes, FaultList faults)
    {
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            faults.Refuse(1, "The page is saved as UTF-16.", "Save it as UTF-8.");
            return null;
        }

        if (bytes is [0xEF, 0xBB, 0xBF, ..])
            bytes = bytes[3..];

        try
        {
            return StrictUtf8.GetString(bytes).ReplaceLineEndings("\n");
        }
        catch (DecoderFallbackException exception)
        {
            var before = bytes[..Math.Clamp(exception.Index, 0, bytes.Length)];
            var column = before.Length - before.LastIndexOf((byte)'\n');
            faults.Refuse(before.Count((byte)'\n') + 1, $"Byte {column} of the line is not UTF-8.", "Save the page as UTF-8.");
            return null;
        }
    }

    private static PageOutline? Outline(PageText cut, bool strict, FaultList faults)
    {
        if (MarkupLimits.Exceeded(cut.Body, cut.BodyLine) is { } line)
        {
            faults.Refuse(line, "The paragraph holds more brackets than text could need.", "Divide it with blank lines, or remove what is not text.");
            return null;
        }

        try
        {
            return PageOutline.Read(cut.Body, cut.BodyLine, strict, faults);
        }
        catch (ArgumentException)
        {
            faults.Refuse(cut.BodyLine, "Lists, quotes or brackets are nested too deeply.", "Write it flatter.");
            return null;
        }
    }

    /// <summary>Fills in, or asks for, what a page must say about itself.</summary>
    private static FrontMatter Named(string file, PageText cut, FrontMatter front, PageOutline outline, bool strict, FaultList faults)
    {
        var id = SuggestedId(file);
        var title = outline.FirstHeading ?? front.Title ?? Path.GetFileNameWithoutExtension(file);
        if (!strict)
            return front with { Id = front.Id ?? new PageId(id), Title = front.Title ?? title };

        var missing = new[] { front.Id is null ? "id" : null, front.Title is null ? "title" : null }.OfType<string>().ToList();
        if (missing.Count > 0 && !faults.AnyRefused)
        {
            faults.Refuse(
                1,
                $"The page {file} has no {string.Join(" and no ", missing)}.",
                cut.Yaml is null
                    ? $"Start it with the lines: ---, id: {id}, title: {Shown.Short(title)}, ---."
                    : $"Add to its front matter: {string.Join(", ", missing.Select(field => field is "id" ? $"id: {id}" : $"title: {Shown.Short(title)}"))}.");
        }

        return front;
    }

    private static PolicyPage? Assemble(OpenedPage opened, PageText cut, FrontMatter front, PageOutline outline, Markers markers)
    {
        if (front is not { Id: { } id, Title: { } title })
            return null;

        var body = MarkedText.Read(cut.Body, markers);
        var version = body.Places.IsEmpty ? opened.Version : Version(Encoding.UTF8.GetBytes($"{opened.Version}\n{body.Text}"));
        var passages = Passages(id, title, version, outline, markers).ToList();
        return new PolicyPage
        {
            Id = id,
            Title = title,
            Owner = front.Owner,
            EffectiveFrom = front.EffectiveFrom,
            EffectiveTo = front.EffectiveTo,
            Audience = front.Audience ?? "everyone",
            Locale = front.Locale ?? "en",
            ReviewBy = front.ReviewBy,
            Rules = front.Rules,
            PageRules = new(front.RuleDrafts, [.. passages.SelectMany(passage => PageSentence.Of(passage.Passage, passage.Marked))]),
            File = opened.File,
            Version = version,
            Body = body.Text,
            BodyLine = cut.BodyLine,
            Passages = [.. passages.Select(passage => passage.Passage)],
        };
    }

    private static IEnumerable<(Passage Passage, MarkedText Marked)> Passages(PageId id, string title, string version, PageOutline outline, Markers markers) =>
        outline.Sections
            .SelectMany(section => PassageCutter.Cut(section.Units).Select(text => (section, marked: MarkedText.Read(text, markers))))
            .Select((piece, ordinal) => (
                new Passage(
                    id,
                    title,
                    piece.section.Anchor,
                    [.. piece.section.HeadingPath.Where(heading => heading != title)],
                    version,
                    ordinal,
                    piece.marked.Text,
                    [.. piece.section.Asks.Select(ask => MarkedText.Read(ask, markers).Text)]),
                piece.marked));

    private static string Version(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return Convert.ToHexStringLower(hash[..6]);
    }
}
