using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Prompts;

namespace Assistant.Core.Knowledge;

/// <summary>The first 12 hexadecimal digits of the hash over everything in a release.</summary>
[JsonConverter(typeof(TextIdJsonConverter<ReleaseId>))]
public readonly record struct ReleaseId(string Value) : ITextId<ReleaseId>
{
    public static bool TryParse([NotNullWhen(true)] string? text, out ReleaseId id)
    {
        id = OpaqueId.IsValid(text) ? new ReleaseId(text) : default;
        return id.Value is not null;
    }

    public override string ToString() => Value;
}

/// <summary>
/// Everything that answers and decides: page versions, rules, synonyms, and the prompts with their flows and wording. It is live together.
/// Immutable; a turn pins one from start to end.
/// </summary>
/// <param name="Synonyms">Groups of equal terms that content teams keep.</param>
public sealed record Release(ReleaseId Id, ImmutableArray<PolicyPage> Pages, ImmutableArray<ImmutableArray<string>> Synonyms)
{
    /// <summary>What the pages rule, for code.</summary>
    public RuleBook Rules { get; init; } = RuleBook.Empty;

    /// <summary>What answers are worded by.</summary>
    public PromptLibrary Prompts { get; init; } = PromptLibrary.None;

    public Wording Wording => Prompts.Wording;

    /// <summary>What answers may quote: the pages that shoppers may read.</summary>
    public IEnumerable<Passage> Passages => Pages.Where(page => page.IsForShoppers).SelectMany(page => page.Passages);

    public PolicyPage? Find(PageId id) => Pages.FirstOrDefault(page => page.Id == id);

    /// <summary>All passages under the heading of one, in page order: a long section is cut into several.</summary>
    public IReadOnlyList<Passage> Section(Passage passage) =>
        Find(passage.Page)?.Passages.Where(other => other.Anchor == passage.Anchor).ToList() is { Count: > 0 } section ? section : [passage];
}

/// <summary>Says which release is live now. Exactly one is.</summary>
public interface ILiveRelease
{
    Release Current { get; }
}

/// <summary>The folders that a release is made of.</summary>
public enum ContentFolder
{
    Knowledge,
    Prompts,
}

/// <summary>Something wrong with a file that a release is made of.</summary>
/// <param name="File">Relative to its folder.</param>
/// <param name="Line">One-based; 1 when the whole file is meant.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Remedy">What to do about it; empty where the message says it.</param>
/// <param name="Refused">Whether the page stays out, or for a prompt, the whole release; else it is a warning.</param>
public sealed record KnowledgeFault(string File, int Line, string Message, string Remedy, bool Refused)
{
    public ContentFolder Folder { get; init; }
}
