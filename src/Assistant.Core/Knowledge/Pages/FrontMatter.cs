using System.Collections.Immutable;
using Assistant.Core.Policy.Rules;

namespace Assistant.Core.Knowledge;

/// <summary>The fields at the top of a page, as far as they could be read.</summary>
internal sealed record FrontMatter
{
    public PageId? Id { get; init; }

    public string? Title { get; init; }

    public string? Owner { get; init; }

    public DateOnly? EffectiveFrom { get; init; }

    public DateOnly? EffectiveTo { get; init; }

    public string? Audience { get; init; }

    public string? Locale { get; init; }

    public DateOnly? ReviewBy { get; init; }

    public RuleSource? Rules { get; init; }

    public ImmutableArray<RuleDraft> RuleDrafts { get; init; } = [];
}

/// <summary>A page cut where its front matter ends.</summary>
/// <param name="Yaml">Text between the two <c>---</c> lines; null without front matter. It starts on line 2.</param>
/// <param name="BodyLine">One-based line on which <paramref name="Body"/> starts.</param>
internal sealed record PageText(string? Yaml, string Body, int BodyLine)
{
    /// <summary>Null when the front matter is opened but never closed.</summary>
    public static PageText? Cut(string text)
    {
        var lines = text.Split('\n');
        if (lines[0].TrimEnd() != "---")
            return new(null, text, 1);

        var end = Array.FindIndex(lines, 1, line => line.TrimEnd() is "---" or "...");
        return end < 0 ? null : new(string.Join('\n', lines[1..end]), string.Join('\n', lines[(end + 1)..]), end + 2);
    }

    public ImmutableArray<string> YamlLines => Yaml is null ? [] : [.. Yaml.Split('\n')];
}
