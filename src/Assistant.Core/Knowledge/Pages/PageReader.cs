using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

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

/// <summary>Reads one policy page from its bytes. Never throws for what the bytes hold, and never reads anything else.</summary>
internal static class PageReader
{
    public const int MaxBytes = 256 * 1024;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="file">Relative to the knowledge folder, with forward slashes.</param>
    public static PageReading Read(string file, ReadOnlySpan<byte> bytes, PageStrictness strictness)
    {
        var faults = new FaultList(file);
        var (page, outline) = Read(file, bytes, strictness is PageStrictness.Strict, faults);
        return new(faults.AnyRefused ? null : page, faults.ToImmutable(), outline?.Links ?? [], outline?.Anchors ?? []);
    }

    /// <summary>The name that a page's file suggests for its id.</summary>
    public static string SuggestedId(string file)
    {
        var slug = HeadingAnchors.Slug(Path.GetFileNameWithoutExtension(file)).Replace('_', '-');
        var usable = string.Concat(slug.Where(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-')).Trim('-');
        return usable is "" ? "page" : usable[..Math.Min(usable.Length, 64)];
    }

    private static (PolicyPage?, PageOutline?) Read(string file, ReadOnlySpan<byte> bytes, bool strict, FaultList faults)
    {
        if (bytes.Length > MaxBytes)
        {
            faults.Refuse(1, $"The page is larger than {MaxBytes / 1024} KiB.", "Split it into pages of one subject each.");
            return default;
        }

        if (Decode(bytes, faults) is not { } text)
            return default;

        var visible = InvisibleText.Remove(text, firstLine: 1, faults);
        if (PageText.Cut(visible) is not { } cut)
        {
            faults.Refuse(1, "The front matter that starts on line 1 is never closed.", "Put a line --- below its last field.");
            return default;
        }

        var front = FrontMatterReader.Read(cut, faults);
        if (Outline(cut, strict, faults) is not { } outline)
            return default;

        return (Assemble(file, Version(bytes), cut, Named(file, cut, front, outline, strict, faults), outline), outline);
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

    private static PolicyPage? Assemble(string file, string version, PageText cut, FrontMatter front, PageOutline outline) =>
        front is not { Id: { } id, Title: { } title }
            ? null
            : new PolicyPage
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
                File = file,
                Version = version,
                Body = cut.Body,
                Passages = [.. Passages(id, title, version, outline)],
            };

    private static IEnumerable<Passage> Passages(PageId id, string title, string version, PageOutline outline) =>
        outline.Sections
            .SelectMany(section => PassageCutter.Cut(section.Units).Select(text => (section, text)))
            .Select((piece, ordinal) => new Passage(
                id,
                title,
                piece.section.Anchor,
                [.. piece.section.HeadingPath.Where(heading => heading != title)],
                version,
                ordinal,
                piece.text,
                [.. piece.section.Asks]));

    private static string Version(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return Convert.ToHexStringLower(hash[..6]);
    }
}
