using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Assistant.Core.Policy.Compiling;

namespace Assistant.Core.Knowledge;

/// <summary>The stable id of a policy page, from its front matter: lower-case letters, digits, dots and hyphens.</summary>
[JsonConverter(typeof(TextIdJsonConverter<PageId>))]
public readonly record struct PageId(string Value) : ITextId<PageId>
{
    public static bool TryParse([NotNullWhen(true)] string? text, out PageId id)
    {
        var valid = text is { Length: > 0 and <= 64 }
            && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-');
        id = valid ? new PageId(text!) : default;
        return valid;
    }

    public override string ToString() => Value;
}

/// <summary>A Markdown page of the shop's policies, as a content team wrote it.</summary>
public sealed record PolicyPage
{
    public required PageId Id { get; init; }

    public required string Title { get; init; }

    /// <summary>The role that answers for the page, such as <c>Returns team</c>.</summary>
    public string? Owner { get; init; }

    /// <summary>First day the page applies; null: always has.</summary>
    public DateOnly? EffectiveFrom { get; init; }

    /// <summary>Last day the page applies; null: no end.</summary>
    public DateOnly? EffectiveTo { get; init; }

    public string Audience { get; init; } = "everyone";

    public string Locale { get; init; } = "en";

    public DateOnly? ReviewBy { get; init; }

    /// <summary>What code enforces, as the page writes it; null where the page has no rules.</summary>
    public RuleSource? Rules { get; init; }

    /// <summary>The same, read, with the sentences that rules put their values into.</summary>
    internal PageRules PageRules { get; init; } = PageRules.None;

    /// <summary>Path of the file, relative to the knowledge folder, with forward slashes.</summary>
    public required string File { get; init; }

    /// <summary>First 12 hexadecimal digits of the SHA-256 of the file, with the values of rules put in; changes with every edit.</summary>
    public required string Version { get; init; }

    /// <summary>The Markdown below the front matter, with the values of rules put in.</summary>
    public required string Body { get; init; }

    /// <summary>One-based line of the file on which <see cref="Body"/> starts.</summary>
    public int BodyLine { get; init; } = 1;

    /// <summary>Whether shoppers may read it and be answered from it. Other audiences' pages hold rules for people and code alone.</summary>
    public bool IsForShoppers => Audience is "everyone";

    /// <summary>The pieces that retrieval may return, in page order.</summary>
    public required ImmutableArray<Passage> Passages { get; init; }

    public bool IsEffective(DateOnly day) => (EffectiveFrom is not { } from || from <= day) && (EffectiveTo is not { } to || day <= to);
}

/// <summary>The <c>rules</c> field of a page as it was written.</summary>
/// <param name="Yaml">From the line <c>rules:</c> on.</param>
/// <param name="Line">One-based line of the file on which <paramref name="Yaml"/> starts.</param>
public sealed record RuleSource(string Yaml, int Line);

/// <summary>A piece of a page under one heading, small enough to quote and large enough to stand alone.</summary>
/// <param name="Anchor">The heading's fragment on the page, such as <c>how-long-you-have</c>; empty for text above the first heading.</param>
/// <param name="HeadingPath">Headings from wide to narrow, without the page title.</param>
/// <param name="Version">The page's version.</param>
/// <param name="Ordinal">Position on the page; makes (page, ordinal) unique.</param>
/// <param name="Text">Plain text: Markdown marks removed, list items and table rows as lines of their own.</param>
/// <param name="Asks">Questions that the editor says this section answers.</param>
public sealed record Passage(
    PageId Page,
    string PageTitle,
    string Anchor,
    ImmutableArray<string> HeadingPath,
    string Version,
    int Ordinal,
    string Text,
    ImmutableArray<string> Asks)
{
    /// <summary>Unique inside a release, such as <c>returns#how-long-you-have.2</c>.</summary>
    public string Key => $"{Page}#{Anchor}.{Ordinal}";
}
