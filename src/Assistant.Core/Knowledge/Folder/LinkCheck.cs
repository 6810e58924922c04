namespace Assistant.Core.Knowledge;

/// <summary>
/// Checks the links between pages against the list of pages that were read. It never asks the file system, so that a link can
/// name anything without anything being touched.
/// </summary>
internal sealed class LinkCheck(IReadOnlyDictionary<string, PageReading> pages)
{
    private static readonly string[] Schemes = ["http:", "https:", "mailto:", "tel:"];

    public IEnumerable<KnowledgeFault> Check(string file, PageReading page) =>
        page.Links.Select(link => Check(file, page, link)).OfType<KnowledgeFault>();

    private KnowledgeFault? Check(string file, PageReading page, PageLink link)
    {
        var target = Unescaped(link.Target);
        if (target.Contains(TemplateVariables.Blank, StringComparison.Ordinal) || Schemes.Any(scheme => target.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)))
            return null;

        // Root-relative links belong to the shop's site, which is not ours to check.
        if (target.StartsWith('/') && !target.StartsWith("//", StringComparison.Ordinal))
            return null;

        if (target.Any(c => char.IsControl(c) || c is '\\') || target.Split('/')[0].Contains(':', StringComparison.Ordinal) || target.StartsWith("//", StringComparison.Ordinal))
            return Fault("is not a web address or a page", "Link to https://…, or to a page such as returns.md.");

        var (path, anchor) = target.Split('#', 2) is [var before, var after] ? (before, after) : (target, "");
        if (path.Length == 0)
            return anchor.Length == 0 || page.Anchors.Contains(anchor) ? null : Fault("names a heading that this page does not have", "Use the heading's words in lower case, joined by hyphens.");

        if (Resolve(file, path) is not { } resolved)
            return Fault("leads out of the knowledge folder", "Link to a page of this folder or to https://….");
        if (!pages.TryGetValue(resolved, out var linked))
            return Fault("names no page of this folder", "Correct the name, or remove the link.");
        return anchor.Length == 0 || linked.Anchors.Contains(anchor) ? null : Fault($"names a heading that {resolved} does not have", "Use the heading's words in lower case, joined by hyphens.");

        KnowledgeFault Fault(string what, string remedy) =>
            new(file, link.Line, $"The link to `{Shown.Short(link.Target)}` {what}.", remedy, Refused: false);
    }

    /// <summary>A link may be escaped more than once to slip through; unescape until nothing changes.</summary>
    private static string Unescaped(string target)
    {
        for (var round = 0; round < 4 && Uri.UnescapeDataString(target) is var plain && plain != target; round++)
            target = plain;
        return target;
    }

    private static string? Resolve(string file, string path)
    {
        var parts = new Stack<string>(file.Split('/').SkipLast(1));
        foreach (var part in path.Split('/'))
        {
            if (part is "" or ".")
                continue;
            if (part is not "..")
                parts.Push(part);
            else if (!parts.TryPop(out _))
                return null;
        }

        return string.Join('/', parts.Reverse());
    }
}
