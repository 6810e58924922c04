using System.Text.Json.Serialization;

namespace Assistant.DemoShop.Records;

/// <summary>What a snapshot says of itself, beside its customers, products and orders.</summary>
internal sealed record SnapshotHeader : ShopRecord
{
    public const int CurrentVersion = 1;

    /// <summary>The version of the format.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required int Version { get; init; }

    /// <summary>ISO 4217; catalog prices are in it, and orders that name no other.</summary>
    public required string Currency { get; init; }
}
