using System.Collections.Immutable;

namespace Assistant.DemoShop.Snapshots;

/// <summary>One thing that is wrong with a snapshot.</summary>
/// <param name="Path">Where it is, as a JSON path: <c>$.orders[17].lines[0].quantity</c>.</param>
/// <param name="Record">Which record that is, in the shop's words: <c>order W1042</c>; empty where it cannot be named.</param>
/// <param name="Problem">What is wrong.</param>
/// <param name="Remedy">What to do.</param>
public sealed record SnapshotFault(string Path, string Record, string Problem, string Remedy)
{
    public override string ToString() => $"{Path}{(Record is "" ? "" : $" ({Record})")}: {Problem} {Remedy}";
}

/// <summary>How far an import is, or how much it brought.</summary>
public readonly record struct SnapshotCounts(int Customers, int Products, int Orders);

/// <summary>How an import ended.</summary>
public abstract record SnapshotImport
{
    private SnapshotImport()
    {
    }

    /// <summary>The shop now holds exactly what the snapshot says.</summary>
    public sealed record Imported(SnapshotCounts Counts) : SnapshotImport;

    /// <summary>The shop is as it was before. At most <see cref="MaxFaults"/> faults are told.</summary>
    public sealed record Refused(ImmutableArray<SnapshotFault> Faults) : SnapshotImport;

    /// <summary>After so many faults an import gives up.</summary>
    public const int MaxFaults = 50;
}
