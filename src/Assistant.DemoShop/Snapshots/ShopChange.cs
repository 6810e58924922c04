using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Assistant.DemoShop.Snapshots;

/// <summary>The three kinds of record in a shop.</summary>
public enum ShopRecordKind
{
    Customer,
    Product,
    Order,
}

/// <summary>A change of one record from outside, such as the warehouse cancelling an order.</summary>
/// <param name="Id">The record's id, or the order's number. A record that is not there is made.</param>
/// <param name="Patch">JSON merge patch (RFC 7396) over the record as docs/shop-snapshot.md describes it.</param>
public sealed record ShopChange(ShopRecordKind Kind, string Id, JsonObject Patch);

/// <summary>How a change ended.</summary>
public abstract record ShopChangeOutcome
{
    private ShopChangeOutcome()
    {
    }

    public sealed record Changed : ShopChangeOutcome;

    /// <summary>Nothing was changed.</summary>
    public sealed record Refused(ImmutableArray<SnapshotFault> Faults) : ShopChangeOutcome;
}

/// <summary>One record that differs between two shops; null where a shop has no such record.</summary>
public sealed record ShopDifference(ShopRecordKind Kind, string Id, JsonObject? Before, JsonObject? After);
