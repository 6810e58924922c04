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

/// <summary>What rolling back came to.</summary>
public abstract record RollBackOutcome
{
    private RollBackOutcome()
    {
    }

    /// <summary><paramref name="Release"/> is live again, in the place of <paramref name="Before"/>.</summary>
    public sealed record RolledBack(Release Release, ReleaseId Before) : RollBackOutcome;

    /// <summary>No other release was live before, or the one that is named is live.</summary>
    public sealed record NothingBefore : RollBackOutcome;

    /// <summary>The files of that release are not kept here, or give another release with this version of the program.</summary>
    public sealed record NotKept(ReleaseId Release) : RollBackOutcome;
}
