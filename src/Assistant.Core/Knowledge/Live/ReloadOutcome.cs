using System.Collections.Immutable;

namespace Assistant.Core.Knowledge;

/// <summary>What a reload of the knowledge folder came to.</summary>
public abstract record ReloadOutcome(ImmutableArray<KnowledgeFault> Faults)
{
    /// <summary>The folder says what is live already.</summary>
    public sealed record Unchanged(ImmutableArray<KnowledgeFault> Faults) : ReloadOutcome(Faults);

    /// <summary><paramref name="Release"/> is live now; it took the place of <paramref name="Before"/>.</summary>
    public sealed record Published(Release Release, ReleaseId Before, ImmutableArray<KnowledgeFault> Faults) : ReloadOutcome(Faults);

    /// <summary>Something new is refused, so the release stays as it was until the whole folder is good.</summary>
    public sealed record Withheld(ImmutableArray<KnowledgeFault> Faults) : ReloadOutcome(Faults);
}
